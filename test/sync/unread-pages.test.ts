// Pages of changes that nobody has read wholly: their look's mark stays before them, whoever is new waits for them, and they are read at
// once. Found by a random history, in which a record without a link waited an hour for the other side's own timer.

import { describe, expect, test } from 'vitest';
import { done, failed } from '../../src/core/problem.ts';
import type { Seen } from '../../src/core/record.ts';
import { lookAcross } from '../../src/sync/across.ts';
import { type Crew, Looks } from '../../src/sync/crew.ts';
import type { Look } from '../../src/sync/look.ts';
import { Memory } from '../../src/sync/memory.ts';
import type { Page } from '../../src/sync/ports.ts';
import type { LinkRow } from '../../src/sync/store.ts';
import { newcomer, NOW, records, row, stage } from './apply-crew.ts';

const look: Look = {
  kind: 'customer',
  side: 'accounting',
  sort: 'changes',
  phase: 'review',
  checkpoint: 'before',
  cursor: null,
  dueAt: null,
  work: 'timer',
  trigger: 'timer',
  actor: null,
  ids: null,
  running: null,
  taken: null,
  rest: [],
  attempts: 0,
  lookedAt: null,
  changedAt: null,
  tellers: {} as Look['tellers'],
  found: 0,
  lastWalk: null,
};

interface Given {
  /** What the page shows. */
  readonly shown: readonly Seen[];
  readonly more: boolean;
  readonly known?: readonly LinkRow[];
  readonly dueAt?: number | null;
}

/** Somebody new came in the CRM, and accounting's newest page is read for it. */
async function lookedAt({ shown, more, known = [], dueAt = null }: Given) {
  const { crew: plain } = stage();
  const page: Page = {
    sightings: shown.map((seen) => ({ id: seen.id, sight: { is: 'present', seen } })),
    checkpoint: 'behind',
    more,
  };
  const accounting = { ...plain.systems.accounting, spec: { looksBeforeWriting: true }, look: async () => done(page) };
  const store = { ...plain.store, recall: async () => ({ links: known, standings: [], issues: [] }) };
  const crew = {
    ...plain,
    store,
    looks: new Looks([{ ...look, dueAt }]),
    systems: { ...plain.systems, accounting },
  } as unknown as Crew;
  const { use, sights } = newcomer('crm', '1');
  const memory = new Memory();
  const all = { crm: new Map([[records('crm', '1').id, sights.crm]]), accounting: new Map() };
  const across = await lookAcross(crew, use, 'crm', all, memory, null);
  const changes = 'problem' in across ? [] : across.finish({ deferred: new Map(), halt: null });
  return { memory, changes };
}

const stranger = records('accounting', '9');

describe('a page that shows who nobody can plan here, with more behind it', () => {
  test('leaves the mark where it is, and is read at once', async () => {
    const { changes } = await lookedAt({ shown: [stranger], more: true });
    expect(changes).toMatchObject([{ side: 'accounting', sort: 'changes', mark: { at: NOW, ids: null } }]);
    expect(changes[0]).not.toHaveProperty('checkpoint');
    expect(changes[0]).not.toHaveProperty('rest');
  });

  test('is not marked a second time where it is due by itself', async () => {
    expect((await lookedAt({ shown: [stranger], more: true, dueAt: NOW + 5 })).changes).toEqual([]);
  });

  test('is told to whoever is new: they wait for it', async () => {
    const { memory } = await lookedAt({ shown: [stranger], more: true });
    expect([...memory.unread]).toEqual(['accounting']);
    expect([...memory.arrivals.keys()]).toEqual([stranger.id]);
  });
});

test('a last page that shows who nobody can plan here leaves the mark where it is, and hurries nobody', async () => {
  const { changes, memory } = await lookedAt({ shown: [stranger], more: false });
  expect(changes).toEqual([]);
  expect([...memory.unread]).toEqual([]);
  expect([...memory.arrivals.keys()]).toEqual([stranger.id]);
});

test('a page that was taken in wholly moves the mark behind it', async () => {
  const known = [row('2')];
  const { changes } = await lookedAt({ shown: [records('accounting', '2', { city: 'Nelson' })], more: false, known });
  expect(changes).toMatchObject([{ side: 'accounting', checkpoint: 'behind' }]);
});

test('pages of echoes that were read before the vendor was busy are not read again', async () => {
  const { crew: plain } = stage();
  const own = records('accounting', '2');
  const echoes: Page = {
    sightings: [{ id: own.id, sight: { is: 'present', seen: own } }],
    checkpoint: 'on',
    more: true,
  };
  let asked = 0;
  const lookOnce = async () => ((asked += 1) === 1 ? done(echoes) : failed({ code: 'system.busy', retryAfterMs: 900 }));
  const crew = {
    ...plain,
    store: { ...plain.store, recall: async () => ({ links: [row('2')], standings: [], issues: [] }) },
    looks: new Looks([look]),
    systems: {
      ...plain.systems,
      accounting: { ...plain.systems.accounting, spec: { looksBeforeWriting: true }, look: lookOnce },
    },
  } as unknown as Crew;
  const { use, sights } = newcomer('crm', '1');
  const all = { crm: new Map([[records('crm', '1').id, sights.crm]]), accounting: new Map() };
  const memory = new Memory();
  const across = await lookAcross(crew, use, 'crm', all, memory, null);
  expect(asked).toBe(2);
  expect([...memory.unread]).toEqual(['accounting']);
  expect('problem' in across ? across : across.finish({ deferred: new Map(), halt: null })).toMatchObject([
    { side: 'accounting', checkpoint: 'on', cursor: 'more' },
  ]);
});
