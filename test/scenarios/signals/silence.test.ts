// Given a pair whose ways of being told of changes all work; when one of them goes quiet while people go on working; then an issue tells
// of that way within a quarter of an hour, looking takes over, and heard again it is forgotten. Where nobody works, nothing is quiet.

import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SignalStand, type Way } from './stand.ts';

/** Somebody works on the side that the way tells of. */
const works: Readonly<Record<Way, (stand: SignalStand, name: string) => unknown>> = {
  webhook: (stand, name) => stand.contact(name),
  notifications: (stand, name) => stand.account(name),
  rules: (stand, name) => stand.product(name),
};

const open = (everyMinutes = 3) =>
  SignalStand.open({ settings: { kinds: { customer: { everyMinutes }, item: { on: true, everyMinutes } } } });

describe.each(['webhook', 'notifications', 'rules'] as const)('%s', (way) => {
  test('that goes quiet is told of within a quarter of an hour, and what it kept to itself travels all the same', async () => {
    const stand = await open();
    works[way](stand, 'First');
    await stand.run(HOUR_MS);
    expect(await stand.channel(way)).toMatchObject({ state: 'alive', missedAt: null });
    stand.lost.add(way);
    works[way](stand, 'Second');
    await stand.run(15 * MINUTE_MS);
    expect(await stand.codes()).toEqual([`channel.${way}`]);
    expect(await stand.channel(way)).toMatchObject({ state: 'quiet' });
    const [issue] = await stand.issues();
    expect(issue?.message).not.toContain('channel.');
    expect(issue?.facts.kinds).toEqual([way === 'rules' ? 'item' : 'customer']);
    const { items } = stand.act<{ items: { Account_Name: string }[] }>('zoho', 'list', { module: 'Accounts' });
    if (way === 'webhook') expect(items.map(({ Account_Name: name }) => name)).toContain('Second');
  });

  test('that is heard again is forgotten', async () => {
    const stand = await open();
    stand.lost.add(way);
    works[way](stand, 'Second');
    await stand.run(15 * MINUTE_MS);
    expect(await stand.codes()).toEqual([`channel.${way}`]);
    stand.lost.delete(way);
    works[way](stand, 'Third');
    await stand.run(3 * MINUTE_MS);
    expect(await stand.codes()).toEqual([]);
    expect(await stand.channel(way)).toMatchObject({ state: 'alive' });
  });
});

test('nothing is called quiet in a weekend in which nobody works', async () => {
  const stand = await open(10);
  for (const way of ['webhook', 'notifications', 'rules'] as const) works[way](stand, `First ${way}`);
  await stand.run(3 * DAY_MS);
  expect(await stand.codes()).toEqual([]);
  for (const way of ['webhook', 'notifications', 'rules'] as const)
    expect(await stand.channel(way)).toMatchObject({ state: 'alive' });
});

