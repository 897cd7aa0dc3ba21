// What a person does in the simulated Zoho, by actions and by the pages, and the companies that it starts with.

import { beforeEach, describe, expect, test } from 'vitest';
import { companies } from '../../src/simulator/company.ts';
import { people } from '../../src/simulator/people.ts';
import { type Body, Desk, element, list } from './zoho-desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await new Desk().connect();
});

const create = (module: string, fields: Body) => String(desk.act<Body>('record.create', { module, fields }).id);
const get = (module: string, id: string) => desk.act<Body>('get', { module, id });

describe('a person', () => {
  test('saves in their own name, and the API shows whose it was', async () => {
    const id = create('Accounts', { Account_Name: 'Acme' });
    expect(await desk.read('Accounts', id)).toMatchObject({
      Created_By: { name: 'Alex Morgan' },
      Owner: { name: 'Alex Morgan' },
    });
    desk.clock.pass(2000);
    desk.act('record.edit', {
      module: 'Accounts',
      id,
      fields: { Phone: '1' },
      user: 'integration@emptytrading.example',
    });
    expect(await desk.read('Accounts', id)).toMatchObject({
      Modified_By: { name: 'Xero Integration' },
      Modified_Time: '2026-11-20T23:00:02+13:00',
    });
  });

  test('is refused what the API refuses', () => {
    expect(() => create('Accounts', { Phone: '1' })).toThrow(/MANDATORY_NOT_FOUND/);
    expect(() => create('Nowhere', {})).toThrow(/no module Nowhere/);
    expect(() => get('Accounts', '1')).toThrow(/no record 1/);
    expect(() => desk.act('record.fold', {})).toThrow(/no action record.fold: record.create/);
    expect(() => desk.act('list', { module: 'Accounts', org: 'Nobody' })).toThrow(/no organisation Nobody/);
  });

  test('types into a form: numerals become numbers, blanks clear, local times get their offset', () => {
    const made = desk.act<Body>('field.add', {
      module: 'Accounts',
      field: { field_label: 'Seen', data_type: 'datetime' },
    });
    expect(made.apiName).toBe('Seen');
    const typed = {
      Account_Name: 'Acme',
      Employees: '12',
      Annual_Revenue: '10.5',
      Phone: '1',
      Seen: '2026-11-20T10:30',
    };
    const { id } = desk.act<Body>('record.create', { module: 'Accounts', typed });
    expect(get('Accounts', String(id))).toMatchObject({
      Employees: 12,
      Annual_Revenue: 10.5,
      Seen: '2026-11-20T10:30:00+13:00',
    });
    desk.act('record.edit', { module: 'Accounts', id, typed: { Phone: '', Employees: '' } });
    expect(get('Accounts', String(id))).toMatchObject({ Phone: null, Employees: null });
    expect(() => desk.act('record.edit', { module: 'Accounts', id, typed: { Employees: 'many' } })).toThrow(
      /INVALID_DATA/,
    );
  });

  test('merges two accounts: the loser is listed as deleted and its people move', async () => {
    const [master, loser] = [
      create('Accounts', { Account_Name: 'Acme' }),
      create('Accounts', { Account_Name: 'ACME Ltd', Phone: '5' }),
    ];
    const jo = create('Contacts', { Last_Name: 'Doe', Account_Name: loser });
    const invoice = create('Invoices', {
      Subject: 'S',
      Account_Name: loser,
      Invoiced_Items: [{ Product_Name: create('Products', { Product_Name: 'W' }) }],
    });
    desk.clock.pass(5000);
    desk.act('record.merge', { module: 'Accounts', master, losers: [loser] });
    expect(get('Accounts', master)).toMatchObject({
      Account_Name: 'Acme',
      Phone: '5',
      Modified_Time: '2026-11-20T23:00:05+13:00',
    });
    expect(get('Contacts', jo)).toMatchObject({
      Account_Name: { id: master },
      Modified_Time: '2026-11-20T23:00:00+13:00',
    });
    expect(get('Invoices', invoice).Account_Name).toMatchObject({ id: master });
    expect(list((await desk.get('/Accounts/deleted')).body)).toMatchObject([{ id: loser, type: 'permanent' }]);
    expect(list((await desk.get(`/Accounts/${master}/Contacts?fields=id`)).body)).toHaveLength(1);
  });

  test('merges otherwise where the switches say so', async () => {
    desk.switches.mergedListedAs = 'recycle';
    desk.switches.mergeModifiesMoved = true;
    const [master, loser] = [create('Accounts', { Account_Name: 'A' }), create('Accounts', { Account_Name: 'B' })];
    const jo = create('Contacts', { Last_Name: 'Doe', Account_Name: loser });
    desk.clock.pass(5000);
    desk.act('record.merge', { module: 'Accounts', master, losers: [loser], fields: { Account_Name: 'A & B' } });
    expect(get('Contacts', jo).Modified_Time).toBe('2026-11-20T23:00:05+13:00');
    expect(get('Accounts', master).Account_Name).toBe('A & B');
    expect(list((await desk.get('/Accounts/deleted')).body)[0]?.type).toBe('recycle');
  });

  test('moves a contact, clones, locks and unlocks', async () => {
    const [one, two] = [create('Accounts', { Account_Name: 'A' }), create('Accounts', { Account_Name: 'B' })];
    const jo = create('Contacts', { Last_Name: 'Doe', Account_Name: one });
    desk.act('contact.move', { id: jo, account: two });
    expect(get('Contacts', jo).Account_Name).toMatchObject({ id: two });
    desk.act('contact.move', { id: jo, account: null });
    expect(get('Contacts', jo).Account_Name).toBeNull();
    const copy = desk.act<Body>('record.clone', { module: 'Accounts', id: one });
    expect(copy).toMatchObject({ Account_Name: 'A' });
    expect(copy.id).not.toBe(one);
    desk.act('record.lock', { module: 'Accounts', id: one });
    expect(element((await desk.put(`/Accounts/${one}`, { data: [{ Phone: '1' }] })).body).code).toBe('RECORD_LOCKED');
    desk.act('record.unlock', { module: 'Accounts', id: one });
    expect((await desk.put(`/Accounts/${one}`, { data: [{ Phone: '1' }] })).status).toBe(200);
  });

  test('restores a record; its time of change moves only by the switch', () => {
    const id = create('Accounts', { Account_Name: 'A' });
    const again = () => {
      desk.act('record.delete', { module: 'Accounts', id });
      desk.clock.pass(5000);
      desk.act('record.restore', { id });
      return get('Accounts', id).Modified_Time;
    };
    expect(again()).toBe('2026-11-20T23:00:00+13:00');
    desk.switches.restoreModifies = true;
    expect(again()).toBe('2026-11-20T23:00:10+13:00');
  });

  test('presses a button: a signed call leaves', async () => {
    const id = create('Accounts', { Account_Name: 'A' });
    await desk.act<Promise<unknown>>('button.press', {
      module: 'Accounts',
      id,
      url: 'https://hook.example/push',
      secret: 'key',
    });
    const [call] = await desk.pump();
    expect(call?.body).toBe(`{"module":"Accounts","id":"${id}"}`);
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode('key'),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const mac = Buffer.from(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(call?.body))).toString(
      'hex',
    );
    expect(call?.headers.get('x-ledgerline-signature')).toBe(`sha256=${mac}`);
  });

  test('works in a second organisation beside the first', async () => {
    desk.act('org.open', { name: 'Second', region: 'UK', currency: 'GBP' });
    const { id } = desk.act<Body>('record.create', {
      module: 'Accounts',
      fields: { Account_Name: 'There' },
      org: 'Second',
    });
    expect(String(id).slice(0, 7)).not.toBe(create('Accounts', { Account_Name: 'Here' }).slice(0, 7));
    expect((await desk.get(`/Accounts/${String(id)}`)).status).toBe(204);
    expect(desk.act<{ count: number }>('list', { module: 'Accounts', org: 'Second' }).count).toBe(1);
  });
});

