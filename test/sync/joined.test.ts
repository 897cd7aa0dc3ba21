// A person who is a customer and joins a company is one customer with it from then on. Found by a random history.

import { expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

const phoneIn = (scene: Scene, id: string) => {
  type Contact = { ContactID: string; Phones?: { PhoneType: string; PhoneNumber?: string }[] };
  const contact = scene
    .act<Contact[]>('xero', 'list', { collection: 'Contacts' })
    .find((each) => each.ContactID === id);
  return contact?.Phones?.find(({ PhoneType }) => PhoneType === 'DEFAULT')?.PhoneNumber ?? null;
};

test('where both are linked a person is asked, and what the company shows goes to no contact of theirs', async () => {
  const scene = await Scene.open({ customers: 'both' });
  const company = scene.account('Kauri Cabinets', { Phone: '555 0100' });
  const { id: person } = scene.act<{ id: string }>('zoho', 'record.create', {
    module: 'Contacts',
    fields: { First_Name: 'Ana', Last_Name: 'Moana', Phone: '555 0200' },
  });
  await scene.run(5 * MINUTE_MS);
  expect(scene.names('accounting').sort()).toEqual(['Ana Moana', 'Kauri Cabinets']);
  const contacts = scene.act<{ ContactID: string; Name: string }[]>('xero', 'list', { collection: 'Contacts' });
  const theirs = contacts.find(({ Name }) => Name === 'Ana Moana')?.ContactID ?? '';
  scene.act('zoho', 'record.edit', { module: 'Contacts', id: person, fields: { Account_Name: { id: company } } });
  await scene.run(5 * MINUTE_MS);
  expect((await scene.issues()).map(({ code, record }) => [code, record?.id])).toEqual([
    ['merged.two-became-one', person],
  ]);
  // Whatever moves their contact in accounting, the company is not written over it.
  scene.act('xero', 'contact.edit', { ContactID: theirs, EmailAddress: 'ana@example.com' });
  await scene.run(5 * MINUTE_MS);
  expect(phoneIn(scene, theirs)).toContain('555 0200');
  expect(scene.names('accounting').sort()).toEqual(['Ana Moana', 'Kauri Cabinets']);
});
