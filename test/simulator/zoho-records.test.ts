// Records of the simulated Zoho: what a save takes, refuses, strips and answers.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Body, Desk, element, first, list } from './zoho-desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await new Desk().connect();
});

/** The refusal that one record meets. */
async function refused(module: string, fields: Body) {
  const { status, body } = await desk.post(`/${module}`, { data: [fields] });
  expect(status).toBe(400);
  return element(body);
}

describe('creating', () => {
  test('answers with id, times and users, and with no field', async () => {
    const { status, body } = await desk.post('/Accounts', { data: [{ Account_Name: 'Acme' }] });
    expect(status).toBe(201);
    const { details, ...rest } = element(body);
    expect(rest).toEqual({ code: 'SUCCESS', message: 'record added', status: 'success' });
    expect(details.id).toMatch(/^5725767\d{12}$/);
    expect(Number.isSafeInteger(Number(details.id))).toBe(false);
    expect(details.Modified_Time).toBe('2026-11-20T23:00:00+13:00');
    expect(details.Created_By).toMatchObject({ name: 'Xero Integration' });
    expect(details).not.toHaveProperty('Account_Name');
  });

  test('unknown keys are ignored and read-only ones stripped', async () => {
    const id = await desk.make('Accounts', {
      Account_Name: 'Acme',
      Nonsense: 1,
      Created_Time: '2001-01-01T00:00:00+00:00',
      Locked__s: true,
      $approved: false,
    });
    const record = await desk.read('Accounts', id);
    expect(record).toMatchObject({ Created_Time: '2026-11-20T23:00:00+13:00', Locked__s: false, $approved: true });
    expect(record).not.toHaveProperty('Nonsense');
  });

  test('a missing mandatory field is refused', async () => {
    expect(await refused('Accounts', { Phone: '1' })).toEqual({
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: 'Account_Name', json_path: '$.data[0].Account_Name' },
      message: 'required field not found',
      status: 'error',
    });
    expect((await refused('Accounts', { Account_Name: '  ' })).code).toBe('MANDATORY_NOT_FOUND');
  });

  test.each([
    [
      'too long a text',
      'Accounts',
      { Account_Name: 'x'.repeat(201) },
      { maximum_length: 200, api_name: 'Account_Name' },
    ],
    ['a number for a text', 'Accounts', { Account_Name: 5 }, { expected_data_type: 'text' }],
    ['a text for a number', 'Accounts', { Account_Name: 'A', Employees: '5' }, { expected_data_type: 'integer' }],
    [
      'a fraction for a whole number',
      'Accounts',
      { Account_Name: 'A', Employees: 1.5 },
      { expected_data_type: 'integer' },
    ],
    ['a text for money', 'Accounts', { Account_Name: 'A', Annual_Revenue: '10' }, { expected_data_type: 'double' }],
    ['too large a sum', 'Accounts', { Account_Name: 'A', Annual_Revenue: 1e17 }, { maximum_length: 16 }],
    ['a text for a flag', 'Contacts', { Last_Name: 'A', Email_Opt_Out: 'true' }, { expected_data_type: 'boolean' }],
    ['no e-mail address', 'Contacts', { Last_Name: 'A', Email: 'jo@nowhere' }, { expected_data_type: 'email' }],
    ['letters in a phone number', 'Contacts', { Last_Name: 'A', Phone: 'call me' }, { expected_data_type: 'phone' }],
    [
      'no address of a site',
      'Accounts',
      { Account_Name: 'A', Website: 'two words' },
      { expected_data_type: 'website' },
    ],
    [
      'a date that does not exist',
      'Contacts',
      { Last_Name: 'A', Date_of_Birth: '2026-02-30' },
      { expected_data_type: 'date' },
    ],
    [
      'an object without an id',
      'Contacts',
      { Last_Name: 'A', Account_Name: { name: 'Acme' } },
      { expected_data_type: 'bigint' },
    ],
    ['a list for a tag', 'Accounts', { Account_Name: 'A', Tag: 'x' }, { expected_data_type: 'jsonarray' }],
  ])('%s is refused', async (_what, module, fields, details) => {
    const { code, details: told } = await refused(module, fields);
    expect(code).toBe('INVALID_DATA');
    expect(told).toMatchObject(details);
    expect(told.json_path).toMatch(/^\$\.data\[0\]\.\w+$/);
  });

  test('what is well formed is taken', async () => {
    const fields = {
      Phone: '+64 (9) 555-0101 ext. 12',
      Website: 'http://localhost:8788/shop?x=1',
      Annual_Revenue: 10.005,
      Employees: 12,
    };
    const id = await desk.make('Accounts', { Account_Name: ' Acme ', Billing_Street: '1 High St\nFloor 2', ...fields });
    expect(await desk.read('Accounts', id)).toMatchObject({ ...fields, Account_Name: 'Acme', Annual_Revenue: 10.01 });
  });

  test('a lookup must name a record that is there', async () => {
    const account = await desk.make('Accounts', { Account_Name: 'Acme' });
    const contact = await desk.make('Contacts', { First_Name: 'Jo', Last_Name: 'Doe', Account_Name: account });
    expect((await desk.read('Contacts', contact)).Account_Name).toEqual({ name: 'Acme', id: account });
    const unknown = await refused('Contacts', { Last_Name: 'Doe', Account_Name: { id: contact } });
    expect(unknown).toMatchObject({
      message: 'the id given seems to be invalid',
      details: { json_path: '$.data[0].Account_Name.id' },
    });
    await desk.delete(`/Accounts/${account}`);
    expect((await refused('Contacts', { Last_Name: 'Doe', Account_Name: account })).code).toBe('INVALID_DATA');
    expect((await desk.read('Contacts', contact)).Account_Name).toBeNull();
    expect(list((await desk.coql('select id from Contacts where Account_Name is null')).body)).toEqual([
      { id: contact },
    ]);
    expect((await desk.coql(`select id from Contacts where Account_Name = '${account}'`)).status).toBe(204);
    expect((await desk.get(`/Accounts/${account}/Contacts?fields=id`)).status).toBe(400);
  });

  test('an id sent as a bare number is read to its last digit', async () => {
    const account = await desk.make('Accounts', { Account_Name: 'Acme' });
    const body = `{"data":[{"Last_Name":"Doe","Account_Name":{"id":${account}}}]}`;
    expect((await desk.call('POST', '/Contacts', { body })).status).toBe(201);
  });

  test('a pick list takes anything, unless the switch makes it strict', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'A', Industry: 'Basket weaving' });
    expect((await desk.read('Accounts', id)).Industry).toBe('Basket weaving');
    desk.switches.picklistStrict = true;
    const { details } = await refused('Accounts', { Account_Name: 'A', Rating: 'Splendid' });
    expect(details.supported_values).toContain('Active');
    expect(
      (await desk.read('Accounts', await desk.make('Accounts', { Account_Name: 'A', Rating: '-None-' }))).Rating,
    ).toBeNull();
  });

  test('times need an offset and no fraction', async () => {
    await desk.post('/settings/fields?module=Accounts', { fields: [{ field_label: 'Seen', data_type: 'datetime' }] });
    for (const Seen of [
      '2026-11-20T10:00:00',
      '2026-11-20T10:00:00.000+00:00',
      '2026-11-20T10:00:00.000Z',
      1763632800,
    ]) {
      expect((await refused('Accounts', { Account_Name: 'A', Seen })).details.expected_data_type).toBe('datetime');
    }
    const id = await desk.make('Accounts', { Account_Name: 'A', Seen: '2026-11-20T10:00:00+02:00' });
    expect((await desk.read('Accounts', id)).Seen).toBe('2026-11-20T21:00:00+13:00');
    await desk.make('Accounts', { Account_Name: 'A', Seen: '2026-11-20T10:00:00Z' });
    desk.switches.acceptZulu = false;
    expect((await refused('Accounts', { Account_Name: 'A', Seen: '2026-11-20T10:00:00Z' })).code).toBe('INVALID_DATA');
  });

  test('several faults come together, or only the first', async () => {
    const both = { Phone: 'abc', Employees: 'x' };
    const { code, details } = await refused('Accounts', both);
    expect(code).toBe('MULTIPLE_OR_MULTI_ERRORS');
    expect(list(details, 'errors').map((error) => error.code)).toEqual([
      'MANDATORY_NOT_FOUND',
      'INVALID_DATA',
      'INVALID_DATA',
    ]);
    desk.switches.severalErrors = 'first';
    expect((await refused('Accounts', both)).code).toBe('MANDATORY_NOT_FOUND');
  });

  test('two accounts of one name are lawful', async () => {
    await desk.make('Accounts', { Account_Name: 'Acme' });
    await desk.make('Accounts', { Account_Name: 'Acme' });
    expect((await desk.get('/Accounts/actions/count')).body).toEqual({ count: 2 });
  });

  test('a contact’s full name follows its parts', async () => {
    const id = await desk.make('Contacts', { First_Name: 'Jo', Last_Name: 'Doe', Full_Name: 'Somebody Else' });
    expect((await desk.read('Contacts', id)).Full_Name).toBe('Jo Doe');
    await desk.put(`/Contacts/${id}`, { data: [{ First_Name: null }] });
    expect((await desk.read('Contacts', id)).Full_Name).toBe('Doe');
  });

  test('an owner must be an active user', async () => {
    const { users } = (await desk.get('/users')).body as { users: { id: string; email: string }[] };
    const alex = users.find(({ email }) => email.startsWith('alex'))?.id ?? '';
    const id = await desk.make('Accounts', { Account_Name: 'A', Owner: { id: alex } });
    expect((await desk.read('Accounts', id)).Owner).toMatchObject({
      id: alex,
      name: 'Alex Morgan',
      email: 'alex@emptytrading.example',
    });
    desk.act('user.deactivate', { user: alex });
    expect((await refused('Accounts', { Account_Name: 'A', Owner: { id: alex } })).details.api_name).toBe('Owner');
  });
});

