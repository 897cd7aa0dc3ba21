// Reading the simulated Xero: pages, filters, order, changes since, and what each way of asking shows.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

let world: XeroWorld;

async function people(...names: string[]): Promise<void> {
  for (const Name of names) {
    world.clock.time += 1000;
    await world.call('PUT', 'Contacts', {
      Name,
      EmailAddress: `${Name.toLowerCase().replace(/[^a-z]/g, '') || 'none'}@x.example`,
    });
  }
}

function names(answer: Answer): string[] {
  return answer.json.Contacts.map((contact: Parsed) => contact.Name);
}

async function where(expression: string): Promise<string[]> {
  const answer = await world.get(`Contacts?where=${encodeURIComponent(expression)}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.json?.Type}: ${answer.json?.Message}`);
  return names(answer);
}

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty' });
});

describe('pages', () => {
  test('hold a hundred rows, say so, and clamp what they are asked for', async () => {
    world.act('bulk.contacts', { count: 1100 });
    const first = (await world.get('Contacts?page=1')).json;
    expect(first.pagination).toEqual({ page: 1, pageSize: 100, pageCount: 11, itemCount: 1100 });
    expect(Object.keys(first)).toEqual(['Id', 'Status', 'ProviderName', 'DateTimeUTC', 'pagination', 'Contacts']);
    expect((await world.get('Contacts?page=1&pageSize=5000')).json.Contacts).toHaveLength(1000);
    expect((await world.get('Contacts?page=1&pageSize=0')).json.Contacts).toHaveLength(1);
    expect((await world.get('Contacts?page=12')).json.Contacts).toEqual([]);
    expect((await world.get('Contacts')).json.pagination).toBeUndefined();
    expect((await world.get('Contacts')).json.Contacts).toHaveLength(1100);
  });

  test('over the time of change lose a row when another moves between two pages; by id they do not', async () => {
    world.act('bulk.contacts', { count: 150 });
    const first = names(await world.get('Contacts?page=1'));
    world.clock.time += 1000;
    await world.call('POST', 'Contacts', { Name: first[0], FirstName: 'Moved' });
    const second = names(await world.get('Contacts?page=2'));
    expect(new Set([...first, ...second]).size).toBe(149);
    const [one, two] = [
      await world.get('Contacts?page=1&order=ContactID'),
      await world.get('Contacts?page=2&order=ContactID'),
    ];
    expect(new Set([...names(one), ...names(two)]).size).toBe(150);
  });
});

describe('where', () => {
  beforeEach(() => people('Kōwhai Café', 'Zebra Ltd', 'Alpha "One"', 'alpha two'));

  test.each([
    ['Name=="kowhai cafe"', ['Kōwhai Café']],
    ['Name = "ZEBRA LTD"', ['Zebra Ltd']],
    ['Name!="Zebra Ltd"', ['Kōwhai Café', 'Alpha "One"', 'alpha two']],
    ['Name=="Alpha ""One"""', ['Alpha "One"']],
    ['Name.StartsWith("alpha")', ['Alpha "One"', 'alpha two']],
    ['Name.ToLower().Contains("alpha") AND NOT Name.EndsWith("two")', ['Alpha "One"']],
    ['(Name=="Zebra Ltd" OR Name=="alpha two") && ContactStatus=="ACTIVE"', ['Zebra Ltd', 'alpha two']],
    ['FirstName==null && Name>"b"', ['Kōwhai Café', 'Zebra Ltd']],
    ['FirstName!=null AND FirstName.Contains("x")', []],
    ['UpdatedDateUTC>=DateTime(2026,9,14,9,0,3)', ['Alpha "One"', 'alpha two']],
    ['IsCustomer==false AND EmailAddress=="ZEBRALTD@x.example"', ['Zebra Ltd']],
  ])('%s', async (expression, found) => {
    expect(await where(expression)).toEqual(found);
  });

  test.each([
    ['an unknown field', 'Nonsense=="x"', "No property or field 'Nonsense' exists in type 'Contact'"],
    [
      'an id compared with a text',
      'ContactID=="x"',
      "Operator '==' incompatible with operand types 'Guid' and 'String'",
    ],
    ['a quote behind a backslash', 'Name=="a\\"b"', 'Unterminated string literal'],
    ['a text that never ends', 'Name=="a', 'Unterminated string literal'],
    ['a function on an empty field', 'FirstName.Contains("x")', 'Object reference not set'],
    ['half a sentence', 'Name==', 'Expression expected'],
  ])('%s is a QueryParseException', async (_what, expression, message) => {
    const answer = await world.get(`Contacts?where=${encodeURIComponent(expression)}`);
    expect([answer.status, answer.json.ErrorNumber, answer.json.Type]).toEqual([400, 16, 'QueryParseException']);
    expect(answer.json.Message).toContain(message);
  });

  test('a GUID is compared as such', async () => {
    const { ContactID } = (await world.get('Contacts')).json.Contacts[1];
    expect(await where(`ContactID==guid("${ContactID.toUpperCase()}")`)).toEqual(['Zebra Ltd']);
  });

  test('the address of an invoice is not among the fields', async () => {
    expect((await world.get(`Invoices?where=${encodeURIComponent('Url=="https://x"')}`)).json.ErrorNumber).toBe(16);
  });
});