describe('the webhook', () => {
  test('that died at night after days of rest is found within a quarter of an hour of the first change, for 150 calls a day', async () => {
    const stand = await open(10);
    stand.contact('First');
    await stand.run(HOUR_MS);
    // Past the weekend and the days for which people count as being at work, until three in the morning in Auckland.
    stand.bench.clock.advance(Date.UTC(2026, 10, 25, 12) - stand.bench.clock.now());
    await stand.run(26 * HOUR_MS);
    expect(stand.xeroCalls(stand.bench.clock.now() - DAY_MS)).toBeLessThanOrEqual(150);
    stand.lost.add('webhook');
    stand.contact('Second');
    await stand.run(15 * MINUTE_MS);
    expect(await stand.codes()).toEqual(['channel.webhook']);
    const { items } = stand.act<{ items: { Account_Name: string }[] }>('zoho', 'list', { module: 'Accounts' });
    expect(items.map(({ Account_Name: name }) => name)).toContain('Second');
  });

  test('is tested by what we write ourselves: dead while only the CRM is worked in, it is told of too', async () => {
    const stand = await open();
    stand.lost.add('webhook');
    stand.account('Ours');
    await stand.run(15 * MINUTE_MS);
    expect(await stand.codes()).toEqual(['channel.webhook']);
  });

  test('that is known to work spares looking, but for one module that keeps watch; quiet, its modules are looked at often', async () => {
    const kinds = { customer: { everyMinutes: 10 }, vendor: { on: true, everyMinutes: 10 }, item: { on: true } };
    const stand = await SignalStand.open({ settings: { kinds } });
    stand.contact('First');
    // The night from Saturday on, in Auckland.
    await stand.run(HOUR_MS);
    stand.bench.clock.advance(DAY_MS - 2 * HOUR_MS);
    await stand.run(HOUR_MS);
    const shown = await stand.intervals();
    expect(shown).toContain('customer crm: 10 chosen');
    // Items have no webhook.
    expect(shown).toContain('item accounting: 60 idle');
    expect(shown).toContain('customer accounting: 12 watch');
    expect(shown).toContain('vendor accounting: 360 told');
    stand.lost.add('webhook');
    stand.account('Ours');
    await stand.run(15 * MINUTE_MS);
    expect((await stand.channel('webhook'))?.kinds).toEqual(['customer']);
    const quiet = stand.bench.clock.now();
    await stand.run(2 * HOUR_MS);
    expect(await stand.intervals()).toContain('customer accounting: 15 quiet');
    expect(stand.xeroCalls(quiet)).toBeGreaterThanOrEqual(10);
  });
});

describe('with documents too', () => {
  const open = (modules: readonly string[]) =>
    SignalStand.open({
      settings: {
        sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
        kinds: Object.fromEntries(modules.map((kind) => [kind, { on: true, everyMinutes: 10 }])),
      },
    });
  /** From one o'clock on Thursday morning in Auckland: an invoice in Xero, hours after anybody worked there. */
  const invoiceAtNight = async (stand: SignalStand) => {
    stand.bench.clock.advance(Date.UTC(2026, 10, 25, 12) - stand.bench.clock.now());
    await stand.run(HOUR_MS);
    const customer = stand.contact('First');
    stand.invoice(customer);
    await stand.run(HOUR_MS / 2);
    return customer;
  };

  test.each([
    ['a contact', 'customer', (stand: SignalStand) => stand.contact('Second')],
    ['an invoice', 'invoice', (stand: SignalStand, customer: string) => stand.invoice(customer)],
  ] as const)(
    'a webhook that died in the night is told of within a quarter of an hour of %s',
    async (_, kind, work) => {
      const stand = await open(['customer', 'item', 'invoice']);
      const customer = await invoiceAtNight(stand);
      await stand.run(4 * HOUR_MS);
      expect(await stand.codes()).not.toContain('channel.webhook');
      stand.lost.add('webhook');
      work(stand, customer);
      await stand.run(15 * MINUTE_MS);
      const alarm = (await stand.issues()).find(({ code }) => code === 'channel.webhook');
      expect(alarm?.facts.kinds).toEqual([kind]);
    },
  );

  const modules = ['customer', 'vendor', 'item', 'quote', 'invoice', 'purchase-order', 'payment', 'credit'];
  test('and every module on, a day on which nobody works takes 150 calls, and a dead webhook is told of within the hour', async () => {
    const stand = await open(modules);
    const customer = await invoiceAtNight(stand);
    // Every look has come to it; a day later what lapsed meanwhile is caught up with before the idle one begins.
    await stand.run(8 * HOUR_MS);
    stand.bench.clock.advance(DAY_MS);
    await stand.run(2 * HOUR_MS);
    const idle = stand.bench.clock.now();
    await stand.run(DAY_MS);
    expect(stand.xeroCalls(idle)).toBeLessThanOrEqual(150);
    stand.lost.add('webhook');
    stand.invoice(customer);
    await stand.run(HOUR_MS);
    expect(await stand.codes()).toContain('channel.webhook');
  });
});