describe('switches', () => {
  test('refuse what they don’t know, and come back with a reset', () => {
    expect(() => (desk.switches.unheard = 1)).toThrow(/no switch named unheard/);
    expect(() => (desk.switches.searchLagMs = 'long')).toThrow(/takes a number/);
    expect(() => (desk.switches.consent = 'perhaps')).toThrow(/ask, allow, deny/);
    desk.switches.searchLagMs = 1;
    expect(JSON.parse(JSON.stringify(desk.switches))).toMatchObject({ searchLagMs: 1, consent: 'allow' });
    desk.world.reset('empty');
    expect(desk.switches).toMatchObject({ searchLagMs: 5000, consent: 'ask' });
  });

  test('make Zoho stricter, or mangle what it stores', async () => {
    desk.switches.refuseUnknownKeys = true;
    const { body } = await desk.post('/Accounts', { data: [{ Account_Name: 'A', Nonsense: 1 }] });
    expect(element(body).details.api_name).toBe('Nonsense');
    desk.switches.refuseUnknownFields = true;
    expect((await desk.get('/Accounts?fields=id,Nonsense')).status).toBe(400);
    desk.switches.escapeHtml = true;
    expect(get('Accounts', create('Accounts', { Account_Name: 'A & <B>' })).Account_Name).toBe('A &amp; &lt;B&gt;');
    desk.switches.trimText = false;
    expect(get('Accounts', create('Accounts', { Account_Name: ' A ' })).Account_Name).toBe(' A ');
    desk.switches.replyTimeZone = 'UTC';
    const id = create('Accounts', { Account_Name: 'A' });
    expect((await desk.read('Accounts', id)).Modified_Time).toBe('2026-11-20T10:00:00+00:00');
  });

  test('let a lookup go by name, and a save without a change pass unnoticed', async () => {
    const acme = create('Accounts', { Account_Name: 'Acme' });
    const jo = { Last_Name: 'Doe', Account_Name: { name: 'acme' } };
    expect(() => create('Contacts', jo)).toThrow(/INVALID_DATA/);
    desk.switches.lookupByName = true;
    const id = create('Contacts', jo);
    expect(get('Contacts', id).Account_Name).toMatchObject({ id: acme });
    desk.switches.unchangedSaveModifies = false;
    await desk.post('/actions/watch', {
      watch: [{ channel_id: '1', events: ['Contacts.all'], notify_url: 'https://hook.example/' }],
    });
    desk.clock.pass(5000);
    expect((await desk.put(`/Contacts/${id}`, { data: [{ Last_Name: 'Doe' }] })).status).toBe(200);
    expect(get('Contacts', id).Modified_Time).toBe('2026-11-20T23:00:00+13:00');
    expect(await desk.pump()).toHaveLength(0);
    desk.switches.notifyPerRecord = true;
    await desk.post('/Contacts', { data: [{ Last_Name: 'A' }, { Last_Name: 'B' }] });
    expect((await desk.pump()).map(({ body }) => (JSON.parse(body) as { ids: string[] }).ids.length)).toEqual([1, 1]);
  });

  test('let rows do without a product, refuse inactive ones, and ignore sequence numbers', async () => {
    const account = create('Accounts', { Account_Name: 'A' });
    const rows = (Invoiced_Items: Body[]) =>
      desk.post('/Invoices', { data: [{ Subject: 'S', Account_Name: account, Invoiced_Items }] });
    const old = create('Products', { Product_Name: 'Old', Product_Active: false });
    expect((await rows([{ Product_Name: old }])).status).toBe(201);
    desk.switches.refuseInactiveProduct = true;
    expect((await rows([{ Product_Name: old }])).status).toBe(400);
    desk.switches.rowNeedsProduct = false;
    desk.switches.ignoreSequence = true;
    const { body } = await rows([
      { List_Price: 1, Sequence_Number: 9 },
      { List_Price: 2, Sequence_Number: 1 },
    ]);
    const record = await desk.read('Invoices', String(element(body).details.id));
    expect(list(record, 'Invoiced_Items').map(({ List_Price }) => List_Price)).toEqual([1, 2]);
  });

  test('answer a deactivated user and a channel made twice in another way', async () => {
    desk.switches.channelRepost = 'refuse';
    const watch = { watch: [{ channel_id: '1', events: ['Accounts.all'], notify_url: 'https://hook.example/' }] };
    expect((await desk.post('/actions/watch', watch)).status).toBe(201);
    expect(element((await desk.post('/actions/watch', watch)).body, 0, 'watch').code).toBe('DUPLICATE_DATA');
    desk.switches.inactiveUserStatus = 401;
    desk.act('user.deactivate');
    expect((await desk.get('/org')).body.code).toBe('AUTHENTICATION_FAILURE');
  });
});

