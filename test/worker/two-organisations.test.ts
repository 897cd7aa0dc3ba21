// Two Xero organisations behind one CRM, through the real Worker: each document reaches one of them, by the rule of a pair or as the default's,
// and one that came from an organisation never reaches the other.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
let main: string;
let branch: string;
let tenants: Record<'main' | 'branch', string>;
let account: string;
let line: object;

beforeAll(async () => {
  stage = await Stage.open();
  stage.act('xero', 'organisation.add', { name: 'Branch' });
  const connected = await stage.connect({ live: false });
  Object.assign(stage.vendors.vendors['xero']?.switches ?? {}, { consentTenants: ['Branch'] });
  await stage.consent('xero');
  const { items } = await stage.api<{ items: { id: string; system: string; organisation: { id: string } }[] }>(
    'GET',
    '/api/connections',
  );
  const other = items.find(({ system, id }) => system === 'xero' && id !== connected.accounting);
  const first = items.find(({ id }) => id === connected.accounting);
  tenants = { main: first?.organisation.id ?? '', branch: other?.organisation.id ?? '' };
  main = connected.pair;
  ({ id: branch } = await stage.api<{ id: string }>('POST', '/api/pairs', {
    name: 'Branch',
    crm: connected.crm,
    accounting: other?.id,
  }));
  const on = { on: true };
  const settings = {
    startDate: '2026-01-01',
    values: { taxes: { GST: 'OUTPUT2' } },
    kinds: { item: on, invoice: on },
    sequence: { invoice: { status: 'AUTHORISED', account: '200', number: 'accounting' } },
  };
  await stage.api('PUT', `/api/pairs/${main}/settings`, settings);
  await stage.api('PUT', `/api/pairs/${branch}/settings`, {
    ...settings,
    routing: { all: [{ field: 'Subject', op: 'contains', value: 'branch' }] },
  });
  await stage.api('POST', `/api/connections/${connected.crm}/provision`);
  for (const pair of [main, branch]) await stage.api('POST', `/api/pairs/${pair}/go-live`, { licence: true });
  account = made('Accounts', { Account_Name: 'Harbour Light' });
  const product = made('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, Tax: ['GST'] });
  line = { Product_Name: { id: product }, Quantity: 2, List_Price: 10, Line_Tax: [{ name: 'GST' }] };
}, 60_000);
afterAll(() => stage.close());

const made = (module: string, fields: object) =>
  (stage.act('zoho', 'record.create', { module, fields }) as { id: string }).id;
const sold = (Subject: string) =>
  made('Invoices', {
    Subject,
    Account_Name: { id: account },
    Invoice_Date: '2026-11-19',
    Due_Date: '2026-12-19',
    Invoiced_Items: [line],
  });
const rest = async () => {
  for (const pair of [main, branch, main, branch]) await stage.rest(pair, 60);
};
const invoicesIn = (of: 'main' | 'branch') =>
  stage.act('xero', 'list', { collection: 'Invoices', tenant: tenants[of] }) as {
    InvoiceID: string;
    Url?: string;
    DueDateString?: string;
  }[];
const moved = async () =>
  (
    await stage.all<{ id: string; code: string; choices: string[]; message: string }>(`/api/pairs/${main}/issues`)
  ).filter(({ code }) => code === 'route.moved');
const edit = async (id: string, Subject: string, Due_Date = '2026-12-22') => {
  stage.act('zoho', 'record.edit', { module: 'Invoices', id, fields: { Subject, Due_Date } });
  await rest();
};
const inCrm = () => (stage.act('zoho', 'list', { module: 'Invoices' }) as { items: { id: string }[] }).items;
const stateOf = async (pair: string, id: string) =>
  stage.api<{ state: string; code?: string; message?: string }>('GET', `/api/pairs/${pair}/records/invoice/crm/${id}`);

test('a document that a rule names goes to its pair, what no rule names to the default, and each says so in the other', async () => {
  const [ours, theirs] = [sold('Bolts'), sold('Bolts for the branch')];
  await rest();
  expect(invoicesIn('main').map(({ Url }) => Url)).toEqual([expect.stringContaining(ours)]);
  expect(invoicesIn('branch').map(({ Url }) => Url)).toEqual([expect.stringContaining(theirs)]);
  expect(await stateOf(main, theirs)).toMatchObject({ state: 'skipped', code: 'skip.route' });
  expect(await stateOf(branch, ours)).toMatchObject({ state: 'skipped', code: 'skip.route' });
  expect((await stateOf(main, theirs)).message).toBe('It belongs to another pair.');
  expect(await stateOf(main, ours)).toMatchObject({ state: 'in-step' });
});

test('an invoice that starts in one organisation reaches the CRM, and never the other organisation', async () => {
  const contacts = stage.act('xero', 'list', { collection: 'Contacts', tenant: tenants.branch }) as {
    ContactID: string;
  }[];
  stage.act('xero', 'invoice.create', {
    tenant: tenants.branch,
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID: contacts[0]?.ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    LineItems: [
      { ItemCode: 'BOLT', Description: 'Bolt', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' },
    ],
  });
  await stage.api('POST', `/api/pairs/${branch}/sync`, { kind: 'invoice' });
  await stage.until(() => inCrm().length === 3, 30);
  await stage.api('POST', `/api/pairs/${main}/sync`, { kind: 'invoice' });
  await rest();
  expect([invoicesIn('main').length, invoicesIn('branch').length, inCrm().length]).toEqual([1, 2, 3]);
});

test('a linked document stays with its pair, whatever its fields come to say', async () => {
  const [first] = invoicesIn('main');
  const id = /Invoices[:/](\d+)/.exec(first?.Url ?? '')?.[1] ?? '';
  await edit(id, 'Now for the branch', '2026-12-20');
  expect([invoicesIn('main').length, invoicesIn('branch').length]).toEqual([1, 2]);
  expect(invoicesIn('main')[0]?.DueDateString).toContain('2026-12-20');
  expect(await stateOf(main, id)).toMatchObject({ state: 'needs-you', code: 'route.moved' });
  const told = await moved();
  expect(told).toMatchObject([
    {
      choices: ['ignore'],
      message:
        'By the routing rules Now for the branch would go to Branch now, but it is linked here already. No rule moves what is linked: it stays here, its changes still travel, and nothing was sent to Branch. If it belongs there, void it here and enter it anew.',
    },
  ]);

  await stage.api('POST', `/api/pairs/${main}/issues/${told[0]?.id ?? ''}/resolution`, { choice: 'ignore' });
  await rest();
  expect(await stateOf(main, id)).toMatchObject({ state: 'in-step' });
  // Left here, it goes on in silence, whatever else is edited ...
  await edit(id, 'Still for the branch', '2026-12-21');
  expect(await moved()).toEqual([]);
  expect(invoicesIn('main')[0]?.DueDateString).toContain('2026-12-21');
  // ... until it was its own pair's again, and then the branch's once more.
  await edit(id, 'Bolts');
  await edit(id, 'For the branch after all');
  expect(await moved()).toHaveLength(1);
  // What Xero changes meanwhile says nothing of its route; the CRM's record does.
  const paid = { tenant: tenants.main, invoice: invoicesIn('main')[0]?.InvoiceID, account: '090', amount: 5 };
  stage.act('xero', 'payment.record', { ...paid, date: '2026-11-20' });
  await rest();
  expect(await moved()).toHaveLength(1);
  await edit(id, 'Bolts');
  expect(await moved()).toEqual([]);
  expect(await stateOf(main, id)).toMatchObject({ state: 'in-step' });
  expect([invoicesIn('main').length, invoicesIn('branch').length]).toEqual([1, 2]);
});

test('a rule that names a field which the CRM does not have is refused, and so is nothing else', async () => {
  const nonsense = { routing: { all: [{ field: 'Nonsense', op: 'is', value: 'x' }] } };
  const refused = await stage.api<{ error: { fields: object[] } }>('PUT', `/api/pairs/${main}/settings`, nonsense, 400);
  expect(refused.error.fields).toEqual([
    expect.objectContaining({ field: 'routing', message: expect.stringContaining('Nonsense') as string }),
  ]);
  stage.act('zoho', 'field.add', { module: 'Invoices', field: { field_label: 'Area', data_type: 'text', length: 60 } });
  await stage.api('PUT', `/api/pairs/${branch}/settings`, {
    routing: { all: [{ field: 'Area', op: 'is', value: 'S' }] },
  });
});

test('where the field of a rule goes later, one issue names rule and field, and what the rule does not decide goes on', async () => {
  stage.act('zoho', 'field.remove', { module: 'Invoices', field: 'Area' });
  await stage.api('PUT', `/api/pairs/${branch}/settings`, { guard: { records: 21, percent: 10 } });
  interface Item {
    code: string;
    message: string;
  }
  const open = async () =>
    (await stage.all<Item>(`/api/pairs/${branch}/issues`)).filter(({ code }) => code === 'rule.field');
  await stage.until(async () => (await open()).length === 1, 40);
  expect((await open())[0]?.message).toMatch(
    /^The routing rule for .* names the field Area, which Zoho CRM does not have\./,
  );
  const waiting = sold('Nobody knows whose');
  made('Accounts', { Account_Name: 'Quay Cafe' });
  const names = () =>
    (stage.act('xero', 'list', { collection: 'Contacts', tenant: tenants.branch }) as { Name: string }[]).map(
      ({ Name }) => Name,
    );
  await stage.until(() => names().includes('Quay Cafe'), 40);
  await stage.until(async () => (await stateOf(branch, waiting).catch(() => null))?.code === 'skip.rule', 40);
  await stage.api('PUT', `/api/pairs/${branch}/settings`, { routing: null });
  await stage.until(async () => (await open()).length === 0, 40);
  await stage.until(() => invoicesIn('main').length === 2, 40);
});
