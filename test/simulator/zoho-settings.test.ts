// Settings of the simulated Zoho: modules, fields and layouts, users, editions, permissions, credits and calls at once.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Body, Desk, element, first, list } from './zoho-desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await new Desk().connect();
});

const addFields = (fields: unknown, module = 'Accounts') => desk.post(`/settings/fields?module=${module}`, { fields });
const fieldsOf = async (module = 'Accounts') =>
  list((await desk.get(`/settings/fields?module=${module}`)).body, 'fields');
const fieldNamed = async (label: string, module = 'Accounts') =>
  (await fieldsOf(module)).find(({ field_label }) => field_label === label) ?? {};

describe('modules', () => {
  test('are listed, rows among them, and read one by one', async () => {
    const modules = list((await desk.get('/settings/modules')).body, 'modules');
    expect(modules.map(({ api_name }) => api_name)).toContain('Sales_Orders');
    expect(modules.find(({ api_name }) => api_name === 'Invoiced_Items')).toMatchObject({
      generated_type: 'subform',
      parent_module: { api_name: 'Invoices' },
    });
    const [deals] = list((await desk.get('/settings/modules/Deals')).body, 'modules');
    expect(deals).toMatchObject({
      api_name: 'Deals',
      module_name: 'Potentials',
      api_supported: true,
      status: 'visible',
    });
    expect((await desk.get('/settings/modules/Nowhere')).body.code).toBe('INVALID_MODULE');
    expect(
      list((await desk.get('/settings/modules?status=visible')).body, 'modules').some(
        ({ generated_type }) => generated_type === 'subform',
      ),
    ).toBe(false);
  });

  test('say which changed since', async () => {
    const since = { 'if-modified-since': '2026-11-20T10:00:00+00:00' };
    expect((await desk.get('/settings/modules', since)).status).toBe(304);
    desk.clock.pass(1000);
    await addFields([{ field_label: 'New', data_type: 'text' }]);
    expect(list((await desk.get('/settings/modules', since)).body, 'modules').map(({ api_name }) => api_name)).toEqual([
      'Accounts',
    ]);
  });
});