describe('the companies', () => {
  test.each(Object.keys(companies))('%s: whoever is in the CRM is there, with their people', (name) => {
    const seeded = new Desk(name);
    const company = companies[name];
    const inCrm = (all: { where: string }[] = []) => all.filter(({ where }) => where !== 'accounting').length;
    const count = (module: string) => seeded.act<{ count: number }>('list', { module, limit: 1 }).count;
    expect([count('Accounts'), count('Vendors'), count('Products')]).toEqual([
      inCrm(company?.customers),
      inCrm(company?.vendors),
      inCrm(company?.products),
    ]);
  });

  test('the primary person came first, a while ago, and search knows them all', async () => {
    const seeded = await new Desk('demo').connect();
    const busy = companies.demo?.customers.find(
      ({ others, where, person }) => where !== 'accounting' && person && others?.length,
    );
    const { body } = await seeded.get(`/Contacts?fields=Full_Name,Created_Time,Account_Name&sort_order=asc`);
    const theirs = list(body).filter(
      ({ Account_Name }) => (Account_Name as Body | null)?.name === (busy?.inCrm?.name ?? busy?.name),
    );
    const person = busy?.inCrm?.person ?? busy?.person;
    expect(theirs[0]?.Full_Name).toBe([person?.first, person?.last].filter(Boolean).join(' '));
    expect(theirs.length).toBe(1 + (busy?.others?.length ?? 0));
    expect(Date.parse(String(theirs[0]?.Created_Time))).toBeLessThan(Date.parse(String(theirs[1]?.Created_Time)));
    expect((await seeded.get('/Products/search?word=a')).status).toBe(400);
    expect(
      (await seeded.get(`/Contacts/search?word=${encodeURIComponent(String(person?.last).slice(0, 3))}`)).status,
    ).toBe(200);
  });

  test('an unknown one is refused with the names of those that there are', () => {
    expect(() => desk.world.reset('nobody')).toThrow(/no company named nobody: demo/);
  });
});