test('order: by field and direction, the id between equals, unknown fields refused', async () => {
  await people('b', 'a', 'ä', 'C');
  expect(names(await world.get('Contacts?order=Name%20DESC'))).toHaveLength(4);
  expect(names(await world.get('Contacts?order=Name'))[3]).toBe('C');
  expect(names(await world.get('Contacts?order=UpdatedDateUTC%20DESC'))).toEqual(['C', 'ä', 'a', 'b']);
  expect((await world.get('Contacts?order=Shoes')).json.ErrorNumber).toBe(16);
});

describe('If-Modified-Since', () => {
  const since = (time: string) => world.get('Contacts', { 'if-modified-since': time });

  beforeEach(async () => {
    await people('At two seconds');
    world.clock.time += 500;
    await people('At three and a half');
  });

  test('knows whole seconds, and leaves out what changed exactly then unless the switch says so', async () => {
    expect(names(await since('2026-09-14T09:00:01'))).toEqual(['At three and a half']);
    expect(names(await since('2026-09-14T09:00:02'))).toEqual(['At three and a half']);
    expect(names(await since('2026-09-14T09:00:03'))).toEqual([]);
    world.switches.modifiedSinceInclusive = true;
    expect(names(await since('2026-09-14T09:00:01'))).toEqual(['At two seconds', 'At three and a half']);
  });

  test('is read in several forms; another is a failed precondition', async () => {
    expect(names(await since('2026-09-14T09:00:01Z'))).toHaveLength(1);
    expect(names(await since('Mon, 14 Sep 2026 09:00:01 GMT'))).toHaveLength(1);
    expect((await since('yesterday')).status).toBe(412);
  });

  test('an archived contact is only seen with includeArchived, an emptied list is no error', async () => {
    world.clock.time += 1000;
    world.act('contact.archive', { contact: 'At two seconds' });
    expect(names(await since('2026-09-14T09:00:03'))).toEqual([]);
    const all = await world.get('Contacts?includeArchived=true', { 'if-modified-since': '2026-09-14T09:00:03' });
    expect(names(all)).toEqual(['At two seconds']);
  });
});

test('IDs and searchTerm find what they should', async () => {
  await people('Anna', 'Berta', 'Chris');
  const all = (await world.get('Contacts')).json.Contacts;
  const ids = [all[2].ContactID, all[0].ContactID, '00000000-0000-4000-8000-000000000000'].join(',');
  expect(names(await world.get(`Contacts?IDs=${ids}&page=1`))).toEqual(['Anna', 'Chris']);
  expect(names(await world.get('Contacts?SearchTerm=BERTA@x'))).toEqual(['Berta']);
});