describe('fields', () => {
  test('tell what may be written and how long it may be', async () => {
    const name = await fieldNamed('Account Name');
    expect(name).toMatchObject({
      api_name: 'Account_Name',
      data_type: 'text',
      length: 200,
      system_mandatory: true,
      custom_field: false,
      read_only: false,
    });
    expect(await fieldNamed('Modified Time')).toMatchObject({
      read_only: true,
      operation_type: { api_create: false, api_update: false },
    });
    expect(await fieldNamed('Account Name', 'Contacts')).toMatchObject({
      data_type: 'lookup',
      lookup: { api_name: 'Contacts', module: { api_name: 'Accounts' } },
    });
    expect(await fieldNamed('Invoiced Items', 'Invoices')).toMatchObject({
      data_type: 'subform',
      associated_module: { module: 'Invoiced_Items' },
    });
    expect(await fieldNamed('Annual Revenue')).toMatchObject({
      currency: { precision: 2, rounding_option: 'normal' },
      decimal_place: 2,
    });
    expect((await desk.get('/settings/fields')).body.code).toBe('REQUIRED_PARAM_MISSING');
    expect((await desk.get('/settings/fields?module=Nowhere')).body.code).toBe('INVALID_MODULE');
  });

  test('are made with a name that the server gives', async () => {
    const { status, body } = await addFields([
      {
        field_label: 'Xero Contact ID',
        data_type: 'text',
        length: 50,
        unique: { case_sensitive: false },
        tooltip: { name: 'info_icon', value: 'Ours' },
      },
      { field_label: 'Account-Name', data_type: 'text' },
    ]);
    expect(status).toBe(201);
    expect(element(body, 0, 'fields')).toMatchObject({ code: 'SUCCESS', message: 'field created' });
    const made = (await fieldsOf()).find(({ id }) => id === element(body, 0, 'fields').details.id);
    expect(made).toMatchObject({
      api_name: 'Xero_Contact_ID',
      custom_field: true,
      unique: { case_sensitive: false },
      tooltip: { value: 'Ours' },
      created_source: 'crm',
      length: 50,
    });
    expect((await fieldNamed('Account-Name')).api_name).toBe('Account_Name1');
    const long = await desk.post('/Accounts', { data: [{ Account_Name: 'A', Xero_Contact_ID: 'x'.repeat(51) }] });
    expect(element(long.body).details).toMatchObject({ maximum_length: 50, api_name: 'Xero_Contact_ID' });
  });

  test.each<[string, Body, string, string]>([
    ['no label', { data_type: 'text' }, 'MANDATORY_NOT_FOUND', 'field_label'],
    ['too long a label', { field_label: 'x'.repeat(26), data_type: 'text' }, 'INVALID_DATA', 'field_label'],
    ['a label that is taken', { field_label: 'account name', data_type: 'text' }, 'DUPLICATE_DATA', 'field_label'],
    ['no type', { field_label: 'X' }, 'MANDATORY_NOT_FOUND', 'data_type'],
    ['an unknown type', { field_label: 'X', data_type: 'hologram' }, 'INVALID_DATA', 'data_type'],
    ['too great a length', { field_label: 'X', data_type: 'text', length: 256 }, 'INVALID_DATA', 'length'],
    [
      'a pick list without values',
      { field_label: 'X', data_type: 'picklist' },
      'DEPENDENT_FIELD_MISSING',
      'pick_list_values',
    ],
    ['a lookup at nothing', { field_label: 'X', data_type: 'lookup' }, 'DEPENDENT_FIELD_MISSING', 'lookup'],
    [
      'a unique flag',
      { field_label: 'X', data_type: 'boolean', unique: { case_sensitive: false } },
      'NOT_SUPPORTED',
      'unique',
    ],
  ])('with %s are refused', async (_what, field, code, apiName) => {
    const { status, body } = await addFields([field]);
    expect(status).toBe(400);
    expect(element(body, 0, 'fields')).toMatchObject({ code, details: { api_name: apiName } });
  });

  test('come five to a call; some may be made and some not', async () => {
    const five = Array.from({ length: 6 }, (_, index) => ({ field_label: `F${index}`, data_type: 'date' }));
    expect((await addFields(five)).body).toMatchObject({ code: 'LIMIT_EXCEEDED', details: { maximum_length: 5 } });
    expect((await addFields([five[0], five[0]])).status).toBe(207);
  });

  test('a lookup makes a related list on the other module', async () => {
    const lookup = { module: { api_name: 'Vendors' }, display_label: 'Supplied Accounts' };
    await addFields([{ field_label: 'Supplier', data_type: 'lookup', lookup }]);
    const lists = list((await desk.get('/settings/related_lists?module=Vendors')).body, 'related_lists');
    expect(lists.find(({ api_name }) => api_name === 'Supplied_Accounts')).toMatchObject({
      module: { api_name: 'Accounts' },
      type: 'custom',
      href: 'Vendors/{ENTITYID}/Supplied_Accounts',
    });
    const vendor = await desk.make('Vendors', { Vendor_Name: 'V' });
    const account = await desk.make('Accounts', { Account_Name: 'A', Supplier: vendor });
    expect(list((await desk.get(`/Vendors/${vendor}/Supplied_Accounts?fields=Account_Name`)).body)).toEqual([
      { id: account, Account_Name: 'A' },
    ]);
  });

  test('on rows are made and written, where the switch allows it', async () => {
    await addFields([{ field_label: 'Xero Line Item ID', data_type: 'text', length: 50 }], 'Invoiced_Items');
    const product = await desk.make('Products', { Product_Name: 'W' });
    const account = await desk.make('Accounts', { Account_Name: 'A' });
    const rows = [{ Product_Name: product, Xero_Line_Item_ID: 'x' }];
    const id = await desk.make('Invoices', { Subject: 'S', Account_Name: account, Invoiced_Items: rows });
    expect(first(await desk.read('Invoices', id), 'Invoiced_Items').Xero_Line_Item_ID).toBe('x');
    expect(list((await desk.coql("select id from Invoiced_Items where Xero_Line_Item_ID = 'x'")).body)).toHaveLength(1);
    desk.switches.rowFieldsByApi = false;
    expect((await addFields([{ field_label: 'Y', data_type: 'text' }], 'Invoiced_Items')).status).toBe(400);
  });

  test('gain pick list values by PATCH, and keep those not mentioned', async () => {
    const status = await fieldNamed('Status', 'Invoices');
    const values = list(status, 'pick_list_values');
    const approved = values.find(({ actual_value }) => actual_value === 'Approved');
    const change = {
      fields: [
        {
          id: status.id,
          pick_list_values: [
            { display_value: 'Paid', actual_value: 'Paid' },
            { id: approved?.id, display_value: 'Passed' },
          ],
        },
      ],
    };
    const reply = await desk.call('PATCH', '/settings/fields?module=Invoices', { body: change });
    expect([reply.status, element(reply.body, 0, 'fields').message]).toEqual([200, 'field updated']);
    const after = list(
      (await desk.get(`/settings/fields/${String(status.id)}/pick_list_values?module=Invoices`)).body,
      'pick_list_values',
    );
    expect(after.map(({ display_value, actual_value }) => [display_value, actual_value])).toEqual([
      ['Created', 'Created'],
      ['Passed', 'Approved'],
      ['Delivered', 'Delivered'],
      ['Cancelled', 'Cancelled'],
      ['Paid', 'Paid'],
    ]);
    const again = await desk.call('PATCH', `/settings/fields/${String(status.id)}?module=Invoices`, {
      body: { fields: [{ pick_list_values: [{ display_value: 'paid' }] }] },
    });
    expect(element(again.body, 0, 'fields').code).toBe('DUPLICATE_DATA');
  });

  test('of our own go with their values; standard ones stay', async () => {
    const { body } = await addFields([{ field_label: 'Ours', data_type: 'text' }]);
    const id = await desk.make('Accounts', { Account_Name: 'A', Ours: 'x' });
    const field = String(element(body, 0, 'fields').details.id);
    expect((await desk.delete(`/settings/fields/${field}?module=Accounts`)).status).toBe(200);
    expect(await desk.read('Accounts', id)).not.toHaveProperty('Ours');
    await addFields([{ field_label: 'Ours', data_type: 'text' }]);
    expect((await desk.read('Accounts', id)).Ours).toBeNull();
    const name = await fieldNamed('Account Name');
    const refused = await desk.delete(`/settings/fields/${String(name.id)}?module=Accounts`);
    expect([refused.status, element(refused.body, 0, 'fields').code]).toEqual([400, 'NOT_ALLOWED']);
  });

  test('that a person removes or renames are gone from the API at once', async () => {
    await addFields([{ field_label: 'Ours', data_type: 'text' }]);
    const id = await desk.make('Accounts', { Account_Name: 'A', Ours: 'x' });
    desk.act('field.change', {
      module: 'Accounts',
      field: 'Ours',
      change: { field_label: 'Theirs' },
      apiName: 'Theirs',
    });
    expect(await desk.read('Accounts', id)).toMatchObject({ Theirs: 'x' });
    desk.act('field.remove', { module: 'Accounts', field: 'Theirs' });
    expect((await desk.coql("select id from Accounts where Theirs = 'x'")).body.code).toBe('INVALID_QUERY');
  });

  test('layouts say which are required', async () => {
    const [layout] = list((await desk.get('/settings/layouts?module=Invoices')).body, 'layouts');
    const fields = list(layout ?? {}, 'sections').flatMap((section) => list(section, 'fields'));
    const required = fields.filter((field) => field.required).map(({ api_name }) => api_name);
    expect(required).toEqual(['Subject', 'Account_Name', 'Invoiced_Items']);
    expect(fields.find(({ api_name }) => api_name === 'Account_Name')?.system_mandatory).toBe(false);
    expect((await desk.get(`/settings/layouts/${String(layout?.id)}?module=Invoices`)).status).toBe(200);
    const account = await desk.post('/Accounts', { data: [{ Account_Name: 'A', Layout: { id: layout?.id } }] });
    expect(element(account.body).details.api_name).toBe('Layout');
  });
});

