// What costs no row: a hint that says nothing new, and a wake-up that comes when nothing is due.

import { expect, test } from 'vitest';
import { freshMeter, openDatabase } from '../../src/db/database.ts';
import { markStore } from '../../src/db/marks.ts';
import { migrate } from '../../src/db/migrate.ts';
import { syncStore } from '../../src/db/store.ts';
import type { Mark } from '../../src/sync/mark.ts';
import { Sqlite } from '../simulation/d1.ts';
import { readMigrations } from '../simulation/migrations.ts';

const NOW = 1_000_000;

/** A live pair whose look at the CRM's customers is due then, for these records or whatever changed, and was last told of a second ago. */
async function pairWith(dueAt: number | null, ids: readonly string[] | null = null) {
  const database = new Sqlite();
  const binding = database.binding(() => undefined);
  const db = openDatabase(binding, freshMeter());
  await migrate(db, readMigrations());
  for (const id of ['z', 'x'])
    database.run(
      `INSERT INTO connections (id, system, organisation_id, organisation_name, state, grant_id, capabilities, hook_secrets, created_at)
        VALUES (?, 'any', '1', 'One', 'connected', 'g', '{}', '[]', 0)`,
      [id],
    );
  database.run(
    `INSERT INTO pairs (id, name, crm, accounting, state, created_at, wake_at) VALUES ('p', 'One', 'z', 'x', 'live', 0, ?)`,
    [dueAt],
  );
  database.run(
    `INSERT INTO looks (pair, kind, side, sort, due_at, ids, work, heard_event) VALUES ('p', 'customer', 'crm', 'changes', ?, ?, 1, ?)`,
    [dueAt, ids && JSON.stringify(ids), NOW - 1_000],
  );
  const told: Mark = {
    pair: 'p',
    kind: 'customer',
    side: 'crm',
    ids: ['crm.Accounts:1'],
    trigger: 'webhook',
    work: 'event',
    actor: null,
    at: NOW,
    teller: 'event',
  };
  return {
    tell: (more: Partial<Mark> = {}, at = NOW) => markStore({ db, now: () => at }).mark([{ ...told, at, ...more }], []),
    look: () => database.run('SELECT due_at, ids, work, heard_event, heard_save FROM looks')[0],
    open: (at: number) => syncStore({ db, now: () => at }).open('p', { standings: 10 }),
    epoch: () => database.run('SELECT epoch FROM pairs')[0]?.epoch,
  };
}

test('a hint about a look that is due for whatever changed changes nothing of it', async () => {
  const pair = await pairWith(NOW);
  const before = pair.look();
  await pair.tell();
  expect(pair.look()).toEqual(before);
});

test.each<[what: string, dueAt: number | null, ids: readonly string[] | null, more: Partial<Mark>, at: number]>([
  ['is noted where nobody was heard for a while', NOW, null, {}, NOW + 1_001],
  ['marks a look that is not due', null, null, {}, NOW],
  ['brings a look forward', NOW + 1, null, {}, NOW],
  ['names its record where the look is due for others alone', NOW, ['crm.Accounts:7'], {}, NOW],
  ['makes it more urgent', NOW, null, { work: 'person' }, NOW],
  ['of another teller is noted', NOW, null, { teller: 'save' }, NOW],
])('a hint %s', async (_, dueAt, ids, more, at) => {
  const pair = await pairWith(dueAt, ids);
  const before = pair.look();
  await pair.tell(more, at);
  expect(pair.look()).not.toEqual(before);
});

test('a wake-up that finds nothing due takes no lease; one that comes a second early does', async () => {
  const pair = await pairWith(NOW + 1_000);
  expect(await pair.open(NOW - 1)).toBeNull();
  expect(pair.epoch()).toBe(0);
  expect(await pair.open(NOW)).not.toBeNull();
});