describe('unique fields', () => {
  beforeEach(async () => {
    const field = { field_label: 'Xero Contact ID', data_type: 'text', length: 50, unique: { case_sensitive: false } };
    await desk.post('/settings/fields?module=Accounts', { fields: [field] });
  });

  test('a clash names the record that has the value, whatever its case', async () => {
    const owner = await desk.make('Accounts', { Account_Name: 'A', Xero_Contact_ID: 'abc' });
    const { code, details } = await refused('Accounts', { Account_Name: 'B', Xero_Contact_ID: 'ABC' });
    expect(code).toBe('DUPLICATE_DATA');
    expect(details).toMatchObject({
      api_name: 'Xero_Contact_ID',
      json_path: '$.data[0].Xero_Contact_ID',
      id: owner,
      more_records: false,
      duplicate_record: { id: owner, module: { api_name: 'Accounts', id: owner } },
    });
  });

  test('a clash inside one batch hits the second', async () => {
    const twins = ['a', 'b'].map((Account_Name) => ({ Account_Name, Xero_Contact_ID: 'same' }));
    const { status, body } = await desk.post('/Accounts', { data: twins });
    expect(status).toBe(207);
    expect([element(body).code, element(body, 1).code]).toEqual(['SUCCESS', 'DUPLICATE_DATA']);
  });

  test('a value is free again once cleared, changed, or its record deleted', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'A', Xero_Contact_ID: 'one' });
    await desk.put(`/Accounts/${id}`, { data: [{ Xero_Contact_ID: 'two' }] });
    await desk.make('Accounts', { Account_Name: 'B', Xero_Contact_ID: 'one' });
    await desk.delete(`/Accounts/${id}`);
    await desk.make('Accounts', { Account_Name: 'C', Xero_Contact_ID: 'two' });
    desk.switches.uniqueCountsRecycleBin = true;
    await desk.make('Accounts', { Account_Name: 'D', Xero_Contact_ID: 'three' });
    const gone = await desk.make('Accounts', { Account_Name: 'E', Xero_Contact_ID: 'four' });
    await desk.delete(`/Accounts/${gone}`);
    expect((await refused('Accounts', { Account_Name: 'F', Xero_Contact_ID: 'four' })).details.id).toBe(gone);
  });

  test('where case counts, only the very same value clashes', async () => {
    const field = { field_label: 'Exact', data_type: 'text', unique: { case_sensitive: true } };
    await desk.post('/settings/fields?module=Accounts', { fields: [field] });
    await desk.make('Accounts', { Account_Name: 'A', Exact: 'abc' });
    const upper = await desk.make('Accounts', { Account_Name: 'B', Exact: 'ABC' });
    expect((await refused('Accounts', { Account_Name: 'C', Exact: 'ABC' })).details.id).toBe(upper);
  });

  test('a record may keep its own value', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'A', Xero_Contact_ID: 'one' });
    expect((await desk.put(`/Accounts/${id}`, { data: [{ Xero_Contact_ID: 'ONE' }] })).status).toBe(200);
  });
});

