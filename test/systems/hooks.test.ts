// What the world calls us with: proved first, read second, and never more than a hint. Ids arrive as they were written.

import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { appHooks, connectionHooks, type HookCall, type HookVerdict, type Proofs } from '../../src/systems/hooks.ts';
import { parseNotification, parseSave, readSave } from '../../src/systems/zoho/webhook.ts';
import { Stand } from '../contract/stand.ts';
import { openChannel } from '../../src/systems/zoho/notifications.ts';

/** Beyond what a number holds: read as one it becomes another id. */
const BIG = '5725767000000524157';
const url = 'application/x-www-form-urlencoded; charset=UTF-8';
const json = 'application/json';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const called = (text: string, headers: Record<string, string> = {}): HookCall => ({
  body: bytes(text),
  headers: new Headers(headers),
});

describe('a save in Zoho', () => {
  test.each([
    ['a form with one id', url, `module=Accounts&id=${BIG}`],
    ['a form with several', url, `module=Accounts&ids=${BIG}`],
    [
      'a form in parts',
      'multipart/form-data; boundary=--x7',
      `----x7\r\nContent-Disposition: form-data; name="module"\r\n\r\nAccounts\r\n----x7\r\nContent-Disposition: form-data; name="id"\r\n\r\n${BIG}\r\n----x7--\r\n`,
    ],
    ['JSON that says it is a form', url, `{"module":"Accounts","id":"${BIG}"}`],
    ['JSON with a text', json, `{"module":"Accounts","id":"${BIG}"}`],
    ['JSON with a number, as functions write them', json, `{"module":"Accounts","id":${BIG}}`],
    ['JSON with a list of numbers', json, `{"module":"Accounts","ids":[${BIG}]}`],
    ['JSON that says it is text', 'text/plain', `{"module":"Accounts","ids":"${BIG}"}`],
  ])('%s names the record exactly', (_, type, body) => {
    expect(readSave(parseSave(body, type) ?? {})).toEqual({
      hint: { kinds: ['customer'], ids: [`crm.Accounts:${BIG}`] },
    });
  });

  test('several ids in one text are several records, blanks between them are nothing', () => {
    expect(readSave({ module: 'Contacts', ids: '1, 2,,3 ' })).toEqual({
      hint: { kinds: ['customer'], ids: ['crm.Contacts:1', 'crm.Contacts:2', 'crm.Contacts:3'] },
    });
  });

  test('a form that gives a name twice names two', () => {
    const read = readSave(parseSave('module=Accounts&ids=1&ids=2', url) ?? {});
    expect(read).toMatchObject({ hint: { ids: ['crm.Accounts:1', 'crm.Accounts:2'] } });
  });

  test.each([
    ['no module', {}, 'module'],
    ['a module that is no text', { module: 7, id: '1' }, 'module'],
    ['a module that nobody synchronises', { module: 'Leads', id: '1' }, 'module'],
    ['no id', { module: 'Accounts' }, 'id'],
    ['an empty list', { module: 'Accounts', ids: [] }, 'id'],
    ['an id that is none', { module: 'Accounts', id: '12; drop table' }, 'id'],
    ['one of several that is none', { module: 'Accounts', ids: ['1', 'x'] }, 'id'],
    ['an id that is too long', { module: 'Accounts', id: '1'.repeat(26) }, 'id'],
    ['an id with a point', { module: 'Accounts', id: '1.5' }, 'id'],
  ])('%s is said to be wrong, with its field', (_, fields, field) => {
    expect(readSave(fields)).toMatchObject({ field });
  });

  test.each(['{', 'module', '[]', 'null', '7', ''])('a body %j that is neither JSON nor a form is none', (body) => {
    expect(parseSave(body, json)).toBeUndefined();
  });
});

