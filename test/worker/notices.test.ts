// Notices through the real Worker: each sort of channel is told of one cause once, in the words and shape that it wants; a redirect leads
// nowhere, and no token of a vendor goes along.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

interface Received {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

const addresses = {
  slack: 'https://hooks.slack.example/services/T0/B0/x',
  cliq: 'https://cliq.zoho.example/api/v2/channelsbyname/books/message?zapikey=z',
  webhook: 'https://hooks.example/in',
  elsewhere: 'https://hooks.example/moved',
} as const;

/** What came up is told once it has been there for half a minute: it has. */
async function oneMinute(stage: Stage): Promise<void> {
  await (await stage.database()).exec('UPDATE issues SET opened_at = opened_at - 60000');
  await stage.cron();
}

/** The receivers of one Worker, what they were sent, and how the channels stand. */
async function listening(stage: Stage): Promise<Received[]> {
  const received: Received[] = [];
  stage.elsewhere = async (request) => {
    received.push({
      url: request.url,
      headers: new Headers(request.headers),
      body: (await request.json()) as object as Received['body'],
    });
    const isMoved = request.url === addresses.elsewhere;
    return isMoved
      ? new Response(null, { status: 307, headers: { location: 'https://stranger.example/in' } })
      : new Response('ok');
  };
  return received;
}

const states = (stage: Stage, pair: string) =>
  stage.all<{ via: string; to: string; state: string; message?: string }>(`/api/pairs/${pair}/notices`);

describe('a consent that is lost', () => {
  let stage: Stage;
  let connected: Connected;
  let received: Received[];

  beforeAll(async () => {
    stage = await Stage.open({ mail: true, vars: { MAIL_FROM: 'ledger@harbour.example' } });
    connected = await stage.connect({ provision: false });
    await stage.rest(connected.pair);
    received = await listening(stage);
    const channels = [
      { via: 'slack', to: addresses.slack, when: 'at-once' },
      { via: 'cliq', to: addresses.cliq, when: 'at-once' },
      { via: 'webhook', to: addresses.webhook, when: 'at-once' },
      { via: 'webhook', to: addresses.elsewhere, when: 'at-once' },
      { via: 'mail', to: 'books@harbour.example', when: 'at-once' },
    ];
    await stage.api('PUT', `/api/pairs/${connected.pair}/settings`, { notices: { channels } });
    await stage.cron();
    stage.act('xero', 'token.revoke');
    stage.act('xero', 'token.expire');
    await stage.api('POST', `/api/pairs/${connected.pair}/sync`, {});
    type Issues = { items: { code: string }[] };
    const issues = () => stage.api<Issues>('GET', `/api/pairs/${connected.pair}/issues`);
    await stage.until(async () => (await issues()).items.length > 0);
    for (let minute = 0; minute < 3; minute++) await oneMinute(stage);
  });
  afterAll(() => stage.close());

  test('is told once to Slack, Cliq and a webhook, in plain words that say whose it is, with its page', () => {
    for (const url of [addresses.slack, addresses.cliq, addresses.webhook]) {
      const told = received.filter((each) => each.url === url);
      expect(told.map(({ body }) => String(body.text))).toEqual([
        expect.stringMatching(
          /The consent for Xero \(Empty Trading \(NZ\)\) was withdrawn[^]*http:\/\/localhost:8787\/inbox/,
        ),
      ]);
    }
    const [event] = received.filter(({ url }) => url === addresses.webhook);
    expect(event?.body).toMatchObject({ sort: 'issues', issues: [{ code: 'grant.revoked', count: 1 }] });
  });

  test('is told by the platform’s own mail', async () => {
    const mail = (await states(stage, connected.pair)).find(({ via }) => via === 'mail');
    expect(mail).toMatchObject({ state: 'working' });
  });

  test('leads to no other address than the one that was given: a redirect is a refusal', async () => {
    expect(received.filter(({ url }) => url === addresses.elsewhere)).toHaveLength(1);
    expect(received.filter(({ url }) => url.includes('stranger'))).toEqual([]);
    const all = await states(stage, connected.pair);
    expect(all.map(({ state }) => state)).toEqual(['working', 'working', 'working', 'failing', 'working']);
  });

  test('takes no token of ours or of a vendor along', () => {
    for (const { headers } of received)
      expect([headers.get('authorization'), headers.get('cookie'), headers.get('xero-tenant-id')]).toEqual([
        null,
        null,
        null,
      ]);
  });
});

describe('a provider of mail', () => {
  const vars = {
    MAIL_API_URL: 'https://mail.example/send',
    MAIL_API_KEY: 'key',
    MAIL_FROM: 'ledger@harbour.example',
  };
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ vars });
  });
  afterAll(() => stage.close());

  test('gets the letter, with its own key', async () => {
    const { pair } = await stage.connect({ live: false, provision: false });
    const received = await listening(stage);
    const channels = [{ via: 'mail', to: 'books@harbour.example', when: 'daily' }];
    await stage.api('PUT', `/api/pairs/${pair}/settings`, { notices: { channels } });
    const { items } = await stage.api<{ items: object[] }>('POST', `/api/pairs/${pair}/notices/test`);
    expect(items).toMatchObject([{ ok: true }]);
    expect(received.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
      ['https://mail.example/send', 'Bearer key'],
    ]);
    expect(received[0]?.body).toMatchObject({ from: 'ledger@harbour.example', to: 'books@harbour.example' });
  });
});
