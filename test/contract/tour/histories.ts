// Random histories: people save while we look, in the same second and between two calls of one look. Every change has to be seen.

import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src/core/record.ts';
import type { Chance } from '../../../src/simulator/chance.ts';
import type { Page, Sighting } from '../../../src/sync/ports.ts';
import type { Driver, Staged } from '../driver.ts';
import { chanceFrom, follow, must, readOne } from '../steps.ts';

/** One deed of somebody, picked by chance, after a while of its own. */
function deed({ stand, person }: Staged, chance: Chance, ids: RecordId[]): void {
  stand.clock.advance(chance.pick([1, 1, 1, 10, 400, 1_100, 2_500]));
  const text = chance.hex(6);
  const id = chance.pick([...ids, '']);
  if (ids.length < 5 || id === '') ids.push(person.make({ name: `Person ${ids.length}`, lastName: `P${ids.length}` }));
  else person.edit(id, chance.happens(0.5) ? { billingCity: text } : { email: `${text}@example.com` });
}

/** Looks as a pass does: only a fresh look reaches back, its further pages do not; a pass that is cut off looks once more. */
async function lookOn(staged: Staged, chance: Chance, looks: number, before: () => void): Promise<Sighting[]> {
  const seen: Sighting[] = [];
  let checkpoint: string | null = null;
  let isFresh = true;
  for (let count = 0; count < looks; count++) {
    before();
    const options = { limit: chance.pick([2, 3, 5, 9]), overlapMs: isFresh ? 5_000 : 0 };
    const page: Page = must(await staged.stand.enter().look(staged.stand.kind, checkpoint, options));
    if (chance.happens(0.2)) continue;
    seen.push(...page.sightings);
    checkpoint = page.checkpoint;
    isFresh = !page.more;
  }
  // Once it is quiet: the rest of that look, and one more.
  staged.stand.meanwhile = null;
  staged.stand.clock.advance(5_000);
  const rest = await follow(staged.stand.enter(), checkpoint, { limit: 5, overlapMs: isFresh ? 5_000 : 0 });
  const quiet = await follow(staged.stand.enter(), rest.checkpoint, { limit: 5, overlapMs: 5_000 });
  return [...seen, ...rest.sightings, ...quiet.sightings];
}

/** What was last seen of each record, and what there is. */
async function compare({ stand }: Staged, seen: readonly Sighting[], ids: readonly RecordId[]): Promise<void> {
  const last = new Map<RecordId, string>();
  for (const { id, sight } of seen) if (sight.is === 'present') last.set(id, sight.seen.version);
  const system = stand.enter();
  const now = new Map<RecordId, string>();
  for (const id of ids) now.set(id, (await readOne(system, id)).version);
  expect(last).toEqual(now);
}

export function tourOfHistories({ open }: Driver, seeds: readonly number[]): void {
  describe('people who save all the time', () => {
    test.each(seeds)('between looks: every last version is seen (history %i)', async (seed) => {
      const staged = await open();
      const chance = chanceFrom(seed);
      const ids: RecordId[] = [];
      const seen = await lookOn(staged, chance, 30, () => {
        for (let deeds = chance.below(9); deeds > 0; deeds--) deed(staged, chance, ids);
      });
      await compare(staged, seen, ids);
    });

    test.each(seeds)('between the calls of a look: every last version is seen (history %i)', async (seed) => {
      const staged = await open();
      const chance = chanceFrom(seed + 500);
      const ids: RecordId[] = [];
      for (let deeds = 0; deeds < 12; deeds++) deed(staged, chance, ids);
      staged.stand.meanwhile = () => {
        if (chance.happens(0.6)) deed(staged, chance, ids);
      };
      const seen = await lookOn(staged, chance, 30, () => staged.stand.clock.advance(chance.below(4_000)));
      await compare(staged, seen, ids);
    });

    test('a record of a crowded second that is saved again between two calls pushes nobody out of sight', async () => {
      const staged = await open();
      const { stand, person } = staged;
      const ids = Array.from({ length: 9 }, (_, at) => person.make({ name: `Person ${at}` }));
      stand.clock.advance(60_000);
      for (let at = 9; at < 15; at++) ids.push(person.make({ name: `Person ${at}` }));
      stand.clock.advance(60_000);
      const [first] = must(await stand.enter().look(stand.kind, null, { limit: 3, overlapMs: 0 })).sightings;
      let calls = 0;
      stand.meanwhile = () => {
        calls += 1;
        if (calls === 2) person.edit(first?.id ?? '', { billingCity: 'Bonn' });
      };
      const { sightings } = await follow(stand.enter(), null, { limit: 3 });
      expect(new Set(sightings.map(({ id }) => id))).toEqual(new Set(ids));
    });
  });
}
