// Contacts of the simulated Xero: what a name, a number and an archive mean, and what a refusal looks like.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

const TAKEN =
  'The contact name Dup Ltd is already assigned to another contact. The contact name must be unique across all active contacts.';
const ARCHIVED =
  'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';

let world: XeroWorld;

const put = (body: unknown, query = '') => world.call('PUT', `Contacts${query}`, body);
const post = (body: unknown, query = '') => world.call('POST', `Contacts${query}`, body);

function messages(answer: Answer, at = 0): string[] {
  const elements = answer.json.Elements ?? answer.json.Contacts;
  return elements[at].ValidationErrors.map((error: Parsed) => error.Message);
}

async function made(fields: object): Promise<Parsed> {
  const answer = await put(fields);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.Contacts[0];
}

async function all(): Promise<Parsed[]> {
  return (await world.get('Contacts?page=1&includeArchived=true&order=Name')).json.Contacts;
}

beforeEach(async () => {
  world = await XeroWorld.open({ company: 'empty' });
});

test('a new contact comes back with two addresses and four phones of blank members', async () => {
  const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: '09 111 1111' }];
  const contact = await made({ Contacts: [{ Name: 'X', EmailAddress: 'a@b.co', Phones, IsCustomer: true }] });
  expect(contact).toEqual({
    ContactID: expect.any(String),
    ContactStatus: 'ACTIVE',
    Name: 'X',
    EmailAddress: 'a@b.co',
    BankAccountDetails: '',
    Addresses: ['STREET', 'POBOX'].map((AddressType) => ({
      AddressType,
      City: '',
      Region: '',
      PostalCode: '',
      Country: '',
    })),
    Phones: ['DEFAULT', 'DDI', 'FAX', 'MOBILE'].map((PhoneType) => ({
      PhoneType,
      PhoneNumber: PhoneType === 'DEFAULT' ? '09 111 1111' : '',
      PhoneAreaCode: '',
      PhoneCountryCode: '',
    })),
    UpdatedDateUTC: '/Date(1789376400000+0000)/',
    ContactGroups: [],
    IsSupplier: false,
    IsCustomer: false,
    SalesTrackingCategories: [],
    PurchasesTrackingCategories: [],
    ContactPersons: [],
    HasValidationErrors: false,
  });
});

describe('names and numbers', () => {
  test('PUT refuses a name that an active contact bears, in any case', async () => {
    await made({ Name: 'Dup Ltd' });
    const answer = await put({ Contacts: [{ Name: 'dup LTD' }] });
    expect([answer.status, messages(answer)]).toEqual([400, [TAKEN.replace('Dup Ltd', 'dup LTD')]]);
  });

  test('POST finds the contact of that name and overwrites it: a stranger too', async () => {
    const stranger = await made({ Name: 'Dup Ltd', EmailAddress: 'old@x.example' });
    const answer = await post({ Contacts: [{ Name: 'DUP ltd', EmailAddress: 'new@x.example' }] });
    expect(answer.json.Contacts[0]).toMatchObject({ ContactID: stranger.ContactID, EmailAddress: 'new@x.example' });
  });

  test('POST goes by id before number before name', async () => {
    const [one, two] = [
      await made({ Name: 'One', ContactNumber: 'N1' }),
      await made({ Name: 'Two', ContactNumber: 'N2' }),
    ];
    await post({ ContactID: two.ContactID, ContactNumber: 'N3', LastName: 'by id' });
    await post({ ContactNumber: 'n1', LastName: 'by number' });
    const answer = await post({ ContactNumber: 'N4', Name: 'two', LastName: 'by name' });
    expect(answer.json.Contacts[0].ContactID).toBe(two.ContactID);
    expect((await all()).map((contact) => [contact.ContactNumber, contact.LastName])).toEqual([
      ['n1', 'by number'],
      ['N4', 'by name'],
    ]);
    expect(one.ContactID).not.toBe(two.ContactID);
  });

  test('an archived contact gives its name free, and keeps its number', async () => {
    const old = await made({ Name: 'Dup Ltd', ContactNumber: 'N1' });
    await post({ ContactID: old.ContactID, ContactStatus: 'ARCHIVED' });
    expect((await put({ Name: 'Dup Ltd' })).status).toBe(200);
    const clash = await put({ Name: 'Other', ContactNumber: 'N1' });
    expect(messages(clash)).toEqual([
      'Another contact has this contact number. Please enter a different contact number.',
    ]);
  });

  test('a rename keeps the id, and is refused where the name is taken', async () => {
    await made({ Name: 'Dup Ltd' });
    const other = await made({ Name: 'Other' });
    expect(messages(await post({ ContactID: other.ContactID, Name: 'Dup Ltd' }))).toEqual([TAKEN]);
    expect((await post({ ContactID: other.ContactID, Name: 'OTHER' })).json.Contacts[0].Name).toBe('OTHER');
  });

  test('a number looks a contact up, and hides that a merge left two behind', async () => {
    const contact = await made({ Name: 'Dup Ltd', ContactNumber: 'N1' });
    world.act('contact.twin', { contact: 'N1' });
    expect((await world.get('Contacts/N1')).json.Contacts).toHaveLength(1);
    const filter = encodeURIComponent('ContactNumber=="N1"');
    expect((await world.get(`Contacts?where=${filter}`)).json.Contacts).toHaveLength(2);
    expect((await world.get(`Contacts/${contact.ContactID}`)).json.Contacts[0].Name).toBe('Dup Ltd');
  });
});

