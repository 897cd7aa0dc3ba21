// What a pair says of itself while a consent is lost: whose it is, also where two are lost and one comes back.

import { describe, expect, test } from 'vitest';
import { freshMeter, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { troubleStore } from '../../src/db/troubles.ts';
import { Sqlite } from '../simulation/d1.ts';
import { readMigrations } from '../simulation/migrations.ts';

const connection = (id: string, system: string, name: string, at: number) =>
  `INSERT INTO connections (id, system, organisation_id, organisation_name, state, grant_id, capabilities, hook_secrets, created_at)
    VALUES ('${id}', '${system}', '${id}', '${name}', 'connected', '${id}', '{}', '[]', ${at})`;

async function paired() {
  const database = new Sqlite();
  const db = openDatabase(
    database.binding(() => undefined),
    freshMeter(),
  );
  await migrate(db, readMigrations());
  database.run(connection('z', 'zoho-crm', 'Harbour Light', 1));
  database.run(connection('x', 'xero', 'Harbour Books', 2));
  database.run(
    `INSERT INTO pairs (id, name, crm, accounting, state, created_at) VALUES ('p', 'Harbour', 'z', 'x', 'live', 0)`,
  );
  const troubles = troubleStore({ db, now: () => 1_000 });
  const [lose, come] = [
    (id: string) => database.run(`UPDATE connections SET state = 'reconnect' WHERE id = '${id}'`),
    (id: string) => database.run(`UPDATE connections SET state = 'connected' WHERE id = '${id}'`),
  ];
  const told = () => ({
    reason: JSON.parse(String(database.run('SELECT reason FROM pairs')[0]?.reason)) as unknown,
    issues: database
      .run('SELECT facts FROM issues WHERE closed_at IS NULL')
      .map(({ facts }) => JSON.parse(String(facts)) as unknown),
  });
  return { troubles, lose, come, told };
}

const xero = { system: 'xero', organisation: 'Harbour Books', connection: 'x' };
const zoho = { system: 'zoho-crm', organisation: 'Harbour Light', connection: 'z' };

describe('a consent that is lost', () => {
  test('is told of by its system and organisation, on the pair and in its issue', async () => {
    const { troubles, lose, told } = await paired();
    lose('x');
    await troubles.consentLost('x', 'grant.revoked', 'invalid_grant');
    expect(told()).toMatchObject({ reason: { code: 'grant.revoked', at: 1_000, by: null, ...xero }, issues: [xero] });
  });

  test('beside another: once one is given anew, the pair says which is still wanted', async () => {
    const { troubles, lose, come, told } = await paired();
    lose('x');
    lose('z');
    await troubles.consentLost('x', 'grant.revoked', 'invalid_grant');
    await troubles.consentLost('z', 'grant.revoked', 'invalid_code');
    expect(told().issues).toMatchObject([xero]);
    come('x');
    expect(await troubles.consentGiven('x', 'person')).toEqual([]);
    expect(told()).toMatchObject({ reason: { code: 'grant.revoked', ...zoho }, issues: [zoho] });
    come('z');
    expect(await troubles.consentGiven('z', 'person')).toEqual(['p']);
    expect(told()).toEqual({ reason: null, issues: [] });
  });
});
