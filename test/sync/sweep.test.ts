// Records that whole lists lack: what proves that they are gone, and what doesn't.

import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../src/core/record.ts';
import type { Crew } from '../../src/sync/crew.ts';
import type { Look } from '../../src/sync/look.ts';
import type { Commit, LinkRow, Standing } from '../../src/sync/store.ts';
import { ABSENT, sweep } from '../../src/sync/sweep.ts';

const HOUR_MS = 3_600_000;
const NOW = 100 * HOUR_MS;
const id = (name: string): RecordId => `accounting.Items:${name}`;

function linked(name: string, madeAt = 0): LinkRow {
  return { id: 1, kind: 'item', ids: { crm: `crm.Products:${name}`, accounting: id(name) }, name, madeAt } as LinkRow;
}

/** A sweep over these links, of which some were missed before; what it found gone, and what it remembers. */
async function swept(links: readonly LinkRow[], missedAt: Readonly<Record<string, number>>, whole: readonly string[]) {
  const commits: Commit[] = [];
  const noted = Object.entries(missedAt).map(([name, since]) => ({ id: id(name), since, code: ABSENT }) as Standing);
  const store = {
    astray: (_pair: string, _kind: string, _side: string, present: readonly RecordId[]) =>
      Promise.resolve({ links: links.filter(({ ids }) => !present.includes(ids.accounting)), noted }),
    commit: (_lease: unknown, commit: Commit) => Promise.resolve(void commits.push(commit)),
  };
  const crew = { store, lease: { pair: 'p' }, world: { now: () => NOW } } as unknown as Crew;
  const look = { kind: 'item', side: 'accounting' } as Look;
  const gone = (await sweep(crew, look, whole.map(id))).map((sighting) => sighting.id);
  const { put = [], drop = [] } = commits[0]?.standings ?? {};
  return {
    gone,
    noted: put.map((standing) => `${standing.code} ${standing.id}`),
    forgotten: drop.map((each) => each.id),
    commits,
  };
}

describe('a record that a whole list lacks', () => {
  test('is noted the first time', async () => {
    expect(await swept([linked('a'), linked('b')], {}, ['b'])).toMatchObject({
      gone: [],
      noted: [`sweep.absent ${id('a')}`],
      forgotten: [],
    });
  });

  test('is gone where an earlier list, hours before, lacked it too', async () => {
    expect(await swept([linked('a')], { a: NOW - HOUR_MS }, ['b'])).toMatchObject({
      gone: [id('a')],
      noted: [`sweep.gone ${id('a')}`],
    });
  });

  test('is not gone because one walk reads the list twice', async () => {
    expect((await swept([linked('a')], { a: NOW - HOUR_MS + 1 }, ['b'])).gone).toEqual([]);
  });

  test('that is in the next one is there, and nothing of it is remembered', async () => {
    expect(await swept([linked('a')], { a: NOW - 24 * HOUR_MS }, ['a'])).toMatchObject({
      gone: [],
      forgotten: [id('a')],
    });
  });

  test('that was linked a moment ago may not be listed yet', async () => {
    expect(await swept([linked('a', NOW - 1)], {}, ['b'])).toMatchObject({ gone: [], commits: [] });
  });
});

test('an empty list proves nothing', async () => {
  expect(await swept([linked('a')], { a: 0 }, [])).toMatchObject({ gone: [], commits: [] });
});