describe('updating', () => {
  test('touches only what it names; null clears', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme', Phone: '1', Website: 'acme.example' });
    desk.clock.pass(90_000);
    const { status, body } = await desk.put('/Accounts', { data: [{ id, Phone: null }] });
    expect(status).toBe(200);
    expect(element(body)).toMatchObject({
      message: 'record updated',
      details: { id, Modified_Time: '2026-11-20T23:01:30+13:00' },
    });
    expect(await desk.read('Accounts', id)).toMatchObject({
      Phone: null,
      Website: 'acme.example',
      Created_Time: '2026-11-20T23:00:00+13:00',
      Modified_Time: '2026-11-20T23:01:30+13:00',
    });
  });

  test('a mandatory field can’t be cleared', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    const { body } = await desk.put(`/Accounts/${id}`, { data: [{ Account_Name: null }] });
    expect(element(body).code).toBe('MANDATORY_NOT_FOUND');
  });

  test('a save without a change moves Modified_Time all the same', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    desk.clock.pass(5000);
    await desk.put(`/Accounts/${id}`, { data: [{ Account_Name: 'Acme' }] });
    expect((await desk.read('Accounts', id)).Modified_Time).toBe('2026-11-20T23:00:05+13:00');
  });

  test('two saves in one second share their time', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    const { Modified_Time } = await desk.read('Accounts', id);
    desk.clock.pass(700);
    await desk.put(`/Accounts/${id}`, { data: [{ Phone: '2' }] });
    expect(await desk.read('Accounts', id)).toMatchObject({ Modified_Time, Phone: '2' });
  });

  test('elements without an id, or with one that is unknown', async () => {
    const { body } = await desk.put('/Accounts', { data: [{ Phone: '1' }, { id: '5725767000000000001' }] });
    expect([element(body).code, element(body, 1).message]).toEqual([
      'MANDATORY_NOT_FOUND',
      'the id given seems to be invalid',
    ]);
  });

  test('results stand in the order of the elements, with the status that the switch says', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    const data = [{ id: '5725767000000000001' }, { id, Phone: '1' }, { id, Phone: 'no' }];
    const { status, body } = await desk.put('/Accounts', { data });
    expect(status).toBe(207);
    expect(list(body).map((one) => one.status)).toEqual(['error', 'success', 'error']);
    desk.switches.mixedStatus = 200;
    expect((await desk.put('/Accounts', { data })).status).toBe(200);
  });

  test('multi-select values replace, or are added to', async () => {
    const values = ['Red', 'Green', 'Blue'].map((display_value) => ({ display_value, actual_value: display_value }));
    const field = { field_label: 'Colours', data_type: 'multiselectpicklist', pick_list_values: values };
    await desk.post('/settings/fields?module=Accounts', { fields: [field] });
    const id = await desk.make('Accounts', { Account_Name: 'A', Colours: ['Red'] });
    await desk.put(`/Accounts/${id}`, { data: [{ Colours: ['Green'], $append_values: { Colours: true } }] });
    expect((await desk.read('Accounts', id)).Colours).toEqual(['Red', 'Green']);
    await desk.put(`/Accounts/${id}`, { data: [{ Colours: ['Blue'] }] });
    expect((await desk.read('Accounts', id)).Colours).toEqual(['Blue']);
  });
});