describe('what is refused', () => {
  test.each([
    ['no name', { EmailAddress: 'a@b.co' }, 'The contact name must be specified.'],
    ['an e-mail with an umlaut', { Name: 'X', EmailAddress: 'münze@x.example' }, 'Email address must be valid.'],
    ['angle brackets in a name', { Name: 'X <y>' }, '< or >'],
    ['a space at the end of a name', { Name: 'X ' }, 'space'],
    ['a name of 256 characters', { Name: 'x'.repeat(256) }, 'maximum length of 255'],
    ['digits in a country', { Name: 'X', Addresses: [{ AddressType: 'POBOX', Country: 'NZ1' }] }, 'letters only'],
    ['a phone of no known type', { Name: 'X', Phones: [{ PhoneType: 'SATELLITE' }] }, 'phone type'],
    ['six people', { Name: 'X', ContactPersons: Array.from({ length: 6 }, () => ({ FirstName: 'A' })) }, 'at most 5'],
    [
      'a currency the organisation lacks',
      { Name: 'X', DefaultCurrency: 'EUR' },
      'Organisation is not subscribed to currency EUR',
    ],
    [
      'a tax type that was deleted',
      { Name: 'X', AccountsReceivableTaxType: 'OUTPUT' },
      'does not exist or cannot be used',
    ],
    [
      'a new contact that is archived',
      { Name: 'X', ContactStatus: 'ARCHIVED' },
      "The status 'ARCHIVED' is not valid for contacts",
    ],
  ])('%s', async (_what, contact, message) => {
    const answer = await put({ Contacts: [contact] });
    expect(answer.status).toBe(400);
    expect(messages(answer).join()).toContain(message);
  });

  test('the error of a nested object stands with it and with the contact', async () => {
    const answer = await put({ Name: 'X', ContactPersons: [{ FirstName: 'A' }, { EmailAddress: 'b' }] });
    const [element] = answer.json.Elements;
    expect(element.ContactPersons.map((person: Parsed) => person.ValidationErrors.length)).toEqual([0, 1]);
    expect(messages(answer)).toEqual(['Email address must be valid.']);
    world.switches.lineErrorsAt = 'line';
    expect(messages(await put({ Name: 'X', ContactPersons: [{ EmailAddress: 'b' }] }))).toEqual([]);
  });

  test('one bad element refuses all; with summarizeErrors=false it refuses itself', async () => {
    const batch = {
      Contacts: [{ Name: 'Good' }, { Name: 'Good', Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1' }] }],
    };
    const whole = await put(batch);
    expect(whole.json).toMatchObject({
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
    });
    expect(whole.json.Elements).toHaveLength(1);
    expect(whole.json.Elements[0]).toMatchObject({
      ContactID: '00000000-0000-0000-0000-000000000000',
      Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1', ValidationErrors: [] }],
      HasValidationErrors: true,
    });
    expect(await all()).toEqual([]);
    const each = await put(batch, '?SummarizeErrors=False');
    expect(each.json.Contacts.map((contact: Parsed) => contact.StatusAttributeString)).toEqual(['OK', 'ERROR']);
    expect(await all()).toHaveLength(1);
  });

  test('an unknown id is a 404 for the whole call, and nothing of it is kept', async () => {
    const answer = await post({
      Contacts: [{ Name: 'Good' }, { ContactID: '00000000-0000-4000-8000-000000000000', Name: 'Lost' }],
    });
    expect([answer.status, answer.json]).toEqual([404, undefined]);
    expect(await all()).toEqual([]);
  });
});

describe('changing', () => {
  test('keeps what is left out, clears what is blank, replaces people, and treats addresses and phones by type', async () => {
    const contact = await made({
      Name: 'X',
      FirstName: 'A',
      LastName: 'B',
      ContactPersons: [{ FirstName: 'C' }, { FirstName: 'D' }],
      Addresses: [{ AddressType: 'POBOX', AddressLine1: '1 Road', City: 'Town' }],
      Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '021' }],
    });
    world.clock.time += 1000;
    await post({
      ContactID: contact.ContactID,
      LastName: '',
      ContactPersons: [{ FirstName: 'E', IncludeInEmails: true }],
      Addresses: [{ AddressType: 'STREET', City: 'Elsewhere' }],
      Phones: [{ PhoneType: 'MOBILE', PhoneAreaCode: '9' }],
    });
    const [after] = await all();
    expect(after).toMatchObject({ FirstName: 'A', UpdatedDateUTC: '/Date(1789376401000+0000)/' });
    expect(after).not.toHaveProperty('LastName');
    expect(after.ContactPersons).toEqual([{ FirstName: 'E', IncludeInEmails: true }]);
    expect(after.Addresses).toContainEqual({ AddressType: 'POBOX', AddressLine1: '1 Road', City: 'Town' });
    expect(after.Addresses).toContainEqual({ AddressType: 'STREET', City: 'Elsewhere' });
    expect(after.Phones).toContainEqual({ PhoneType: 'MOBILE', PhoneAreaCode: '9' });
  });

  test('archiving is possible with open invoices, and then nothing else is: not even archiving again', async () => {
    const { ContactID } = await made({ Name: 'X' });
    await world.call('PUT', 'Invoices', {
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      Contact: { ContactID },
      DueDate: '2026-10-01',
      LineItems: [{ Description: 'a', UnitAmount: 1, AccountCode: '200' }],
    });
    expect((await post({ ContactID, ContactStatus: 'ARCHIVED' })).status).toBe(200);
    for (const change of [{ FirstName: 'A' }, { ContactStatus: 'ARCHIVED' }, { ContactStatus: 'ACTIVE' }]) {
      expect(messages(await post({ ContactID, ...change }))).toEqual([ARCHIVED]);
    }
    world.act('contact.unarchive', { contact: ContactID });
    expect((await post({ ContactID, FirstName: 'A' })).status).toBe(200);
  });

  test('a write that changes nothing moves the time of change, unless the switch says otherwise', async () => {
    const { ContactID } = await made({ Name: 'X' });
    const touch = async () => {
      world.clock.time += 1000;
      return (await post({ ContactID, Name: 'X' })).json.Contacts[0].UpdatedDateUTC;
    };
    expect(await touch()).toBe('/Date(1789376401000+0000)/');
    world.switches.unchangedWriteBumps = false;
    expect(await touch()).toBe('/Date(1789376401000+0000)/');
  });
});

