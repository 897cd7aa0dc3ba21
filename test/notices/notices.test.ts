// Who is told what, and how often: on a clock that is set by hand, with receivers that fail as real ones do.

import { describe, expect, test } from 'vitest';
import { troubleStore } from '../../src/db/troubles.ts';
import type { Channel } from '../../src/kinds/notices.ts';
import { noticesShape } from '../../src/kinds/notices.ts';
import type { Letter } from '../../src/notices/outward.ts';
import { Scene } from './scene.ts';

const hook: Channel = { via: 'webhook', to: 'https://hooks.example/in', when: 'at-once' };
const slack: Channel = { via: 'slack', to: 'https://hooks.slack.example/T0/secret', when: 'at-once' };
const letter: Channel = { via: 'mail', to: 'books@harbour.example', when: 'daily' };

const refuse = (status: number) => () => new Response(null, { status });
const silence = () => Promise.reject(new DOMException('too late', 'TimeoutError'));

describe('at once', () => {
  test('what came up is told in one notice, a line an issue with its page, and never again', async () => {
    const scene = await Scene.open([hook]);
    scene.raise('Ada');
    scene.raise('Bob');
    await scene.tick();
    await scene.tick(20);
    expect(scene.received.length).toBe(1);
    expect(scene.received[0]?.body).toMatchObject({
      sort: 'issues',
      subject: '2 things need you: Harbour Light',
      pair: { id: 'p1', name: 'Harbour Light' },
      issues: [
        { code: 'match.several', count: 1, url: 'https://ledger.example/inbox?pair=p1&issue=1' },
        { code: 'match.several', count: 1, url: 'https://ledger.example/inbox?pair=p1&issue=2' },
      ],
    });
  });

  test('many of one sort are a few lines and a number', async () => {
    const scene = await Scene.open([hook]);
    for (let at = 0; at < 40; at++) scene.raise(`record ${at}`);
    await scene.tick();
    const lines = scene.received[0]?.body.issues as { count: number }[];
    expect(lines.map(({ count }) => count)).toEqual([1, 1, 1, 37]);
  });

  test('what was open before the channel was set up is not news', async () => {
    const scene = await Scene.open([]);
    scene.raise('Ada');
    scene.database.run(`UPDATE settings SET document = ?`, [JSON.stringify({ notices: { channels: [hook] } })]);
    await scene.tick();
    await scene.tick();
    expect(scene.received).toEqual([]);
  });

  test.each([
    ['that a person gave anew and that is lost again is news again', 'person', 2],
    ['that came back by itself and is lost again was told of', 'passed', 1],
  ] as const)('a consent %s', async (_, by, times) => {
    const scene = await Scene.open([hook]);
    const troubles = troubleStore({ db: scene.house().db, now: () => scene.now });
    const lose = () => troubles.consentLost('c', 'grant.revoked', 'Harbour Light');
    await lose();
    await scene.tick();
    expect(await troubles.consentGiven('c', by)).toEqual(['p1']);
    await scene.tick(15);
    await lose();
    await scene.tick();
    expect(scene.received.length).toBe(times);
  });

  test('what passes by itself within half a minute is not told', async () => {
    const scene = await Scene.open([hook]);
    scene.raise('Ada');
    await scene.tick(0.2);
    scene.close('Ada');
    await scene.tick();
    expect(scene.received).toEqual([]);
  });

  test('a cause that passes and comes back the same day is told once; once a person had decided it, anew', async () => {
    const scene = await Scene.open([hook]);
    scene.raise('Ada');
    await scene.tick();
    scene.close('Ada');
    await scene.tick(30);
    scene.raise('Ada');
    await scene.tick(30);
    expect(scene.received.length).toBe(1);
    scene.close('Ada', 'link');
    await scene.tick(60 * 25);
    scene.raise('Ada');
    await scene.tick();
    expect(scene.received.length).toBe(2);
  });

  test('what comes within ten minutes of a notice waits for the next one', async () => {
    const scene = await Scene.open([hook]);
    scene.raise('Ada');
    await scene.tick();
    scene.raise('Bob');
    await scene.tick();
    scene.raise('Cleo');
    await scene.tick(8);
    expect(scene.received.length).toBe(1);
    await scene.tick();
    expect(scene.received.map(({ body }) => (body.issues as unknown[]).length)).toEqual([1, 2]);
  });

  test('two ticks at the same moment tell it once', async () => {
    const scene = await Scene.open([hook]);
    scene.raise('Ada');
    scene.now += 60_000;
    await Promise.all([scene.tick(0), scene.tick(0), scene.tick(0)]);
    expect(scene.received.length).toBe(1);
  });

  test('a minute in which nobody wants to be told costs one statement', async () => {
    const scene = await Scene.open([]);
    scene.statements = 0;
    await scene.tick();
    expect(scene.statements).toBe(1);
  });
});