describe('If-Unmodified-Since', () => {
  const at = (time: string) => ({ 'if-unmodified-since': time });

  test('a record saved since is refused with 412, and nothing is written', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    desk.clock.pass(10_000);
    desk.act('record.edit', { module: 'Accounts', id, fields: { Phone: '9' } });
    const { status, body } = await desk.put(
      `/Accounts/${id}`,
      { data: [{ Phone: '1' }] },
      at('2026-11-20T10:00:09+00:00'),
    );
    expect(status).toBe(412);
    expect(element(body)).toMatchObject({
      code: 'ALREADY_MODIFIED',
      details: { id, Modified_Time: '2026-11-20T23:00:10+13:00', Modified_By: { name: 'Alex Morgan' } },
    });
    expect((await desk.read('Accounts', id)).Phone).toBe('9');
    const good = await desk.put(`/Accounts/${id}`, { data: [{ Phone: '1' }] }, at('2026-11-20T10:00:10+00:00'));
    expect(good.status).toBe(200);
  });

  test('in a batch each element is judged by itself, or the call as a whole', async () => {
    const old = await desk.make('Accounts', { Account_Name: 'Old' });
    desk.clock.pass(10_000);
    const young = await desk.make('Accounts', { Account_Name: 'Young' });
    const data = [old, young].map((id) => ({ id, Phone: '1' }));
    const since = at('2026-11-20T10:00:05+00:00');
    desk.switches.unmodifiedSince = 'request';
    const whole = await desk.put('/Accounts', { data }, since);
    expect([whole.status, whole.body.code]).toEqual([412, 'ALREADY_MODIFIED']);
    expect((await desk.read('Accounts', old)).Phone).toBeNull();
    desk.switches.unmodifiedSince = 'element';
    const each = await desk.put('/Accounts', { data }, since);
    expect(each.status).toBe(207);
    expect([element(each.body).code, element(each.body, 1).code]).toEqual(['SUCCESS', 'ALREADY_MODIFIED']);
  });

  test('a header that is no such time refuses the call', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    const reply = await desk.put(`/Accounts/${id}`, { data: [{}] }, at('Fri, 20 Nov 2026 10:00:00 GMT'));
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_DATA']);
  });
});

