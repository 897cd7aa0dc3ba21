// Retries at the level of passes: a record is tried three times, with waits that grow and differ, and never before the vendor allows it;
// then somebody is asked. Only what a retry can cure is tried again, and nobody waits for a neighbour's trouble.

import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, Scene } from './scene.ts';

const down = { type: 'respond', status: 500, body: '{"Title":"An error occurred"}' } as const;
const downZoho = {
  type: 'respond',
  status: 500,
  body: '{"code":"INTERNAL_ERROR","message":"oops","status":"error","details":{}}',
} as const;

/** Calls that belong to one try: settling a request may send the same bytes once more under the same key. */
const tries = (sent: readonly { key: string | null }[]) => new Set(sent.map(({ key }) => key)).size;

describe('a record that the vendor fails to take', () => {
  test('is tried three times when it is new, then a person is asked', async () => {
    const scene = await Scene.open();
    scene.fault({ vendor: 'xero', method: 'PUT', path: 'Contacts' }, down);
    scene.account('Kauri Cabinets');
    await scene.hint('crm');
    await scene.run(3 * HOUR_MS);
    expect(tries(scene.writes('xero'))).toBe(3);
    const [issue, ...more] = await scene.issues();
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'failed.system.failed', facts: { attempts: 3, status: 500 } });
    expect(issue?.choices).toContain('retry');
  });

  test('is tried three times when it was changed, after half a minute and after two more', async () => {
    const scene = await Scene.open();
    const id = scene.account('Kauri Cabinets');
    await scene.hint('crm');
    await scene.run(2 * MINUTE_MS);
    scene.sent.length = 0;
    scene.fault({ vendor: 'xero', method: 'POST', path: 'Contacts' }, down);
    scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Phone: '+64 9 555 0123' } });
    await scene.hint('crm');
    await scene.run(3 * HOUR_MS);
    const [first = 0, second = 0, third = 0, ...more] = scene.writes('xero').map(({ at }) => at);
    expect(more).toEqual([]);
    expect(second - first).toBeGreaterThanOrEqual(30_000);
    expect(second - first).toBeLessThanOrEqual(36_000 + 2 * MINUTE_MS);
    expect(third - second).toBeGreaterThanOrEqual(120_000);
    expect((await scene.issues()).map(({ code }) => code)).toEqual(['failed.system.failed']);
  });
});

describe('waiting', () => {
  const failing = async (scene: Scene, count: number) => {
    const ids = Array.from({ length: count }, (_, at) => scene.account(`Customer ${at}`));
    await scene.hint('crm');
    await scene.run(2 * MINUTE_MS);
    scene.sent.length = 0;
    for (const id of ids)
      scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Phone: '+64 9 555 0123' } });
    await scene.hint('crm');
  };

  test('is not cut short by what else is heard of the record', async () => {
    const scene = await Scene.open();
    scene.fault({ vendor: 'xero', method: 'POST', path: 'Contacts' }, down);
    await failing(scene, 1);
    for (let seconds = 0; seconds < 28; seconds += 4) {
      await scene.run(4_000);
      await scene.hint('crm');
    }
    expect(scene.writes('xero')).toHaveLength(1);
  });

  test('is not the same for all, so that they do not come back at once', async () => {
    const scene = await Scene.open();
    scene.fault({ vendor: 'xero', method: 'POST', path: 'Contacts' }, down);
    await failing(scene, 8);
    await scene.run(5_000);
    const waits = scene.bench.sqlite.run('SELECT due_at - ? AS waits FROM standings', [scene.bench.clock.now()]);
    const times = waits.map((row) => Number(row.waits));
    expect(times).toHaveLength(8);
    expect(new Set(times).size).toBeGreaterThan(4);
    for (const ms of times) expect(ms).toBeLessThanOrEqual(36_000);
  });

  test('is as long as the vendor says, even where it failed', async () => {
    const scene = await Scene.open();
    scene.fault(
      { vendor: 'xero', method: 'POST', path: 'Contacts' },
      { ...down, status: 503, headers: { 'retry-after': '400' } },
      1,
    );
    await failing(scene, 1);
    await scene.run(390_000);
    expect(scene.writes('xero')).toHaveLength(1);
    await scene.run(3 * MINUTE_MS);
    expect(scene.writes('xero')).toHaveLength(2);
    expect(await scene.issues()).toEqual([]);
  });

  test('for a vendor that is busy uses up no try, and nobody calls before its time', async () => {
    const scene = await Scene.open();
    const busy = {
      type: 'respond',
      status: 429,
      headers: { 'retry-after': '300', 'x-rate-limit-problem': 'minute' },
    } as const;
    scene.fault({ vendor: 'xero', method: 'POST', path: 'Contacts' }, busy, 4);
    await failing(scene, 1);
    await scene.run(295_000);
    expect(scene.sent.filter(({ vendor, status }) => vendor === 'xero' && status !== 200)).toHaveLength(1);
    expect(scene.sent.filter(({ vendor, at }) => vendor === 'xero' && at > (scene.writes('xero')[0]?.at ?? 0))).toEqual(
      [],
    );
    await scene.run(30 * MINUTE_MS);
    expect(scene.writes('xero')).toHaveLength(5);
    expect(await scene.issues()).toEqual([]);
  });
});

