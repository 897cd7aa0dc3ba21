// Parting from organisations, through the real Worker: what each vendor is told, and that a consent is taken back with its last one only.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
let ids: Record<'crm' | 'main' | 'branch', string>;

beforeAll(async () => {
  stage = await Stage.open();
  stage.act('xero', 'organisation.add', { name: 'Branch' });
  const connected = await stage.connect({ provision: false });
  Object.assign(stage.vendors.vendors.xero?.switches ?? {}, { consentTenants: ['Branch'] });
  await stage.consent('xero');
  const xero = (await connections()).filter(({ system }) => system === 'xero');
  const branch = xero.find(({ id }) => id !== connected.accounting)?.id ?? '';
  ids = { crm: connected.crm, main: connected.accounting, branch };
  await stage.rest(connected.pair);
}, 60_000);
afterAll(() => stage.close());

const connections = () => stage.all<{ id: string; system: string }>('/api/connections');

/** What the vendors were told by which they forget us, with their answers. */
async function part(from: string): Promise<{ answer: unknown; told: string[] }> {
  stage.vendors.calls = [];
  const answer = await stage.api('DELETE', `/api/connections/${from}`);
  const told = stage.vendors.calls
    .filter(({ method, path }) => (method === 'DELETE' && path.includes('/connections/')) || path.includes('/revo'))
    .map(
      ({ method, path, status }) => `${method} ${path.replace(/\?.*/, '').replace(/[0-9a-f-]{36}$/, ':id')} ${status}`,
    );
  return { answer, told };
}

describe('parting from', () => {
  test('one of two organisations of a login removes that one alone, and the other goes on', async () => {
    expect(await part(ids.branch)).toEqual({
      answer: { ok: true, remains: false },
      told: [expect.stringMatching(/^DELETE .*\/connections\/:id 204$/)],
    });
    await stage.api('POST', `/api/pairs/${await pair()}/reference/refresh`);
    expect((await connections()).map(({ id }) => id).toSorted()).toEqual([ids.crm, ids.main].toSorted());
  });

  test('the last organisation of a login takes the consent back too', async () => {
    expect(await part(ids.main)).toEqual({
      answer: { ok: true, remains: false },
      told: [
        expect.stringMatching(/^DELETE .*\/connections\/:id 204$/),
        expect.stringMatching(/^POST .*\/connect\/revocation 200$/),
      ],
    });
  });

  test('Zoho takes its consent back', async () => {
    expect(await part(ids.crm)).toEqual({
      answer: { ok: true, remains: false },
      told: [expect.stringMatching(/^POST .*\/oauth\/v2\/token\/revoke 200$/)],
    });
    expect(await connections()).toEqual([]);
  });

  test('a vendor that can’t be told is said to have kept the consent', async () => {
    await stage.consent('zoho');
    stage.vendors.faults.arm({
      match: { vendor: 'zoho', path: 'token/revoke' },
      action: { type: 'respond', status: 503, body: '' },
    });
    expect((await part(ids.crm)).answer).toEqual({ ok: true, remains: true });
    expect(await connections()).toEqual([]);
  });
});

async function pair(): Promise<string> {
  const [first] = await stage.all<{ id: string }>('/api/pairs');
  return first?.id ?? '';
}
