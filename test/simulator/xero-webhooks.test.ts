// What the simulated Xero sends out by itself: events, their signature and order, the intent to receive, retries and the replay.

import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Hook, type Parsed, XeroWorld } from './xero-world.ts';

const QUARTER_HOUR_MS = 900_000;

let world: XeroWorld;

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty' });
});

function signed(body: string): string {
  return createHmac('sha256', 'demo-xero-webhook-key').update(body).digest('base64');
}

function isWellSigned({ body, headers }: Hook): boolean {
  return headers['x-xero-signature'] === signed(body);
}

const make = (Name: string) => world.call('PUT', 'Contacts', { Name });
const bodies = (hooks: Hook[]): Parsed[] => hooks.map(({ body }) => JSON.parse(body));
const events = (hooks: Hook[]): Parsed[] =>
  bodies(hooks)
    .sort((one, other) => one.firstEventSequence - other.firstEventSequence)
    .flatMap((body) => body.events);
const kinds = (hooks: Hook[]) => events(hooks).map((event: Parsed) => `${event.eventCategory} ${event.eventType}`);

describe('events', () => {
  test('carry ids and times and nothing else, signed over their very bytes', async () => {
    const { ContactID } = (await make('A')).json.Contacts[0];
    const [hook] = await world.deliver();
    expect(hook?.url).toBe('http://localhost:8787/hooks/xero');
    expect(hook && isWellSigned(hook)).toBe(true);
    expect(JSON.parse(hook?.body ?? '')).toEqual({
      events: [
        {
          resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${ContactID}`,
          resourceId: ContactID,
          tenantId: world.tenantId,
          tenantType: 'ORGANISATION',
          eventCategory: 'CONTACT',
          eventType: 'CREATE',
          eventDateUtc: '2026-09-14T09:00:00.000',
        },
      ],
      firstEventSequence: 1,
      lastEventSequence: 1,
      entropy: expect.stringMatching(/^[A-Z]{20}$/),
    });
  });

  test('of one call share a POST up to the size of a batch, numbered without gaps', async () => {
    world.switches.webhookBatchSize = 3;
    await world.call('PUT', 'Contacts', { Contacts: ['a', 'b', 'c', 'd'].map((Name) => ({ Name })) });
    await make('e');
    const ranges = bodies(await world.deliver()).map((body) => [
      body.firstEventSequence,
      body.lastEventSequence,
      body.events.length,
    ]);
    expect(ranges.sort()).toEqual([
      [1, 3, 3],
      [4, 4, 1],
      [5, 5, 1],
    ]);
  });

  test('come of people’s work as of the app’s own', async () => {
    await make('A');
    world.act('contact.archive', { contact: 'A' });
    expect(kinds(await world.deliver())).toEqual(['CONTACT CREATE', 'CONTACT UPDATE']);
  });

  test('never come of what was refused, of items, quotes and orders', async () => {
    await make('A');
    await world.deliver();
    await make('A');
    await world.call('PUT', 'Items', { Code: 'A' });
    await world.call('PUT', 'Quotes', {
      Contact: { Name: 'A' },
      Date: '2026-09-14',
      LineItems: [{ Description: 'x', UnitAmount: 1 }],
    });
    expect(await world.deliver()).toEqual([]);
  });

  test('of money: the invoice, as the switches say; credit with its type and status', async () => {
    const LineItems = [{ Description: 'x', UnitAmount: 10, AccountCode: '200' }];
    const sale = { Type: 'ACCREC', Status: 'AUTHORISED', Contact: { Name: 'A' }, DueDate: '2026-10-01', LineItems };
    const { InvoiceID } = (await world.call('PUT', 'Invoices', sale)).json.Invoices[0];
    const pay = () => world.call('PUT', 'Payments', { Invoice: { InvoiceID }, Account: { Code: '090' }, Amount: 1 });
    await pay();
    world.switches.paymentEmitsInvoice = false;
    await pay();
    const note = await world.call('PUT', 'CreditNotes', { ...sale, Type: 'ACCRECCREDIT', DueDate: undefined });
    const give = { Invoice: { InvoiceID }, Amount: 2, Date: '2026-09-14' };
    await world.call('PUT', `CreditNotes/${note.json.CreditNotes[0].CreditNoteID}/Allocations`, give);
    const hooks = await world.deliver();
    expect(kinds(hooks)).toEqual([
      'CONTACT CREATE',
      'INVOICE CREATE',
      'INVOICE UPDATE',
      'CREDITNOTE CREATE',
      'CREDITNOTE UPDATE',
      'INVOICE UPDATE',
    ]);
    const { data } = events(hooks).find((event) => event.eventCategory === 'CREDITNOTE');
    expect(data).toEqual({ Type: 'ACCRECCREDIT', Status: 'AUTHORISED' });
  });

  test('overpayments and prepayments are announced since late, and can be switched off', async () => {
    await make('A');
    await world.deliver();
    world.act('overpayment.create', { contact: 'A', amount: '5' });
    const [event] = events(await world.deliver());
    expect(event).toMatchObject({
      eventCategory: 'OVERPAYMENT',
      data: { Type: 'RECEIVE-OVERPAYMENT', Status: 'AUTHORISED' },
    });
    world.switches.overpaymentEvents = false;
    world.act('overpayment.create', { contact: 'A', amount: '5' });
    expect(await world.deliver()).toEqual([]);
  });

  test('go only to apps that are connected, and only of the categories they chose', async () => {
    world.act('webhook.categories', { categories: ['INVOICE'] });
    await make('A');
    world.act('invoice.create', { Type: 'ACCREC', Contact: { Name: 'A' } });
    expect(kinds(await world.deliver())).toEqual(['INVOICE CREATE']);
    world.act('tenant.disconnect');
    world.act('invoice.create', { Type: 'ACCREC', Contact: { Name: 'A' } });
    expect(await world.deliver()).toEqual([]);
  });
});

describe('the intent to receive', () => {
  const register = () => world.act('webhook.register', { url: 'https://hooks.example/xero' });

  test('sends empty bodies, one signed well and some badly, and enables whoever tells them apart', async () => {
    world.hookAnswer = (hook) => new Response(null, { status: isWellSigned(hook) ? 200 : 401 });
    expect(await register()).toMatchObject({
      state: 'enabled',
      url: 'https://hooks.example/xero',
      check: { open: 0, failures: [] },
    });
    expect(bodies(world.hooks)).toMatchObject(
      Array(3).fill({ events: [], firstEventSequence: 0, lastEventSequence: 0 }),
    );
    expect(world.hooks.filter(isWellSigned)).toHaveLength(1);
  });

  test.each([
    ['takes everything', () => new Response(null, { status: 200 }), 2],
    ['refuses everything', () => new Response(null, { status: 401 }), 1],
    ['answers with words', (hook: Hook) => new Response('ok', { status: isWellSigned(hook) ? 200 : 401 }), 3],
    [
      'sets a cookie',
      (hook: Hook) => new Response(null, { status: isWellSigned(hook) ? 200 : 401, headers: { 'set-cookie': 'a=b' } }),
      3,
    ],
  ])('disables one who %s', async (_what, answer, failures) => {
    world.hookAnswer = answer;
    const status = await register();
    expect(status.state).toBe('disabled');
    expect(status.check.failures).toHaveLength(failures);
  });

  test('wants https everywhere but here', async () => {
    await expect(world.act('webhook.register', { url: 'http://hooks.example/x' })).rejects.toThrow('https');
  });
});

describe('a receiver that fails', () => {
  const healthy = (hook: Hook) => new Response(null, { status: isWellSigned(hook) ? 200 : 401 });

  test('hears the same batch again at once and every quarter of an hour, later ones wait, and all come in order', async () => {
    world.hookAnswer = () => new Response(null, { status: 500 });
    await make('A');
    await world.deliver();
    await make('B');
    await make('C');
    expect(world.act('webhook.status')).toMatchObject({ state: 'retrying', held: 2 });
    expect(bodies(await world.deliver()).map((body) => body.firstEventSequence)).toEqual([1]);
    expect(await world.deliver()).toEqual([]);
    world.hookAnswer = healthy;
    expect(bodies(await world.deliver(QUARTER_HOUR_MS))).toHaveLength(1);
    expect(
      bodies(await world.deliver())
        .map((body) => body.firstEventSequence)
        .sort(),
    ).toEqual([2, 3]);
    expect(world.act('webhook.status')).toMatchObject({ state: 'enabled', held: 0 });
  });

  test('for a day is disabled; enabled again it gets what it missed', async () => {
    world.hookAnswer = () => new Response(null, { status: 503 });
    await make('A');
    await world.deliver();
    for (let tries = 0; tries < 97; tries++) await world.deliver(QUARTER_HOUR_MS + 1000);
    expect(world.act('webhook.status')).toMatchObject({ state: 'disabled', held: 1 });
    expect(await world.deliver(QUARTER_HOUR_MS)).toEqual([]);
    await world.connect();
    await make('B');
    world.hookAnswer = healthy;
    expect(await world.act('webhook.enable')).toMatchObject({ state: 'enabled', held: 0 });
    expect(kinds(await world.deliver())).toEqual(['CONTACT CREATE', 'CONTACT CREATE']);
  });

  test('for more than a month has lost what is older', async () => {
    world.act('webhook.disable');
    await make('A');
    world.clock.time += 32 * 86_400_000;
    world.hookAnswer = healthy;
    await world.act('webhook.enable');
    expect(await world.deliver()).toEqual([]);
  });
});
