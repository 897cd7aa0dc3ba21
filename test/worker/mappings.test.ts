// Mapping through the real Worker: what both sides offer with the organisation's own fields, and what a draft would do to records before
// anybody saves it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, Stage } from './stage.ts';

interface Offered {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly settable: string;
  readonly samples: readonly unknown[];
}
interface Trial {
  readonly looked: number;
  readonly touched: number;
  readonly calls: { readonly crm: number; readonly accounting: number };
  readonly items: readonly {
    readonly name: string;
    readonly does: string;
    readonly message: string;
    readonly changes: readonly { side: string; field: string; before: unknown; after: unknown }[];
  }[];
}

let stage: Stage;
let connected: Connected;

beforeAll(async () => {
  stage = await Stage.open();
  connected = await stage.connect({ live: false });
  stage.act('zoho', 'field.add', {
    module: 'Accounts',
    field: { field_label: 'Company register', data_type: 'text', length: 60 },
  });
  for (const [name, register] of [
    ['Aroha Bakery', 'NZ-77120'],
    ['Bluff Oysters', 'NZ-40031'],
  ])
    stage.act('zoho', 'record.create', {
      module: 'Accounts',
      fields: { Account_Name: name, Phone: '+64 3 555 0100', Company_register: register },
    });
});
afterAll(() => stage.close());

const at = (rest: string) => `/api/pairs/${connected.pair}/${rest}`;
const rows = { companyNumber: { places: { crm: 'Accounts.Company_register' } } };
const preview = () => stage.api<Trial>('GET', at('previews/customer'));
const saves = () =>
  stage.vendors.calls.filter(({ method, path }) => /PUT|POST/.test(method) && /Contacts|Accounts/.test(path));

test('a field that the organisation has made itself is offered, with what stands in it', async () => {
  const { crm, accounting } = await stage.api<Record<'crm' | 'accounting', Offered[]>>(
    'GET',
    at('mappings/customer/fields'),
  );
  expect(crm.find(({ label }) => label === 'Company register')).toEqual({
    name: 'Accounts.Company_register',
    label: 'Company register',
    type: 'text',
    family: 'text',
    settable: 'always',
    samples: ['NZ-77120', 'NZ-40031'],
  });
  const names = crm.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(accounting.find(({ name }) => name === 'CompanyNumber')?.settable).toBe('always');
});

test('the first records of a module show what each would become, field by field, and nothing is written', async () => {
  const before = saves().length;
  const { looked, touched, items, calls } = await preview();
  expect({ looked, touched, calls }).toEqual({ looked: 2, touched: 2, calls: { crm: 0, accounting: 1 } });
  const bakery = items.find(({ name }) => name === 'Aroha Bakery');
  expect(bakery).toMatchObject({ does: 'create', message: 'Created, because the other side had no such record.' });
  expect(bakery?.changes).toContainEqual({ side: 'accounting', field: 'phone', before: null, after: '+64 3 555 0100' });
  expect(bakery?.changes.map(({ field }) => field)).not.toContain('companyNumber');
  expect(saves().length).toBe(before);
});

test('a draft of the mapping is tried on records and not saved', async () => {
  const tried = await stage.api<Trial>('POST', at('mappings/customer/trials'), { rows });
  expect(tried.items[0]?.changes).toContainEqual({
    side: 'accounting',
    field: 'companyNumber',
    before: null,
    after: 'NZ-77120',
  });
  const { rows: kept } = await stage.api<{ rows: { field: string; changed: boolean }[] }>(
    'GET',
    at('mappings/customer'),
  );
  expect(kept.filter(({ changed }) => changed)).toEqual([]);
});

test('a draft that could not be carried is refused with the field at fault', async () => {
  const refused = await stage.api<{ error: { fields: { field: string }[] } }>(
    'POST',
    at('mappings/customer/trials'),
    { rows: { companyNumber: { places: { crm: 'Accounts.Nowhere' } } } },
    400,
  );
  expect(refused.error.fields.map(({ field }) => field)).toEqual(['companyNumber.places.crm']);
});

