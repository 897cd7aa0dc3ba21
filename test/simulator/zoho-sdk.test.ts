// Zoho's official SDK for Node drives the simulated Zoho over a real port: what it can read and write, the simulator speaks rightly.
// Its quirks, as met here: it has no types; it sends token requests as multipart; it writes times with a Z; it caches each module's
// fields in a file and shapes what it sends and reads by them; `details.id` of a save is text, an id of a record is a BigInt.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zoho } from '../../src/simulator/zoho/index.ts';
import { serve, type Served } from './serve.ts';
import { CALLBACK, CLIENT, SCOPES } from './zoho-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'zoho-sdk-'));
let served: Served;
let sdk: Record<string, unknown>;

/** A method by its name. */
type Named = Record<string, (...given: unknown[]) => unknown>;

/** Makes an object of the SDK: `make('Record.BodyWrapper')`. */
function make(path: string, ...given: unknown[]): Named {
  const Found = path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], sdk);
  return new (Found as new (...given: unknown[]) => Named)(...given);
}

/** Walks from an object: a name calls its getter, a number takes an element. */
function walk(from: unknown, ...steps: (string | number)[]): unknown {
  return steps.reduce<unknown>((at, step) => {
    if (typeof step === 'number') return (at as unknown[])[step];
    return (at as Named)[step]?.();
  }, from);
}

/** Parameters or headers by the SDK's own names for them: `Record.GetRecordsParam.FIELDS`. */
async function filled(kind: 'ParameterMap' | 'HeaderMap', values: Record<string, unknown> = {}): Promise<Named> {
  const map = make(kind);
  for (const [path, value] of Object.entries(values)) {
    const name = path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], sdk);
    await map.add?.(name, value);
  }
  return map;
}

function recordOf(values: Record<string, unknown>, id?: bigint): Named {
  const record = make('Record.Record');
  if (id !== undefined) record.setId?.(id);
  for (const [name, value] of Object.entries(values)) record.addKeyValue?.(name, value);
  return record;
}

function bodyOf(records: Named[]): Named {
  const body = make('Record.BodyWrapper');
  body.setData?.(records);
  body.setTrigger?.([]);
  return body;
}

async function create(module: string, values: Record<string, unknown>): Promise<bigint> {
  const reply = await make('Record.RecordOperations', module).createRecords?.(
    bodyOf([recordOf(values)]),
    make('HeaderMap'),
  );
  expect(walk(reply, 'getStatusCode')).toBe(201);
  return BigInt((walk(reply, 'getObject', 'getData', 0, 'getDetails') as Map<string, string>).get('id') ?? 0);
}

async function read(module: string, id: bigint): Promise<Named> {
  const reply = await make('Record.RecordOperations', module).getRecord?.(id, make('ParameterMap'), make('HeaderMap'));
  return walk(reply, 'getObject', 'getData', 0) as Named;
}

const refusals = () => served.world.calls.filter(({ status }) => status >= 400);

