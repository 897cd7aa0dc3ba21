// What is asked anew once a pair's documents live elsewhere.

import { expect, test } from 'vitest';
import { freshMeter, openDatabase } from '../../src/db/database.ts';
import { financeStore } from '../../src/db/finance.ts';
import { migrate } from '../../src/db/migrate.ts';
import { Sqlite } from '../simulation/d1.ts';
import { readMigrations } from '../simulation/migrations.ts';

const NOW = 1_000_000;

test('customers with unused credit are added up anew beside those who wait for it already', async () => {
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
    `INSERT INTO pairs (id, name, crm, accounting, state, created_at) VALUES ('p', 'One', 'z', 'x', 'live', 0)`,
  );
  database.run(
    `INSERT INTO looks (pair, kind, side, sort, rest) VALUES ('p', 'customer', 'accounting', 'balances', '[["a.0",5]]')`,
  );
  const bases = ['{"creditBalance":["7.5","C"]}', '{"creditBalance":["0","C"]}', '{}', '{"creditBalance":["2","C"]}'];
  for (const [at, base] of bases.entries())
    database.run(
      `INSERT INTO links (pair, kind, crm_id, accounting_id, name, crm_base, accounting_base, crm_version, accounting_version,
        crm_changed_at, accounting_changed_at, made_at, made_by, ended_at) VALUES ('p', 'customer', ?, ?, '', '{}', ?, '', '', 0, 0, 0, '', ?)`,
      [`c.${at + 1}`, `a.${at + 1}`, base, at === 3 ? NOW : 0],
    );
  await financeStore({ db, now: () => NOW }).playedAnew('p', ['invoice']);
  const [look] = database.run('SELECT due_at, rest FROM looks');
  expect(look?.due_at).toBe(NOW);
  expect(JSON.parse(String(look?.rest))).toEqual([
    ['a.0', NOW],
    ['a.1', NOW],
  ]);
});