test('saved, the field travels; gone from the CRM, its row says so', async () => {
  await stage.api('PUT', at('mappings/customer'), { rows });
  await stage.api('POST', at('go-live'), { licence: true });
  await stage.rest(connected.pair);
  const contacts = stage.act('xero', 'list', { collection: 'contacts' }) as { Name: string; CompanyNumber?: string }[];
  expect(contacts.find(({ Name }) => Name === 'Aroha Bakery')?.CompanyNumber).toBe('NZ-77120');
  const again = await stage.api<Trial>('POST', at('mappings/customer/trials'), { rows });
  expect(again).toMatchObject({ looked: 2, touched: 0 });
  stage.act('zoho', 'field.remove', { module: 'Accounts', field: 'Company_register' });
  await stage.api('GET', at('mappings/customer/fields'));
  const mapping = await stage.api<{ rows: { field: string; problem: string | null }[] }>(
    'GET',
    at('mappings/customer'),
  );
  expect(mapping.rows.filter(({ problem }) => problem !== null).map(({ field }) => field)).toEqual(['companyNumber']);
});

test('a constant, a join, a look-up and treated values travel, keep still, and what cannot be is refused', async () => {
  const own = {
    Source: { places: { accounting: 'TaxNumber' }, constant: { to: 'accounting', value: 'from the CRM' } },
    Place: {
      places: { accounting: 'AccountNumber' },
      join: { on: 'crm', places: ['Accounts.Billing_City', 'Accounts.Industry'], with: ', ' },
      treat: { accounting: [{ do: 'upper' }] },
    },
    phone: { treat: { accounting: [{ do: 'phone', country: '64' }] } },
    Keeper: { places: { crm: 'Accounts.Owner' }, constant: { to: 'crm', value: 'Nobody Here', once: true } },
    Rating: {
      places: { crm: 'Accounts.Rating', accounting: 'CompanyNumber' },
      words: { rows: [['Active', 'A-1']], others: 'blank' },
    },
    companyNumber: { off: true },
    accountNumber: { off: true },
    taxNumber: { off: true },
  };
  const { crm } = await stage.api<{ crm: (Offered & { options?: { value: string }[] })[] }>(
    'GET',
    at('mappings/customer/fields'),
  );
  const owners = crm.find(({ name }) => name === 'Accounts.Owner')?.options?.map(({ value }) => value) ?? [];
  expect(owners.length).toBeGreaterThan(0);
  own.Keeper.constant.value = owners.at(-1) ?? '';
  await stage.api('PUT', at('mappings/customer'), { rows: own });
  stage.act('zoho', 'record.create', {
    module: 'Accounts',
    fields: {
      Account_Name: 'Weka Wines',
      Phone: '03 555 0177',
      Billing_City: 'Napier',
      Industry: 'Banking',
      Rating: 'Active',
    },
  });
  stage.act('xero', 'contact.create', { Name: 'From The Books', CompanyNumber: 'A-1' });
  await stage.api('POST', at('sync'), { kind: 'customer' });
  await stage.rest(connected.pair);
  interface Contact {
    Name: string;
    TaxNumber?: string;
    AccountNumber?: string;
    CompanyNumber?: string;
    Phones?: { PhoneNumber: string }[];
  }
  const contacts = stage.act('xero', 'list', { collection: 'contacts' }) as Contact[];
  const wines = contacts.find(({ Name }) => Name === 'Weka Wines');
  expect(wines).toMatchObject({
    TaxNumber: 'from the CRM',
    AccountNumber: 'NAPIER, BANKING',
    CompanyNumber: 'A-1',
  });
  expect(JSON.stringify(wines?.Phones)).toContain('+6435550177');
  const { items } = stage.act('zoho', 'list', { module: 'Accounts' }) as {
    items: { Account_Name: string; Rating?: string; Owner?: { name: string } }[];
  };
  const books = items.find(({ Account_Name: name }) => name === 'From The Books');
  expect(books).toMatchObject({ Rating: 'Active', Owner: { name: owners.at(-1) } });
  const before = saves().length;
  const again = await stage.api<Trial>('POST', at('mappings/customer/trials'), { rows: own });
  expect(again.touched).toBe(0);
  await stage.api('POST', at('sync'), { kind: 'customer' });
  await stage.rest(connected.pair);
  expect(saves().length).toBe(before);
});