test('summaryOnly comes in pages, lacks what it drops, and takes no filter on that', async () => {
  await people('Anna');
  const { pagination, Contacts } = (await world.get('Contacts?summaryOnly=true')).json;
  expect(pagination.itemCount).toBe(1);
  for (const dropped of ['Addresses', 'ContactPersons', 'IsCustomer', 'ContactGroups', 'Balances']) {
    expect(Contacts[0]).not.toHaveProperty(dropped);
  }
  expect((await world.get(`Contacts?summaryOnly=true&where=${encodeURIComponent('IsCustomer==true')}`)).status).toBe(
    400,
  );
});

test('a contact shows more in a page than in a list, and all alone', async () => {
  await people('Anna');
  world.act('contact.edit', {
    ContactID: (await world.get('Contacts')).json.Contacts[0].ContactID,
    ContactPersons: [{ FirstName: 'B' }],
  });
  const show = async (path: string) => (await world.get(path)).json.Contacts[0];
  const [listed, paged] = [await show('Contacts'), await show('Contacts?page=1')];
  expect(listed).not.toHaveProperty('ContactPersons');
  expect(paged.ContactPersons).toEqual([{ FirstName: 'B', IncludeInEmails: false }]);
  expect(paged).not.toHaveProperty('Attachments');
  expect((await show(`Contacts/${listed.ContactID}`)).Attachments).toEqual([]);
});

test('an invoice has no lines in a list, thin tracking in a page, option ids alone', async () => {
  const made = await world.call('PUT', 'Invoices', {
    Type: 'ACCREC',
    Contact: { Name: 'X' },
    LineItems: [{ Description: 'a', UnitAmount: 1, Tracking: [{ Name: 'Region', Option: 'North' }] }],
  });
  const { InvoiceID } = made.json.Invoices[0];
  const show = async (path: string) => (await world.get(path)).json.Invoices[0];
  expect((await show('Invoices')).LineItems).toEqual([]);
  expect((await show('Invoices')).Contact).toEqual({ ContactID: expect.any(String), Name: 'X' });
  const [thin] = (await show('Invoices?page=1')).LineItems[0].Tracking;
  expect(Object.keys(thin)).toEqual(['Name', 'Option', 'TrackingCategoryID', 'Options']);
  const single = await show(`Invoices/${InvoiceID}`);
  expect(single.LineItems[0].Tracking[0]).toHaveProperty('TrackingOptionID');
  expect(single).not.toHaveProperty('Payments');
  expect((await show('Invoices')).Payments).toEqual([]);
  for (const left of ['Payments', 'CreditNotes', 'AmountCredited', 'HasAttachments']) {
    expect(made.json.Invoices[0]).not.toHaveProperty(left);
  }
});

test('lists of invoices are cut down by statuses, numbers, contacts, maker and words', async () => {
  const make = (fields: object) => {
    world.clock.time += 1000;
    return world.call('PUT', 'Invoices', { Type: 'ACCREC', LineItems: [], ...fields });
  };
  await make({ Contact: { Name: 'A' }, InvoiceNumber: 'N-1', Reference: 'Boat' });
  await make({ Contact: { Name: 'B' }, InvoiceNumber: 'N-2' });
  world.clock.time += 1000;
  world.act('invoice.create', { Type: 'ACCREC', Contact: { Name: 'A' }, InvoiceNumber: 'N-3' });
  world.act('invoice.delete', { invoice: 'N-2' });
  const numbers = async (query: string) =>
    (await world.get(`Invoices?${query}`)).json.Invoices.map((invoice: Parsed) => invoice.InvoiceNumber);
  expect(await numbers('Statuses=DELETED')).toEqual(['N-2']);
  expect(await numbers('InvoiceNumbers=n-1,N-3')).toEqual(['N-1', 'N-3']);
  expect(await numbers('createdByMyApp=true')).toEqual(['N-1', 'N-2']);
  expect(await numbers('searchTerm=boat')).toEqual(['N-1']);
  const { ContactID } = (await world.get('Contacts?searchTerm=B')).json.Contacts.find(
    (one: Parsed) => one.Name === 'B',
  );
  expect(await numbers(`ContactIDs=${ContactID}`)).toEqual(['N-2']);
  expect((await world.get('Invoices?Statuses=DRAFT')).json.pagination.itemCount).toBe(2);
});