describe('a notification', () => {
  test('ids are read whole, numbers or not', () => {
    for (const id of [BIG, `"${BIG}"`]) {
      const text = `{"module":"Contacts","ids":[${id}],"operation":"update","channel_id":${BIG},"token":"t"}`;
      expect(parseNotification(text)).toEqual({
        token: 't',
        channel: BIG,
        hint: { kinds: ['customer'], ids: [`crm.Contacts:${BIG}`] },
      });
    }
  });

  test('a module of no interest is a notification all the same', () => {
    expect(parseNotification('{"module":"Deals","ids":["1"],"channel_id":"9","token":"t"}')).toEqual({
      token: 't',
      channel: '9',
      hint: null,
    });
  });

  test.each(['', '[]', '{', '<html>'])('%j is none', (text) => {
    expect(parseNotification(text)).toBeUndefined();
  });

  test.each([false, true])(
    'what Zoho sends when somebody saves is understood (ids as numbers: %s)',
    async (numeric) => {
      const stand = new Stand({ system: 'zoho-crm' });
      await stand.consent();
      stand.vendor.switches.emitNumericIds = numeric;
      const order = { id: '7301', modules: ['Accounts'], notifyUrl: 'https://hook.example/n', token: 'our token' };
      await openChannel({ line: stand.kept().line, baseUrl: stand.apiUrl }, { ...order, now: stand.clock.now() });
      const { id } = stand.act('record.create', { module: 'Accounts', fields: { Account_Name: 'New' } });
      const [delivery] = stand.world.outbox.waiting();
      expect(parseNotification(delivery?.body ?? '')).toEqual({
        token: 'our token',
        channel: '7301',
        hint: { kinds: ['customer'], ids: [`crm.Accounts:${String(id)}`] },
      });
    },
  );
});

describe('whoever calls for a connection', () => {
  const proofs: Proofs = {
    isToken: async (token) => token === 'good token',
    isSigned: async (body, hex) => hex === createHmac('sha256', 'key').update(Buffer.from(body)).digest('hex'),
    isChannel: async (token) => token === 'our channel',
  };
  const save = (text: string, headers: Record<string, string>): Promise<HookVerdict> | undefined =>
    connectionHooks['zoho/save']?.(called(text, { 'content-type': json, ...headers }), proofs);
  const body = `{"module":"Accounts","id":${BIG}}`;
  const signed = `sha256=${createHmac('sha256', 'key').update(body).digest('hex')}`;
  const good = {
    ok: true,
    accepted: 1,
    hints: [{ organisationId: null, side: 'crm', kinds: ['customer'], ids: [`crm.Accounts:${BIG}`], trigger: 'save' }],
  };

  test.each([
    ['a signature', { 'x-ledgerline-signature': signed }],
    ['a signature in capitals', { 'x-ledgerline-signature': signed.toUpperCase().replace('SHA256', 'sha256') }],
    ['a token', { 'x-ledgerline-token': 'good token' }],
    ['a token beside a bad signature', { 'x-ledgerline-token': 'good token', 'x-ledgerline-signature': 'sha256=00' }],
  ])('is let in with %s', async (_, headers) => {
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, name.endsWith('signature') ? value.toLowerCase() : value]),
    );
    expect(await save(body, given)).toEqual(good);
  });

  test.each([
    ['nothing', {}],
    ['the signature of another body', { 'x-ledgerline-signature': `sha256=${'0'.repeat(64)}` }],
    ['a signature of another form', { 'x-ledgerline-signature': signed.slice(7) }],
    ['a signature with something behind it', { 'x-ledgerline-signature': `${signed}00` }],
    ['another token', { 'x-ledgerline-token': 'bad token' }],
    ['an empty token', { 'x-ledgerline-token': '' }],
  ])('is turned away with %s, before the body is read', async (_, headers) => {
    expect(await save('not even JSON', headers)).toEqual({ ok: false, status: 401 });
  });

  test('is told what is wrong with the body only once it is known', async () => {
    expect(await save('{', { 'x-ledgerline-token': 'good token' })).toMatchObject({
      ok: false,
      status: 400,
      field: 'body',
    });
    expect(await save('{"module":"Leads","id":"1"}', { 'x-ledgerline-token': 'good token' })).toMatchObject({
      status: 400,
      field: 'module',
    });
  });

  test('a channel proves itself by the token that we gave it', async () => {
    const notify = (token: string, module = 'Accounts') =>
      connectionHooks['zoho/notify']?.(called(`{"module":"${module}","ids":["1","2"],"token":"${token}"}`), proofs);
    expect(await notify('our channel')).toMatchObject({
      ok: true,
      accepted: 2,
      hints: [{ trigger: 'notification', ids: ['crm.Accounts:1', 'crm.Accounts:2'] }],
    });
    expect(await notify('our channel', 'Deals')).toEqual({ ok: true, hints: [], accepted: 0 });
    expect(await notify('another')).toEqual({ ok: false, status: 401 });
    expect(await connectionHooks['zoho/notify']?.(called('['), proofs)).toEqual({ ok: false, status: 401 });
  });
});