describe('upserting', () => {
  test('finds by the fields named, in their order, and says what it did', async () => {
    const byMail = await desk.make('Contacts', { Last_Name: 'Doe', Email: 'Jo@acme.example' });
    const { status, body } = await desk.post('/Contacts/upsert', {
      data: [
        { Last_Name: 'Dow', Email: 'jo@ACME.example' },
        { Last_Name: 'New', Email: 'new@acme.example' },
      ],
      duplicate_check_fields: ['Email'],
    });
    expect(status).toBe(201);
    expect(element(body)).toMatchObject({ action: 'update', duplicate_field: 'Email', details: { id: byMail } });
    expect(element(body, 1)).toMatchObject({ action: 'insert', duplicate_field: null });
    expect((await desk.read('Contacts', byMail)).Last_Name).toBe('Dow');
  });

  test('without fields it takes the module’s own, then unique ones', async () => {
    const field = { field_label: 'Ext', data_type: 'text', unique: { case_sensitive: false } };
    await desk.post('/settings/fields?module=Accounts', { fields: [field] });
    const id = await desk.make('Accounts', { Account_Name: 'Acme', Ext: 'x' });
    const byUnique = await desk.post('/Accounts/upsert', { data: [{ Account_Name: 'Renamed', Ext: 'X' }] });
    expect(byUnique.status).toBe(200);
    expect(element(byUnique.body)).toMatchObject({ action: 'update', duplicate_field: 'Ext', details: { id } });
    const byName = await desk.post('/Accounts/upsert', { data: [{ Account_Name: 'renamed' }] });
    expect(element(byName.body)).toMatchObject({ duplicate_field: 'Account_Name' });
  });

  test('an id wins; a field that is not meant for it is refused', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    const byId = await desk.post('/Accounts/upsert', { data: [{ id, Account_Name: 'Other' }] });
    expect(element(byId.body)).toMatchObject({ action: 'update', details: { id } });
    const wrong = await desk.post('/Accounts/upsert', {
      data: [{ Account_Name: 'A' }],
      duplicate_check_fields: ['Phone'],
    });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'INVALID_DATA']);
  });
});

