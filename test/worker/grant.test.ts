// The Durable Object of a grant, in workerd: however many ask at once, one renewal goes out; a lost reply and a lost consent.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GrantHandle } from '../../src/compose.ts';
import { limits } from '../../src/systems/xero/spec.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let grant: GrantHandle;
let issued: { access_token: string; refresh_token: string };

const HOUR_MS = 3_600_000;

beforeAll(async () => {
  stage = await Stage.open({ company: 'empty' });
  issued = (await stage.act('xero', 'token.issue', {})) as typeof issued;
  grant = await stage.grant('xero-somebody');
});
afterAll(() => stage.close());

const give = (expiresAt: number) =>
  grant.take({
    system: 'xero',
    accessToken: issued.access_token,
    refreshToken: issued.refresh_token,
    expiresAt,
    scopes: ['accounting.contacts'],
  });

const ask = {
  connection: 'c1',
  limits: { ...limits, concurrent: 1_000, perMinute: 1_000 },
  calls: 1,
  work: 'person',
} as const;
const renewals = () => stage.vendors.calls.filter(({ path }) => path.endsWith('/connect/token')).length;

describe('fifty who ask at once', () => {
  test('with a token that has run out cause one renewal, and all get the new token', async () => {
    await give(Date.now() - 1);
    stage.vendors.calls = [];
    const answers = await Promise.all(Array.from({ length: 50 }, () => grant.reserve(ask)));
    expect(renewals()).toBe(1);
    const tokens = new Set(answers.map((answer) => (answer.ok ? answer.value.token : answer.problem.code)));
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).not.toBe(issued.access_token);
  });

  test('with a token that the vendor refused cause one renewal', async () => {
    await give(Date.now() + HOUR_MS);
    stage.vendors.calls = [];
    const answers = await Promise.all(Array.from({ length: 50 }, () => grant.renew(issued.access_token)));
    expect(renewals()).toBe(1);
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.token : answer.problem.code))).size).toBe(1);
  });
});

describe('a renewal whose reply is lost', () => {
  const lose = () =>
    stage.vendors.faults.arm({ match: { vendor: 'xero', path: 'connect/token' }, action: { type: 'drop-after' } });

  test('is asked for again with the token before, which is good for half an hour', async () => {
    await give(Date.now() - 1);
    lose();
    expect((await grant.reserve(ask)).ok).toBe(false);
    expect(await grant.reserve(ask)).toMatchObject({ ok: true });
  });

  test('is a lost consent where nobody asked again in time', async () => {
    await give(Date.now() - 1);
    lose();
    await grant.reserve(ask);
    stage.clock.offsetMs += 31 * 60_000;
    const answer = await grant.reserve(ask);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'grant.revoked' } });
    if (!answer.ok) expect(JSON.stringify(answer.problem)).toContain('invalid_grant');
  });
});

describe('a consent that is withdrawn', () => {
  interface Pair {
    readonly state: string;
    readonly reason?: { readonly code: string; readonly message: string };
  }
  let pair: string;
  const shown = () => stage.api<Pair>('GET', `/api/pairs/${pair}`);
  const issues = () => stage.all<{ code: string; message: string; choices: string[] }>(`/api/pairs/${pair}/issues`);
  const contacts = () =>
    (stage.act('xero', 'list', { collection: 'Contacts' }) as { Name: string }[]).map(({ Name }) => Name);
  const save = async (name: string) => {
    stage.act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: name } });
    await stage.api('POST', `/api/pairs/${pair}/sync`, { side: 'crm' });
  };

  beforeAll(async () => {
    ({ pair } = await stage.connect({ provision: false }));
    await stage.rest(pair);
    stage.act('xero', 'token.revoke');
    stage.act('xero', 'token.expire');
    await save('Kauri Cabinets');
    await stage.until(async () => (await shown()).state === 'paused');
  });

  test('pauses the pair with one issue that names it, and says so of the connection', async () => {
    const whose = expect.stringMatching(/^The consent for Xero \(.+\) was withdrawn/);
    expect((await shown()).reason).toMatchObject({ code: 'grant.revoked', message: whose });
    const states = () => stage.all<{ system: string; state: string }>('/api/connections');
    await stage.until(async () => (await states()).some(({ state }) => state === 'reconnect'));
    expect((await states()).find(({ state }) => state === 'reconnect')?.system).toBe('xero');
    await save('Totara Tools');
    await stage.cron();
    expect(await issues()).toMatchObject([{ code: 'grant.revoked', message: whose }]);
  });

  test('goes on by itself once it is given again: the issue is gone, and nothing was lost', async () => {
    await stage.consent('xero');
    expect(await shown()).toMatchObject({ state: 'live' });
    await stage.until(() => contacts().includes('Kauri Cabinets') && contacts().includes('Totara Tools'));
    await stage.rest(pair);
    expect(await issues()).toEqual([]);
  });
});
