// Contacts of the simulated Xero over time: changed, archived, merged, noted.

import { beforeEach, describe, expect, test } from 'vitest';
import { all, ARCHIVED, made, messages, openContacts, post, put, world } from './xero-contacts.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openContacts);

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