describe('a receiver in trouble', () => {
  test('is tried three times with the same notice, then an issue says so, and other channels hear of it', async () => {
    const scene = await Scene.open([hook, slack]);
    scene.answer = ({ url }) => new Response(null, { status: url === hook.to ? 503 : 200 });
    scene.raise('Ada');
    for (let minute = 0; minute < 30; minute++) await scene.tick();
    const tries = scene.received.filter(({ url }) => url === hook.to);
    expect(new Set(tries.map(({ body }) => body.id)).size).toBe(1);
    expect(tries.length).toBe(3);
    expect(tries.map(({ headers }) => headers.get('x-ledgerline-notice'))).toEqual(tries.map(({ body }) => body.id));
    expect(scene.open('notice.failed')).toMatchObject([{ via: 'webhook', where: 'hooks.example', detail: 'HTTP 503' }]);
    const chats = scene.received.filter(({ url }) => url === slack.to).map(({ body }) => String(body.text));
    expect(chats.length).toBe(2);
    expect(chats[1]).toContain('do not arrive');
    expect(chats[1]).not.toContain('secret');
  });

  test('works again: its issue is over', async () => {
    const scene = await Scene.open([hook]);
    scene.answer = refuse(410);
    scene.raise('Ada');
    await scene.tick();
    expect(scene.open('notice.failed').length).toBe(1);
    scene.answer = refuse(204);
    scene.raise('Bob');
    await scene.tick(11);
    expect(scene.open('notice.failed')).toEqual([]);
  });

  test('a refusal that no retry can cure is not tried again', async () => {
    const scene = await Scene.open([hook]);
    scene.answer = refuse(404);
    scene.raise('Ada');
    for (let minute = 0; minute < 30; minute++) await scene.tick();
    expect(scene.received.length).toBe(1);
  });

  test('a redirect is a refusal', async () => {
    const scene = await Scene.open([hook]);
    scene.answer = () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } });
    scene.raise('Ada');
    await scene.tick();
    expect(scene.open('notice.failed')).toMatchObject([{ why: 'notice.refused', detail: 'HTTP 302' }]);
  });

  test('a chat that does not answer may have it: nothing is sent twice; a webhook can tell and is tried again', async () => {
    const scene = await Scene.open([hook, slack]);
    scene.answer = silence;
    scene.raise('Ada');
    for (let minute = 0; minute < 30; minute++) await scene.tick();
    expect(scene.received.filter(({ url }) => url === slack.to).length).toBe(1);
    const [first] = scene.received.filter(({ url }) => url === hook.to);
    expect(scene.received.filter(({ body }) => body.id === first?.body.id).length).toBe(3);
  });

  test('a Worker that dies before it sends: five minutes later another does', async () => {
    const scene = await Scene.open([hook]);
    scene.raise('Ada');
    scene.answer = () => Promise.reject(new RangeError('the Worker is gone')) as never;
    const { database } = scene;
    await scene.tick();
    database.run(`UPDATE notices SET attempts = 0, due_at = ?`, [scene.now + 5 * 60_000]);
    scene.answer = refuse(200);
    await scene.tick(4);
    expect(scene.received.length).toBe(1);
    await scene.tick();
    expect(scene.received.length).toBe(2);
    expect(scene.received[0]?.body).toEqual(scene.received[1]?.body);
  });

  test('an address on this machine is called by a Worker on this machine alone', async () => {
    const here: Channel = { ...hook, to: 'http://localhost:9/in' };
    const scene = await Scene.open([here]);
    scene.raise('Ada');
    await scene.tick();
    expect(scene.received).toEqual([]);
    const local = await Scene.open([here], { vars: { PUBLIC_URL: 'http://localhost:8787' } });
    local.raise('Ada');
    await local.tick();
    expect(local.received.length).toBe(1);
  });
});

describe('the daily letter', () => {
  const binding = async () => {
    const letters: Letter[] = [];
    const mail = (one: Letter) => {
      letters.push(one);
      return Promise.resolve();
    };
    const scene = await Scene.open([letter], { vars: { MAIL_FROM: 'ledger@harbour.example' }, ground: { mail } });
    return { scene, letters };
  };

  test('leaves at its hour, once a day, on all that is open; not where nothing is', async () => {
    const { scene, letters } = await binding();
    for (let minute = 0; minute < 70; minute++) await scene.tick();
    expect(letters).toEqual([]);
    for (const name of ['Ada', 'Bob', 'Cleo']) scene.raise(name);
    scene.raise('Dora', 'conflict.fields');
    for (let minute = 0; minute < 60 * 24 * 2; minute += 10) await scene.tick(10);
    expect(letters.map(({ subject }) => subject)).toEqual([
      '4 things are open: Harbour Light',
      '4 things are open: Harbour Light',
    ]);
    expect(letters[0]).toMatchObject({ from: 'ledger@harbour.example', to: letter.to });
    expect(letters[0]?.text).toContain('2 more like it');
  });

  test('says what a record is called, whatever its name is made of', async () => {
    const { scene, letters } = await binding();
    scene.raise('<script>alert("Ada & Söhne")</script>');
    for (let minute = 0; minute < 60 * 24; minute += 10) await scene.tick(10);
    expect(letters[0]?.html).not.toContain('<script>');
    expect(letters[0]?.html).toContain('&lt;script&gt;');
    expect(letters[0]?.text).toContain('Ada & Söhne');
  });
});