describe('people', () => {
  test('users by their type', async () => {
    const emails = async (type: string) =>
      list((await desk.get(`/users?type=${type}`)).body, 'users').map(({ email }) => email);
    expect(await emails('AllUsers')).toEqual(['alex@emptytrading.example', 'integration@emptytrading.example']);
    expect(await emails('CurrentUser')).toEqual(['integration@emptytrading.example']);
    desk.act('user.deactivate', { user: 'alex@emptytrading.example' });
    expect(await emails('ActiveUsers')).toEqual(['integration@emptytrading.example']);
    expect(await emails('DeactiveUsers')).toEqual(['alex@emptytrading.example']);
    expect(await emails('AdminUsers')).toHaveLength(2);
    expect((await desk.get('/users?type=Nobody')).status).toBe(400);
  });

  test('profiles and roles', async () => {
    expect(list((await desk.get('/settings/profiles')).body, 'profiles').map(({ name }) => name)).toEqual([
      'Administrator',
      'Standard',
    ]);
    expect(list((await desk.get('/settings/roles')).body, 'roles')).toHaveLength(2);
  });
});

describe('editions', () => {
  test('lack modules, fields and rules', async () => {
    desk.act('edition.set', { edition: 'free' });
    expect((await desk.get('/Invoices?fields=id')).body.code).toBe('INVALID_MODULE');
    expect((await desk.get('/Products?fields=id')).body.code).toBe('INVALID_MODULE');
    expect((await desk.get('/settings/modules/Invoiced_Items')).body.code).toBe('INVALID_MODULE');
    expect(element((await addFields([{ field_label: 'X', data_type: 'text' }])).body, 0, 'fields').code).toBe(
      'LIMIT_EXCEEDED',
    );
    expect(first((await desk.get('/org')).body, 'org').license_details).toMatchObject({
      paid: false,
      paid_type: 'free',
    });
    desk.switches.edition = 'standard';
    expect((await desk.get('/Products?fields=id')).status).toBe(204);
    expect((await desk.get('/Quotes?fields=id')).body.code).toBe('INVALID_MODULE');
    desk.switches.edition = 'professional';
    expect((await desk.get('/Quotes?fields=id')).status).toBe(204);
    expect(() => desk.act('edition.set', { edition: 'gold' })).toThrow(RangeError);
  });

  test('have room for so many unique and external fields', async () => {
    desk.switches.edition = 'professional';
    const unique = (label: string) => ({ field_label: label, data_type: 'text', unique: { case_sensitive: false } });
    const { body } = await addFields(['A', 'B', 'C'].map(unique));
    expect(list(body, 'fields').map(({ code }) => code)).toEqual(['SUCCESS', 'SUCCESS', 'LIMIT_EXCEEDED']);
    desk.switches.uniqueFieldsPerModule = 3;
    expect((await addFields([unique('C')])).status).toBe(201);
    desk.switches.externalFieldsPerModule = 0;
    expect(
      (await addFields([{ field_label: 'E', data_type: 'text', external: { type: 'org', show: true } }])).status,
    ).toBe(400);
    desk.switches.customFieldsPerModule = 3;
    expect((await addFields([{ field_label: 'D', data_type: 'text' }])).status).toBe(400);
  });

  test('a user who may not make fields is told so', async () => {
    desk.switches.denied = ['fields'];
    const reply = await addFields([{ field_label: 'X', data_type: 'text' }]);
    expect([reply.status, reply.body.code]).toEqual([403, 'NO_PERMISSION']);
    expect((await desk.get('/settings/fields?module=Accounts')).status).toBe(200);
  });
});