beforeAll(async () => {
  const name = '@zohocrm/nodejs-sdk-8.0';
  sdk = (await import(name)) as Record<string, unknown>;
  served = await serve({ vendors: { zoho }, company: 'demo' });
  if (served.world.vendors.zoho) served.world.vendors.zoho.switches.consent = 'allow';
  const query = {
    response_type: 'code',
    client_id: CLIENT.id,
    redirect_uri: CALLBACK,
    scope: SCOPES,
    access_type: 'offline',
    prompt: 'consent',
  };
  const consent = `${served.origin}/zoho/accounts/oauth/v2/auth?${new URLSearchParams(query)}`;
  const callback = new URL((await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '');
  const token = make('OAuthBuilder').clientId?.(CLIENT.id) as Named;
  token.clientSecret?.(CLIENT.secret);
  token.grantToken?.(callback.searchParams.get('code'));
  token.redirectURL?.(CALLBACK);
  const environment = make(
    'Environment',
    `${served.origin}/zoho/api`,
    `${served.origin}/zoho/accounts/oauth/v2/token`,
    served.origin,
  );
  const config = make('SDKConfigBuilder');
  config.autoRefreshFields?.(false);
  config.pickListValidation?.(false);
  const start = (await make('InitializeBuilder')) as Named;
  start.environment?.(environment);
  start.token?.(token.build?.());
  start.store?.(make('FileStore', join(folder, 'tokens')));
  start.SDKConfig?.(config.build?.());
  start.resourcePath?.(folder);
  await start.initialize?.();
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

test('it signs in by the grant code, and lists accounts with their owners', async () => {
  const parameters = await filled('ParameterMap', {
    'Record.GetRecordsParam.FIELDS': 'Account_Name,Owner,Modified_Time',
  });
  const reply = await make('Record.RecordOperations', 'Accounts').getRecords?.(parameters, make('HeaderMap'));
  expect(walk(reply, 'getStatusCode')).toBe(200);
  const first = walk(reply, 'getObject', 'getData', 0) as Named;
  expect(first.getId?.()).toBeTypeOf('bigint');
  expect(walk(first.getKeyValue?.('Owner'), 'getName')).toBe('Alex Morgan');
  expect(first.getKeyValue?.('Modified_Time')).toBeInstanceOf(Date);
  expect(walk(reply, 'getObject', 'getInfo', 'getSortBy')).toBe('id');
});

test('it creates, reads, changes and deletes an account', async () => {
  const id = await create('Accounts', { Account_Name: 'By SDK', Phone: '+64 1', Employees: 5 });
  expect((await read('Accounts', id)).getKeyValue?.('Employees')).toBe(5);
  const operations = make('Record.RecordOperations', 'Accounts');
  const changed = await operations.updateRecords?.(bodyOf([recordOf({ Phone: '+64 2' }, id)]), make('HeaderMap'));
  expect(walk(changed, 'getObject', 'getData', 0, 'getMessage', 'getValue')).toBe('record updated');
  expect((await read('Accounts', id)).getKeyValue?.('Phone')).toBe('+64 2');
  const gone = await operations.deleteRecords?.(
    await filled('ParameterMap', { 'Record.DeleteRecordsParam.IDS': String(id) }),
    make('HeaderMap'),
  );
  expect(walk(gone, 'getObject', 'getData', 0, 'getMessage', 'getValue')).toBe('record deleted');
  const deleted = await operations.getDeletedRecords?.(make('ParameterMap'), make('HeaderMap'));
  expect(walk(deleted, 'getObject', 'getData', 0, 'getId')).toBe(id);
  expect(walk(deleted, 'getObject', 'getData', 0, 'getDeletedTime')).toBeInstanceOf(Date);
});

test('it asks for what changed since, and understands that nothing did', async () => {
  const operations = make('Record.RecordOperations', 'Accounts');
  const since = async (at: Date) => {
    const parameters = await filled('ParameterMap', { 'Record.GetRecordsParam.FIELDS': 'id' });
    return operations.getRecords?.(
      parameters,
      await filled('HeaderMap', { 'Record.GetRecordsHeader.IF_MODIFIED_SINCE': at }),
    );
  };
  expect(walk(await since(new Date(Date.now() - 30 * 86_400_000)), 'getStatusCode')).toBe(200);
  expect(walk(await since(new Date(Date.now() + 3_600_000)), 'getStatusCode')).toBe(304);
});

test('it reads a refusal of one record', async () => {
  const operations = make('Record.RecordOperations', 'Contacts');
  const reply = await operations.createRecords?.(
    bodyOf([recordOf({ Last_Name: 'Doe', Email: 'nonsense' })]),
    make('HeaderMap'),
  );
  const refused = walk(reply, 'getObject', 'getData', 0) as Named;
  expect(walk(refused, 'getCode', 'getValue')).toBe('INVALID_DATA');
  expect((refused.getDetails?.() as Map<string, unknown>).get('api_name')).toBe('Email');
});

test('it writes and reads an invoice with its lines, a discount and a tax', async () => {
  const account = recordOf({}, await create('Accounts', { Account_Name: 'Buyer' }));
  const product = make('Record.LineItemProduct');
  product.setId?.(await create('Products', { Product_Name: 'Widget', Unit_Price: 10 }));
  const tax = make('Record.LineTax');
  tax.setName?.('GST');
  const line = recordOf({ Product_Name: product, Quantity: 3, List_Price: 12.5, Discount: '10%', Line_Tax: [tax] });
  const id = await create('Invoices', { Subject: 'By SDK', Account_Name: account, Invoiced_Items: [line] });
  const invoice = await read('Invoices', id);
  expect(invoice.getKeyValue?.('Grand_Total')).toBe(38.81);
  const [row] = invoice.getKeyValue?.('Invoiced_Items') as Named[];
  expect(walk(row?.getKeyValue?.('Product_Name'), 'getName')).toBe('Widget');
  expect(row?.getKeyValue?.('Net_Total')).toBe(38.81);
});

test('it queries, and reads where a query stops making sense', async () => {
  const ask = async (text: string) => {
    const body = make('Coql.BodyWrapper');
    body.setSelectQuery?.(text);
    return make('Coql.CoqlOperations').getRecords?.(body);
  };
  const found = await ask('select Account_Name, Modified_Time from Accounts where id is not null limit 2');
  expect(walk(found, 'getObject', 'getData')).toHaveLength(2);
  expect(walk(found, 'getObject', 'getInfo', 'getMoreRecords')).toBe(true);
  const wrong = await ask('select Account_Name from Accounts');
  expect(walk(wrong, 'getObject', 'getCode', 'getValue')).toBe('SYNTAX_ERROR');
});

test('it watches, lists its channels and ends them', async () => {
  const channel = make('Notifications.Notification');
  channel.setChannelId?.('1000000068001');
  channel.setEvents?.(['Accounts.all']);
  channel.setNotifyUrl?.('https://hook.example/notify');
  channel.setToken?.('secret');
  channel.setChannelExpiry?.(new Date(Date.now() + 86_400_000));
  const body = make('Notifications.BodyWrapper');
  body.setWatch?.([channel]);
  const operations = make('Notifications.NotificationsOperations');
  const made = await operations.enableNotifications?.(body);
  const [event] = (walk(made, 'getObject', 'getWatch', 0, 'getDetails') as Map<string, Named[]>).get('events') ?? [];
  expect(event?.getResourceName?.()).toBe('Accounts');
  const listed = await operations.getNotifications?.(make('ParameterMap'));
  expect(walk(listed, 'getObject', 'getWatch', 0, 'getEvents')).toEqual([
    'Accounts.create',
    'Accounts.edit',
    'Accounts.delete',
  ]);
  const ids = await filled('ParameterMap', { 'Notifications.DeleteNotificationParam.CHANNEL_IDS': '1000000068001' });
  expect(walk(await operations.deleteNotification?.(ids), 'getStatusCode')).toBe(200);
});

test('it reads the organisation, its people and its settings, and makes a field', async () => {
  const org = await make('Org.OrgOperations').getOrganization?.();
  expect(walk(org, 'getObject', 'getOrg', 0, 'getIsoCode')).toBe('NZD');
  const current = await filled('ParameterMap', { 'Users.GetUsersParam.TYPE': 'CurrentUser' });
  const users = await make('Users.UsersOperations').getUsers?.(current, make('HeaderMap'));
  expect(walk(users, 'getObject', 'getUsers', 0, 'getFullName')).toBe('Xero Integration');
  const modules = await make('Modules.ModulesOperations').getModules?.(make('ParameterMap'), make('HeaderMap'));
  expect((walk(modules, 'getObject', 'getModules') as unknown[]).length).toBeGreaterThan(10);
  const taxes = await make('Taxes.TaxesOperations').getTaxes?.();
  expect(walk(taxes, 'getObject', 'getOrgTaxes', 'getTaxes', 0, 'getValue')).toBe(15);
  const currencies = await make('Currencies.CurrenciesOperations').getCurrencies?.();
  expect(walk(currencies, 'getObject', 'getCurrencies', 0, 'getIsBase')).toBe(true);
  const field = make('Fields.Fields');
  field.setFieldLabel?.('By SDK');
  field.setDataType?.('text');
  field.setLength?.(40);
  const body = make('Fields.BodyWrapper');
  body.setFields?.([field]);
  const module = await filled('ParameterMap', { 'Fields.CreateFieldParam.MODULE': 'Vendors' });
  const made = await make('Fields.FieldsOperations').createField?.(body, module);
  expect(walk(made, 'getObject', 'getFields', 0, 'getMessage')).toBe('field created');
  const fields = await make('Fields.FieldsOperations').getFields?.(
    await filled('ParameterMap', { 'Fields.GetFieldsParam.MODULE': 'Vendors' }),
  );
  const labels = (walk(fields, 'getObject', 'getFields') as Named[]).map((one) => one.getFieldLabel?.());
  expect(labels).toContain('By SDK');
});

test('nothing but what these tests meant to be refused was refused', () => {
  expect(refusals().map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'POST /api/crm/v8/Contacts 400',
    'POST /api/crm/v8/coql 400',
  ]);
});
