// Given a customer of accounting of whom only an e-mail address is known, and one with a first name; when they come to the CRM, which has
// nobody without a last name; then something stands there in its place, nothing of it comes back, also after its address is changed in the
// CRM; and a last name that accounting learns takes its place.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test('what stands in the CRM for a last name that nobody knows stays there', async () => {
  const desk = await Desk.open();
  const make = (fields: object) => desk.xero<{ ContactID: string }>('contact.create', { ...fields }).ContactID;
  const harbour = make({ Name: 'Harbour Light', EmailAddress: 'desk@harbour.test' });
  make({ Name: 'Mason Yard', FirstName: 'Ann', EmailAddress: 'ann@mason.test' });
  await desk.settle();
  const people = () =>
    Object.fromEntries(
      desk.crm('Contacts').map(({ Email, First_Name, Last_Name }) => [Email, [First_Name, Last_Name]]),
    );
  const lastNames = () => desk.books('Contacts').map(({ Name, LastName }) => [Name, LastName ?? '']);
  expect(people()).toEqual({ 'desk@harbour.test': [null, 'desk@harbour.test'], 'ann@mason.test': ['Ann', '-'] });
  const [person] = desk.crm('Contacts').filter(({ Email }) => Email === 'desk@harbour.test');
  desk.written();
  desk.edit('Contacts', String(person?.id), { Email: 'office@harbour.test' });
  await desk.settle();
  expect(desk.written()).toEqual(['xero POST Contacts ×1']);
  expect(lastNames()).toEqual([
    ['Harbour Light', ''],
    ['Mason Yard', ''],
  ]);
  desk.xero('contact.edit', { ContactID: harbour, LastName: 'Keeper' });
  await desk.settle();
  expect(people()).toMatchObject({ 'office@harbour.test': [null, 'Keeper'] });
  expect(desk.written()).toEqual(['zoho PUT Contacts ×1']);
});