describe('a batch', () => {
  test('holds a hundred records and no more', async () => {
    const records = Array.from({ length: 101 }, (_, index) => ({ Account_Name: `A${index}` }));
    expect((await desk.post('/Accounts', { data: records.slice(1) })).status).toBe(201);
    const { status, body } = await desk.post('/Accounts', { data: records });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'LIMIT_EXCEEDED', details: { maximum_length: 100, api_name: 'data' } });
  });

  test.each([
    ['no JSON', '{"data":', 'INVALID_DATA'],
    ['no data', '{}', 'MANDATORY_NOT_FOUND'],
    ['an object for data', '{"data":{}}', 'INVALID_DATA'],
    ['an unknown trigger', '{"data":[{}],"trigger":["everything"]}', 'INVALID_DATA'],
  ])('%s refuses the call', async (_what, body, code) => {
    const reply = await desk.call('POST', '/Accounts', { body });
    expect([reply.status, reply.body.code]).toEqual([400, code]);
  });

  test('an unknown module refuses the call', async () => {
    expect((await desk.post('/Nowhere', { data: [{}] })).body).toMatchObject({
      code: 'INVALID_MODULE',
      details: { resource_path_index: 0 },
    });
    expect((await desk.get('/Invoiced_Items?fields=id')).body.code).toBe('INVALID_MODULE');
  });

  test('a user who may not is told which permission is lacking', async () => {
    desk.switches.denied = ['Accounts.create', 'Contacts'];
    const reply = await desk.post('/Accounts', { data: [{ Account_Name: 'A' }] });
    expect([reply.status, reply.body]).toMatchObject([
      403,
      { code: 'NO_PERMISSION', details: { permissions: ['Crm_Implied_Create_Accounts'] } },
    ]);
    expect((await desk.get('/Accounts?fields=id')).status).toBe(204);
    expect((await desk.get('/Contacts?fields=id')).status).toBe(403);
  });
});

describe('locked records', () => {
  test('can be neither changed nor deleted until they are unlocked', async () => {
    const id = await desk.make('Accounts', { Account_Name: 'Acme' });
    const path = `/Accounts/${id}/Locking_Information__s`;
    expect((await desk.get(path)).status).toBe(204);
    const locked = await desk.post(path, { data: [{ Locked_Reason__s: 'audit' }] });
    expect(locked.status).toBe(200);
    expect(await desk.read('Accounts', id)).toMatchObject({
      Locked__s: true,
      Modified_Time: '2026-11-20T23:00:00+13:00',
    });
    expect(first((await desk.get(path)).body, 'data')).toMatchObject({ locked_reason__s: 'audit' });
    const change = await desk.put(`/Accounts/${id}`, { data: [{ Phone: '1' }] });
    expect(element(change.body)).toMatchObject({
      code: 'RECORD_LOCKED',
      details: { action: 'record_locking', api_name: 'id' },
    });
    expect(element((await desk.delete(`/Accounts/${id}`)).body).code).toBe('RECORD_LOCKED');
    expect((await desk.post(path, { data: [{}] })).status).toBe(400);
    await desk.delete(`${path}/${String(element(locked.body).details.id)}`);
    expect((await desk.put(`/Accounts/${id}`, { data: [{ Phone: '1' }] })).status).toBe(200);
  });
});

describe('external fields', () => {
  test('name a record in the path', async () => {
    await desk.post('/settings/fields?module=Accounts', {
      fields: [{ field_label: 'Ext', data_type: 'text', external: { type: 'org', show: true } }],
    });
    const id = await desk.make('Accounts', { Account_Name: 'Acme', Ext: 'k/1' });
    const header = { 'x-external': 'Accounts.Ext' };
    expect(first((await desk.get('/Accounts/k%2F1', header)).body, 'data').id).toBe(id);
    await desk.put('/Accounts/k%2F1', { data: [{ Phone: '5' }] }, header);
    expect((await desk.read('Accounts', id)).Phone).toBe('5');
    expect((await desk.get('/Accounts/k%2F1', { 'x-external': 'Accounts.Phone' })).status).toBe(400);
  });
});
