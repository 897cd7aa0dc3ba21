// When the timetable wakes a pair whose wake-up got lost: at once, or as soon as the lease of a pass that may be dead has run out.

import { expect, test } from 'vitest';
import { freshMeter, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { timetable } from '../../src/db/timetable.ts';
import { troubleStore } from '../../src/db/troubles.ts';
import { Sqlite } from '../simulation/d1.ts';
import { readMigrations } from '../simulation/migrations.ts';

const NOW = 1_000_000;

/** A pair that a pass holds until then, with a look that is under way for the given time. */
async function held(until: number, attempts = 1) {
  const database = new Sqlite();
  const db = openDatabase(
    database.binding(() => undefined),
    freshMeter(),
  );
  await migrate(db, readMigrations());
  for (const id of ['z', 'x'])
    database.run(
      `INSERT INTO connections (id, system, organisation_id, organisation_name, state, grant_id, capabilities, hook_secrets, created_at)
        VALUES (?, 'any', '1', 'One', 'connected', 'g', '{}', '[]', 0)`,
      [id],
    );
  database.run(
    `INSERT INTO pairs (id, name, crm, accounting, state, created_at, leased_until) VALUES ('p', 'One', 'z', 'x', 'live', 0, ?)`,
    [until],
  );
  database.run(
    `INSERT INTO looks (pair, kind, side, sort, due_at, running, attempts) VALUES ('p', 'customer', 'crm', 'changes', ?, '{}', ?)`,
    [NOW - 5_000, attempts],
  );
  const ports = { db, now: () => NOW };
  return { wakes: () => timetable(ports).lostWakes(), cutOff: () => troubleStore(ports).cutOff() };
}

test('a pair that nobody holds is woken at once, and one minute later again at the soonest', async () => {
  const { wakes } = await held(0);
  expect(await wakes()).toEqual([{ id: 'p', wakeAt: NOW }]);
  expect(await wakes()).toEqual([]);
});

test('one whose lease runs out before the timetable comes again is woken then: whoever holds it may be dead', async () => {
  const { wakes } = await held(NOW + 40_000);
  expect(await wakes()).toEqual([{ id: 'p', wakeAt: NOW + 40_000 }]);
  expect(await wakes()).toEqual([]);
});

test('one that a pass has just begun to work on is left to it', async () => {
  const { wakes } = await held(NOW + 75_000);
  expect(await wakes()).toEqual([]);
});

test('one on which pass after pass was cut off is not woken early: the timetable has to see it without a lease', async () => {
  const early = await held(NOW + 40_000, 8);
  expect(await early.wakes()).toEqual([]);
  const over = await held(NOW, 8);
  expect(await over.cutOff()).toEqual(['p']);
});