describe('the pages', () => {
  const open = async (path: string, form?: Record<string, string>) => {
    const reply = await people(
      desk.world,
      new Request(`http://sim.test${path}`, form && { method: 'POST', body: String(new URLSearchParams(form)) }),
    );
    return { status: reply?.status, location: reply?.headers.get('location'), text: (await reply?.text()) ?? '' };
  };

  test('the first lists every module with its count', async () => {
    create('Accounts', { Account_Name: 'Acme' });
    const { status, text } = await open('/');
    expect(status).toBe(200);
    expect(text).toMatch(/href="\/people\/zoho\/Accounts">Accounts<\/a><span class="soft">1</);
  });

  test('a list searches, and its text is made safe', async () => {
    create('Accounts', { Account_Name: '<b>Acme</b>' });
    create('Accounts', { Account_Name: 'Birch' });
    const { text } = await open('/people/zoho/Accounts?search=acme');
    expect(text).toContain('&lt;b&gt;Acme&lt;/b&gt;');
    expect(text).not.toContain('Birch');
    expect((await open('/people/zoho/Nowhere')).status).toBe(404);
  });

  test('a record is edited: only what a person changed is saved', async () => {
    const id = create('Accounts', { Account_Name: 'Acme', Phone: '1', Billing_Street: 'One\nTwo' });
    const { text } = await open(`/people/zoho/Accounts/${id}`);
    expect(text).toContain('name="Phone" value="1"');
    expect(text).not.toContain('name="Modified_Time"');
    desk.act('record.edit', { module: 'Accounts', id, fields: { Website: 'acme.example' } });
    const form = {
      'was:Phone': '1',
      Phone: '2',
      'was:Website': '',
      Website: '',
      'was:Billing_Street': 'One\nTwo',
      Billing_Street: 'One\r\nTwo',
      do: 'save',
    };
    expect((await open(`/people/zoho/Accounts/${id}`, form)).location).toBe(`/people/zoho/Accounts/${id}?said=Saved`);
    expect(get('Accounts', id)).toMatchObject({
      Phone: '2',
      Website: 'acme.example',
      Billing_Street: 'One\nTwo',
      Modified_By: { name: 'Alex Morgan' },
    });
  });

  test('a refusal shows the form again with what was typed', async () => {
    const id = create('Contacts', { Last_Name: 'Doe' });
    const { status, text } = await open(`/people/zoho/Contacts/${id}`, {
      'was:Email': '',
      Email: 'nonsense',
      do: 'save',
    });
    expect(status).toBe(400);
    expect(text).toContain('INVALID_DATA');
    expect(text).toContain('name="Email" value="nonsense"');
    expect(text).toContain('name="was:Email" value=""');
  });

  test('a record is made and deleted', async () => {
    const made = await open('/people/zoho/Accounts/new', { 'was:Account_Name': '', Account_Name: 'Acme', do: 'save' });
    const id = /Accounts\/(\d+)/.exec(made.location ?? '')?.[1] ?? '';
    expect(get('Accounts', id).Account_Name).toBe('Acme');
    expect((await open(`/people/zoho/Accounts/${id}`, { do: 'delete' })).location).toBe(
      '/people/zoho/Accounts?said=Deleted',
    );
    expect((await open(`/people/zoho/Accounts/${id}`)).status).toBe(404);
  });

  test('a document’s lines are changed, added and taken away', async () => {
    const product = create('Products', { Product_Name: 'Widget', Unit_Price: 5 });
    const account = create('Accounts', { Account_Name: 'Acme' });
    const rows = [
      { Product_Name: product, Quantity: 1 },
      { Product_Name: product, Quantity: 2 },
    ];
    const id = create('Invoices', { Subject: 'S', Account_Name: account, Invoiced_Items: rows });
    const [one, two] = list(get('Invoices', id), 'Invoiced_Items').map((row) => String(row.id));
    expect((await open(`/people/zoho/Invoices/${id}`)).text).toContain(`name="row:${one}:Quantity" value="1"`);
    const form = {
      [`was:row:${one}:Quantity`]: '1',
      [`row:${one}:Quantity`]: '4',
      [`row:${two}:remove`]: '1',
      'was:row:new:Product_Name': '',
      'row:new:Product_Name': product,
      'was:row:new:Quantity': '',
      'row:new:Quantity': '3',
      'was:row:new:Line_Tax': '',
      'row:new:Line_Tax': 'GST',
      do: 'save',
    };
    expect((await open(`/people/zoho/Invoices/${id}`, form)).status).toBe(303);
    expect(list(get('Invoices', id), 'Invoiced_Items').map(({ Quantity, Tax }) => [Quantity, Tax])).toEqual([
      [4, 0],
      [3, 2.25],
    ]);
  });

  test('other addresses are not theirs', async () => {
    expect(await people(desk.world, new Request('http://sim.test/elsewhere'))).toBeUndefined();
    expect((await open('/people/nobody/Accounts')).status).toBe(404);
    expect((await open('/people/zoho/%zz')).status).toBe(404);
  });
});