test('a quote that accounting says is accepted is our own write, which no rule tells of: invoices made from it accuse nobody', async () => {
  const kinds = Object.fromEntries(
    ['item', 'quote', 'invoice'].map((kind) => [kind, { on: true, everyMinutes: kind === 'quote' ? 10 : 3 }]),
  );
  const stand = await SignalStand.open({
    settings: { sequence: { invoice: { when: 'quote-accepted', account: '200' }, quote: { account: '200' } }, kinds },
  });
  const account = stand.account('Harbour Light');
  const product = stand.product('BOLT');
  stand.act('zoho', 'record.edit', { module: 'Products', id: product, fields: { Tax: ['GST'] } });
  const line = { Product_Name: { id: product }, Quantity: 2, List_Price: 10, Line_Tax: [{ name: 'GST' }] };
  stand.act('zoho', 'record.create', {
    module: 'Quotes',
    fields: {
      Subject: 'Bolts for a year',
      Account_Name: { id: account },
      Valid_Till: '2026-12-31',
      Quote_Stage: 'Delivered',
      Quoted_Items: [line],
    },
  });
  await stand.run(HOUR_MS);
  expect(await stand.codes()).toEqual([]);
  stand.act('xero', 'quote.accept', { quote: 'QU-0001' });
  await stand.run(2 * HOUR_MS);
  expect(stand.act<unknown[]>('xero', 'list', { collection: 'Invoices' })).toHaveLength(1);
  expect(await stand.codes()).toEqual([]);
});

test('a module that the timer is not to look at is brought by events alone, until they keep quiet', async () => {
  const stand = await SignalStand.open({ settings: { kinds: { customer: { everyMinutes: 0 } } } });
  expect(await stand.intervals()).toEqual(['customer crm: null never', 'customer accounting: null never']);
  const still = stand.bench.clock.now();
  await stand.run(3 * HOUR_MS);
  expect(stand.xeroCalls(still)).toBe(0);
  stand.account('Told');
  await stand.run(5 * MINUTE_MS);
  const names = () => stand.act<{ Name: string }[]>('xero', 'list', { collection: 'Contacts' }).map(({ Name }) => Name);
  expect(names()).toEqual(['Told']);
  // Its own write proves that Xero's webhook is dead; then, and only then, the timer looks.
  stand.lost.add('webhook');
  await stand.run(10 * MINUTE_MS);
  stand.account('Untold');
  await stand.run(15 * MINUTE_MS);
  expect(await stand.intervals()).toEqual(['customer crm: null never', 'customer accounting: 15 quiet']);
  stand.lost.add('notifications').add('rules');
  stand.account('Kept back');
  await stand.run(HOUR_MS);
  expect(names()).not.toContain('Kept back');
  await stand.run(DAY_MS);
  expect(names()).toContain('Kept back');
});

describe('the nightly comparison', () => {
  test('finds and counts what every way and every look has missed, and brings it over; a quiet night counts nothing', async () => {
    const stand = await SignalStand.open({ settings: { kinds: { customer: { everyMinutes: 10 } } } });
    const ids = ['One', 'Two', 'Three', 'Four'].map((name) => stand.account(name));
    await stand.run(DAY_MS);
    expect(await stand.overview()).toMatchObject({ comparison: { found: 0 } });
    // Nobody tells, and what looking would find counts as seen: a look's checkpoint is past these saves, as after a clock that went wrong.
    stand.lost.add('notifications').add('rules').add('webhook');
    for (const id of ids.slice(0, 2)) stand.phone(id, '+64 9 555 0199');
    stand.account('Five');
    stand.bench.clock.advance(HOUR_MS / 2);
    stand.forgetChanges('customer', 'crm');
    await stand.run(DAY_MS);
    expect(await stand.overview()).toMatchObject({ comparison: { found: 3 } });
    const contacts = stand.act<{ Name: string; Phones: { PhoneNumber?: string }[] }[]>('xero', 'list', {
      collection: 'Contacts',
    });
    expect(contacts.map(({ Name }) => Name)).toContain('Five');
    const told = contacts.filter(({ Phones }) => Phones.some(({ PhoneNumber }) => PhoneNumber?.endsWith('0199')));
    expect(told.map(({ Name }) => Name).toSorted()).toEqual(['One', 'Two']);
  });
});