describe('what no retry can cure', () => {
  const refused = {
    type: 'respond',
    status: 400,
    body: JSON.stringify({
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [],
    }),
  } as const;

  test('is asked at once and never sent again until the record changes', async () => {
    const scene = await Scene.open();
    scene.fault({ vendor: 'xero', method: 'PUT', path: 'Contacts', body: 'Bad Apple' }, refused);
    const id = scene.account('Bad Apple');
    await scene.hint('crm');
    await scene.run(HOUR_MS);
    expect(scene.writes('xero')).toHaveLength(1);
    expect((await scene.issues()).map(({ code }) => code)).toEqual(['refused.accounting']);
    scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Account_Name: 'Good Apple' } });
    await scene.hint('crm');
    await scene.run(2 * MINUTE_MS);
    expect(scene.names('accounting')).toContain('Good Apple');
    expect(await scene.issues()).toEqual([]);
  });

  test('is over within minutes once the record says again what was agreed on', async () => {
    const scene = await Scene.open();
    const id = scene.account('Kauri Cabinets');
    await scene.hint('crm');
    await scene.run(2 * MINUTE_MS);
    scene.fault({ vendor: 'xero', method: 'POST', path: 'Contacts' }, refused);
    const saved = async (Account_Name: string) => {
      scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Account_Name } });
      await scene.hint('crm');
      await scene.run(2 * MINUTE_MS);
      return (await scene.issues()).map(({ code }) => code);
    };
    expect(await saved('Bad Apple')).toEqual(['refused.accounting']);
    scene.sent.length = 0;
    expect(await saved('Kauri Cabinets')).toEqual([]);
    expect(scene.writes('xero')).toEqual([]);
  });

  test('in accounting leaves the others of the same request alone', async () => {
    const scene = await Scene.open();
    scene.fault({ vendor: 'xero', method: 'PUT', path: 'Contacts', body: 'Bad Apple' }, refused);
    for (const at of [1, 2, 3, 4, 5, 6, 7]) scene.account(`Apple ${at}`);
    scene.account('Bad Apple');
    await scene.hint('crm');
    await scene.run(10 * MINUTE_MS);
    expect(scene.names('accounting').filter((name) => name.startsWith('Apple'))).toHaveLength(7);
    expect((await scene.issues()).map(({ record }) => record?.name)).toEqual(['Bad Apple']);
    // Eight, four and four, two and two, one and one.
    expect(scene.writes('xero').filter(({ method }) => method === 'PUT')).toHaveLength(7);
  });

  test('in the CRM leaves the others of the same request alone', async () => {
    const scene = await Scene.open();
    const body = '{"code":"INVALID_REQUEST","message":"unable to process your request","status":"error","details":{}}';
    scene.fault(
      { vendor: 'zoho', method: 'POST', path: 'Accounts', body: 'Bad Pear' },
      { type: 'respond', status: 400, body },
    );
    for (const at of [1, 2, 3]) scene.contact(`Pear ${at}`);
    scene.contact('Bad Pear');
    await scene.hint('accounting');
    await scene.run(10 * MINUTE_MS);
    expect(scene.names('crm').sort()).toEqual(['Pear 1', 'Pear 2', 'Pear 3']);
    expect((await scene.issues()).map(({ record }) => record?.name)).toEqual(['Bad Pear']);
  });
});

test('a person who tries again once the vendor is well brings the record into step, and the issue is gone', async () => {
  const scene = await Scene.open();
  scene.fault({ vendor: 'zoho', method: 'POST', path: 'Accounts' }, downZoho);
  scene.contact('Rimu Roofing');
  await scene.hint('accounting');
  await scene.run(HOUR_MS);
  const [issue] = await scene.issues();
  expect(issue?.code).toBe('failed.system.failed');
  scene.bench.vendors.faults.clear();
  await scene.run(HOUR_MS);
  expect(scene.names('crm')).toEqual([]);
  await scene.answer(issue, 'retry');
  await scene.run(MINUTE_MS);
  expect(scene.names('crm')).toEqual(['Rimu Roofing']);
  expect(await scene.issues()).toEqual([]);
});