describe('Xero, calling for the whole app', () => {
  const event = (category: string, resourceId: string, tenantId = 'tenant-1') => ({
    resourceId,
    tenantId,
    tenantType: 'ORGANISATION',
    eventCategory: category,
    eventType: 'UPDATE',
    eventDateUtc: '2026-06-21T01:15:39.902',
    resourceUrl: 'https://api.xero.com/x',
  });
  const send = (text: string, signature?: string) => {
    const right = createHmac('sha256', 'the key').update(text).digest('base64');
    return appHooks.xero?.(called(text, { 'x-xero-signature': signature ?? right }), 'the key');
  };
  const delivery = (events: object[]) =>
    JSON.stringify({ events, firstEventSequence: 1, lastEventSequence: 1, entropy: 'e' });

  test('a contact’s event is a hint for customers and vendors of its organisation', async () => {
    expect(await send(delivery([event('CONTACT', 'c-1'), event('CONTACT', 'c-2', 'tenant-2')]))).toEqual({
      ok: true,
      accepted: 2,
      hints: [
        {
          organisationId: 'tenant-1',
          side: 'accounting',
          kinds: ['customer', 'vendor'],
          ids: ['accounting.Contacts:c-1'],
          trigger: 'webhook',
          toldAt: Date.UTC(2026, 5, 21, 1, 15, 39, 902),
        },
        {
          organisationId: 'tenant-2',
          side: 'accounting',
          kinds: ['customer', 'vendor'],
          ids: ['accounting.Contacts:c-2'],
          trigger: 'webhook',
          toldAt: Date.UTC(2026, 5, 21, 1, 15, 39, 902),
        },
      ],
    });
  });

  test('events of no interest, and unknown ones, are taken without a hint', async () => {
    expect(await send(delivery([event('SUBSCRIPTION', 's'), event('SOMETHING_NEW', 'n')]))).toMatchObject({
      ok: true,
      hints: [],
    });
  });

  test('the rehearsal passes where it is signed well, and only there', async () => {
    expect(await send(delivery([]))).toEqual({ ok: true, hints: [], accepted: 0 });
    expect(await send(delivery([]), btoa('wrong'))).toEqual({ ok: false, status: 401 });
  });

  test.each([
    ['a bad one', 'AAAA'],
    ['none that could be read', '%%%'],
    ['an empty one', ''],
  ])('a signature, %s, is turned away', async (_, signature) => {
    expect(await send(delivery([event('CONTACT', 'c-1')]), signature)).toEqual({ ok: false, status: 401 });
  });

  test('without a key nothing passes', async () => {
    const text = delivery([event('CONTACT', 'c-1')]);
    expect(await appHooks.xero?.(called(text, { 'x-xero-signature': '' }), '')).toEqual({ ok: false, status: 401 });
  });

  test('a signed body that can’t be read is taken, and hints at nothing', async () => {
    expect(await send('not JSON')).toEqual({ ok: true, hints: [], accepted: 0 });
  });
});
