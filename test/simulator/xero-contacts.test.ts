// Contacts of the simulated Xero: what a name and a number mean, and what a refusal looks like.

import { beforeEach, describe, expect, test } from 'vitest';
import { all, made, messages, openContacts, post, put, TAKEN, world } from './xero-contacts.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openContacts);

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