describe('a user who is no administrator', () => {
  test('reads settings and changes none', async () => {
    desk.act('user.profile', { profile: 'Standard' });
    expect((await addFields([{ field_label: 'X', data_type: 'text' }])).status).toBe(403);
    expect((await desk.put('/org/taxes', { org_taxes: { taxes: [] } })).status).toBe(403);
    const hooks = await desk.post('/settings/automation/webhooks', { webhooks: [{}] });
    expect([hooks.status, hooks.body.code]).toEqual([403, 'NO_PERMISSION']);
    expect((await desk.get('/settings/fields?module=Accounts')).status).toBe(200);
    expect(list((await desk.get('/users?type=AdminUsers')).body, 'users')).toHaveLength(1);
    expect(() => desk.act('user.profile', { profile: 'Wizard' })).toThrow(/no profile Wizard/);
  });
});

test('an address of more than eight thousand characters is too long', async () => {
  const reply = await desk.raw('GET', `/api/crm/v8/Accounts?fields=${'x'.repeat(8200)}`, { token: desk.token });
  expect(reply.status).toBe(414);
});

describe('credits', () => {
  test('are spent by what a call does', async () => {
    const used = () => desk.act<{ used: number }>('credits').used;
    const cost = async (call: () => Promise<unknown>) => {
      const before = used();
      await call();
      return used() - before;
    };
    const records = (count: number) => ({ data: Array.from({ length: count }, () => ({ Account_Name: 'A' })) });
    expect(await cost(() => desk.get('/Accounts?fields=id'))).toBe(1);
    expect(await cost(() => desk.post('/Accounts', records(10)))).toBe(1);
    expect(await cost(() => desk.post('/Accounts', records(11)))).toBe(2);
    expect(await cost(() => desk.post('/Accounts', records(100)))).toBe(10);
    expect(await cost(() => desk.coql('select id from Accounts where id is null limit 200'))).toBe(1);
    expect(await cost(() => desk.coql('select id from Accounts where id is null limit 201'))).toBe(2);
    expect(await cost(() => desk.coql('select id from Accounts where id is null limit 2000'))).toBe(3);
    desk.switches.searchCredits = 3;
    expect(await cost(() => desk.get('/Accounts/search?word=ab'))).toBe(3);
    desk.switches.deleteCredits = 2;
    expect(await cost(() => desk.delete('/Accounts?ids=1'))).toBe(2);
    expect(await cost(() => desk.call('GET', '/org', { token: null }))).toBe(0);
  });

  test('run out, show from half on, and come back after a day', async () => {
    desk.switches.creditsPerDay = 4;
    const remaining = async () => (await desk.get('/org')).headers.get('x-api-credits-remaining');
    expect([await remaining(), await remaining(), await remaining()]).toEqual([null, '2', '1']);
    desk.clock.pass(3_600_000);
    desk.token = String((await desk.refresh()).access_token);
    await desk.get('/org');
    const refused = await desk.get('/org');
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: expect.stringContaining('24 hours') as string,
    });
    desk.clock.pass(23 * 3_600_000 + 300_000);
    desk.token = String((await desk.refresh()).access_token);
    expect((await desk.get('/org')).status).toBe(200);
    expect(desk.act('credits')).toMatchObject({ used: 2, allowed: 4 });
  });

  test('grow with edition and users', () => {
    expect(desk.act('credits')).toMatchObject({ allowed: 52_000 });
    desk.switches.edition = 'free';
    expect(desk.act('credits')).toMatchObject({ allowed: 5000 });
  });

  test('of each path are listed', async () => {
    const { __apis } = (await desk.get('/__apis')).body as { __apis: { path: string; operation_types: Body[] }[] };
    expect(__apis.find(({ path }) => path === '/crm/v8/coql')?.operation_types[0]).toEqual({
      method: 'POST',
      oauth_scope: 'ZohoCRM.coql.READ',
      min_credits: 1,
      max_credits: 3,
    });
    expect(
      __apis.find(({ path }) => path === '/crm/v8/{module}/{id}')?.operation_types.map(({ method }) => method),
    ).toEqual(['GET', 'PUT', 'DELETE']);
  });
});