test('merging archives the loser, points it to the winner and hands its documents over', async () => {
  const [winner, loser] = [await made({ Name: 'Winner' }), await made({ Name: 'Loser', ContactNumber: 'N1' })];
  await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID: loser.ContactID }, InvoiceNumber: 'I1' });
  world.act('contact.merge', { from: 'Loser', into: 'Winner' });
  const merged = (await world.get(`Contacts/${loser.ContactID}`)).json.Contacts[0];
  expect(merged).toMatchObject({ ContactStatus: 'ARCHIVED', MergedToContactID: winner.ContactID });
  expect((await world.get('Invoices/I1')).json.Invoices[0].Contact.ContactID).toBe(winner.ContactID);
  expect((await put({ Name: 'New', ContactNumber: 'N1' })).status).toBe(400);
});

test('notes of the API are signed by the system; those of a person by name', async () => {
  const { ContactID } = await made({ Name: 'X' });
  await world.call('PUT', `Contacts/${ContactID}/History`, { HistoryRecords: [{ Details: 'From afar' }] });
  world.clock.time += 1000;
  world.act('note.add', { record: ContactID, text: 'By hand' });
  const { HistoryRecords } = (await world.get(`Contacts/${ContactID}/History`)).json;
  expect(HistoryRecords.map((note: Parsed) => [note.User, note.Details])).toEqual([
    ['Ihaia Lane', 'By hand'],
    ['System Generated', 'From afar'],
  ]);
  const long = await world.call('PUT', `Contacts/${ContactID}/History`, {
    HistoryRecords: [{ Details: 'x'.repeat(2501) }],
  });
  expect(long.status).toBe(400);
});