describe('e-mail', () => {
  const now: Channel = { ...letter, when: 'at-once' };

  test('by a provider: the letter as JSON, its key, and a key by which it can tell a second copy', async () => {
    const vars = { MAIL_FROM: 'l@x.example', MAIL_API_URL: 'https://mail.example/send', MAIL_API_KEY: 'k' };
    const scene = await Scene.open([now], { vars });
    scene.raise('Ada');
    await scene.tick();
    const [sent] = scene.received;
    expect(sent?.url).toBe('https://mail.example/send');
    expect(sent?.headers.get('authorization')).toBe('Bearer k');
    expect(sent?.headers.get('idempotency-key')).toBe('n1');
    expect(Object.keys(sent?.body ?? {}).sort()).toEqual(['from', 'html', 'subject', 'text', 'to']);
  });

  test('that is not set up is an issue that says how', async () => {
    const scene = await Scene.open([now]);
    scene.raise('Ada');
    await scene.tick();
    expect(scene.open('notice.failed')).toMatchObject([{ via: 'mail', why: 'notice.not-set-up' }]);
  });
});

describe('whatever the channel', () => {
  const provider = { MAIL_FROM: 'l@x.example', MAIL_API_URL: 'https://mail.example/send', MAIL_API_KEY: 'k' };
  const letters: Letter[] = [];
  const binding = {
    mail: (one: Letter) => {
      letters.push(one);
      return Promise.resolve();
    },
  };
  const wordsOf = (scene: Scene) => [
    ...scene.received.map(({ body }) => String(body.text)),
    ...letters.splice(0).map(({ text }) => text),
  ];

  test.each([
    [
      'e-mail by the platform',
      { via: 'mail', to: 'a@x.example' },
      { vars: { MAIL_FROM: 'l@x.example' }, ground: binding },
    ],
    ['e-mail by a provider', { via: 'mail', to: 'a@x.example' }, { vars: provider }],
    ['Slack', { via: 'slack', to: 'https://hooks.slack.example/T0/secret' }, {}],
    ['Zoho Cliq', { via: 'cliq', to: 'https://cliq.example/api/v2/channels/c/message?zapikey=z' }, {}],
    ['a webhook', { via: 'webhook', to: 'https://hooks.example/in' }, {}],
  ] as const)(
    '%s: one cause is told once, at once and in the daily letter, in plain words with its page',
    async (_, to, how) => {
      const scene = await Scene.open([{ ...to, when: 'both' }], how);
      const told: string[] = [];
      const day = async () => {
        for (let minute = 0; minute < 60 * 24; minute += 10) await scene.tick(10);
        told.push(...wordsOf(scene));
        scene.received.length = 0;
      };
      scene.raise('Ada');
      await day();
      // At once; and in the letter of the morning, since it is still open.
      const [first, letter] = told;
      expect(told).toHaveLength(2);
      expect(first).toContain('Ada');
      expect(first).toContain('https://ledger.example/inbox?pair=p1&');
      expect(first).not.toMatch(/match\.several|undefined|[{}]/);
      expect(letter).toContain('https://ledger.example/inbox?pair=p1');
      // The cause passes and is back: no news at once; decided, it is in no letter.
      scene.close('Ada');
      scene.raise('Ada');
      scene.close('Ada', 'link');
      await day();
      expect(told).toHaveLength(2);
    },
  );
});

describe('the settings', () => {
  const taken = (channel: object) =>
    noticesShape.safeParse({ channels: [{ when: 'both', ...channel }], dailyHour: 7 }).success;

  test.each([
    [{ via: 'mail', to: 'books@harbour.example' }, true],
    [{ via: 'mail', to: 'https://harbour.example' }, false],
    [{ via: 'slack', to: 'https://hooks.slack.com/services/T0/B0/x' }, true],
    [{ via: 'slack', to: 'http://hooks.slack.com/services/T0/B0/x' }, false],
    [{ via: 'webhook', to: 'http://localhost:9000/in' }, true],
    [{ via: 'webhook', to: 'https://user:secret@hooks.example/' }, false],
    [{ via: 'webhook', to: 'ftp://hooks.example/' }, false],
    [{ via: 'pigeon', to: 'https://hooks.example/' }, false],
  ])('%j: %s', (channel, fits) => {
    expect(taken(channel)).toBe(fits);
  });
});