describe('calls at once', () => {
  /** Starts that many calls, lets the time pass that they take, and gives their statuses. */
  async function atOnce(count: number, call: () => Promise<{ status: number; body: Body }>) {
    desk.switches.serviceMs = 100;
    const calls = Array.from({ length: count }, call);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 5));
    desk.clock.pass(100);
    return Promise.all(calls);
  }

  test('are as many as the edition has', async () => {
    desk.switches.edition = 'free';
    const replies = await atOnce(7, () => desk.get('/org'));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
    const [refused] = replies.filter(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: expect.stringContaining('Concurrency') as string,
    });
    expect((await atOnce(5, () => desk.get('/org'))).every(({ status }) => status === 200)).toBe(true);
  });

  test('of the heavy sort are fewer', async () => {
    const replies = await atOnce(12, () => desk.coql('select id from Accounts where id is null'));
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(replies.find(({ status }) => status === 429)?.body.message).toContain('Sub-concurrency');
    expect((await atOnce(12, () => desk.get('/Accounts?fields=id'))).every(({ status }) => status === 204)).toBe(true);
    const searches = await atOnce(12, () => desk.get('/Accounts/search?word=ab'));
    expect(searches.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(
      (await atOnce(12, () => desk.get('/Accounts?fields=id&sort_by=id'))).filter(({ status }) => status === 429),
    ).toHaveLength(2);
  });
});
