// What keeps a slip from spreading: deletions by the dozen, lists that come back empty, records that are still being typed, and records
// that never come to rest.

import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, Scene } from './scene.ts';

const both = { on: true, create: true, update: true, delete: 'apply' };
const deletesByItself = { kinds: { customer: { toAccounting: both, toCrm: both } } };

async function withCustomers(count: number, settings: object): Promise<{ scene: Scene; ids: string[] }> {
  const scene = await Scene.open({ profile: 'paid' });
  await scene.bench.ask('PUT', `/api/pairs/${scene.connected.pair}/settings`, settings);
  const ids = Array.from({ length: count }, (_, at) => scene.account(`Kauri Cabinets ${at}`));
  await scene.hint('crm');
  await scene.run(10 * MINUTE_MS);
  return { scene, ids };
}

const archived = (scene: Scene) =>
  scene
    .act<{ ContactStatus: string }[]>('xero', 'list', { collection: 'Contacts' })
    .filter(({ ContactStatus }) => ContactStatus === 'ARCHIVED').length;

async function remove(scene: Scene, ids: readonly string[]): Promise<void> {
  for (const id of ids) scene.act('zoho', 'record.delete', { module: 'Accounts', id });
  await scene.hint('crm');
  await scene.run(10 * MINUTE_MS);
}

describe('records that are deleted, where deletions travel by themselves', () => {
  test('are archived over there while they are few', async () => {
    const { scene, ids } = await withCustomers(30, deletesByItself);
    await remove(scene, ids.slice(0, 5));
    expect(archived(scene)).toBe(5);
    expect(await scene.issues()).toEqual([]);
  });

  test('are asked about, each of them, once they are many: nothing was archived', async () => {
    const { scene, ids } = await withCustomers(30, deletesByItself);
    await remove(scene, ids.slice(0, 25));
    expect(archived(scene)).toBe(0);
    const codes = (
      await scene.bench.ask<{ items: { code: string }[] }>('GET', `/api/pairs/${scene.connected.pair}/issues?limit=200`)
    ).items.map(({ code }) => code);
    expect(codes).toEqual(Array.from({ length: 25 }, () => 'gone.guarded'));
    await scene.run(3 * HOUR_MS);
    expect(archived(scene)).toBe(0);
  });

  test('are archived once a person has approved them, all on one screen', async () => {
    const { scene, ids } = await withCustomers(30, deletesByItself);
    await remove(scene, ids.slice(0, 25));
    const path = `/api/pairs/${scene.connected.pair}/issues`;
    const { items } = await scene.bench.ask<{ items: { id: string }[] }>('GET', `${path}?limit=200`);
    await scene.bench.ask('POST', `${path}/resolution`, { ids: items.map(({ id }) => id), choice: 'approve' });
    await scene.run(10 * MINUTE_MS);
    expect(archived(scene)).toBe(25);
    expect(await scene.issues()).toEqual([]);
  });

  test('may be more where the settings let more through', async () => {
    const { scene, ids } = await withCustomers(30, { ...deletesByItself, guard: { records: 25, percent: 10 } });
    await remove(scene, ids.slice(0, 25));
    expect(archived(scene)).toBe(25);
  });
});

describe('a list that comes back empty', () => {
  test.each(['zoho', 'xero'] as const)('from %s deletes nothing and asks nothing', async (vendor) => {
    const { scene } = await withCustomers(8, deletesByItself);
    const empty =
      vendor === 'zoho'
        ? ({ type: 'replace', status: 204, body: '' } as const)
        : ({
            type: 'replace',
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: '{"Contacts":[]}',
          } as const);
    const path = vendor === 'zoho' ? '/api/crm/v8/(coql|Accounts|Contacts)' : '/api/api\\.xro/2\\.0/Contacts';
    scene.fault({ vendor, path }, empty);
    const before = scene.writes('xero').length + scene.writes('zoho').length;
    await scene.hint('crm');
    await scene.hint('accounting');
    await scene.run(26 * HOUR_MS);
    expect(scene.writes('xero').length + scene.writes('zoho').length).toBe(before);
    expect(archived(scene)).toBe(0);
    expect((await scene.issues()).map(({ code }) => code)).toEqual([]);
    expect(scene.bench.sqlite.run('SELECT count(*) AS live FROM links WHERE ended_at = 0')).toEqual([{ live: 8 }]);
  });
});

describe('a kind whose saved records rest first', () => {
  const resting = { kinds: { customer: { settleS: 60 } } };

  test('travels only after a minute without a further save, with the last words', async () => {
    const { scene } = await withCustomers(0, resting);
    const id = scene.account('Kauri Cab');
    await scene.hint('crm');
    await scene.run(45_000);
    scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Account_Name: 'Kauri Cabinets' } });
    await scene.hint('crm');
    await scene.run(45_000);
    expect(scene.names('accounting')).not.toContain('Kauri Cab');
    expect(scene.names('accounting')).not.toContain('Kauri Cabinets');
    await scene.run(3 * MINUTE_MS);
    expect(scene.names('accounting')).toContain('Kauri Cabinets');
    expect(scene.writes('xero').filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('is not held back for a person who asks', async () => {
    const { scene } = await withCustomers(0, resting);
    const id = scene.account('Kauri Cabinets');
    await scene.bench.ask('POST', `/api/pairs/${scene.connected.pair}/sync`, {
      kind: 'customer',
      side: 'crm',
      ids: [id],
    });
    await scene.run(20_000);
    expect(scene.names('accounting')).toContain('Kauri Cabinets');
  });
});
