// A person who is a customer and joins a company is none by themselves for as long as they belong to it. Found by a random history.

import { expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

interface Contact {
  readonly ContactID: string;
  readonly Name: string;
  readonly Phones?: { PhoneType: string; PhoneNumber?: string; PhoneAreaCode?: string }[];
}

test('they rest and say why while they belong to it, keep their own contact, and go on once they leave', async () => {
  const scene = await Scene.open({ customers: 'both' });
  const contacts = () => scene.act<Contact[]>('xero', 'list', { collection: 'Contacts' });
  const theirs = () => contacts().find(({ Name }) => Name === 'Ana Moana');
  const phone = () => theirs()?.Phones?.find(({ PhoneType }) => PhoneType === 'DEFAULT')?.PhoneNumber ?? '';
  const move = async (person: string, company: string | null) => {
    scene.act('zoho', 'record.edit', {
      module: 'Contacts',
      id: person,
      fields: { Account_Name: company === null ? null : { id: company } },
    });
    await scene.hint('crm');
    await scene.run(5 * MINUTE_MS);
  };
  const company = scene.account('Kauri Cabinets', { Phone: '555 0100' });
  const fields = { First_Name: 'Ana', Last_Name: 'Moana', Phone: '555 0200' };
  const { id: person } = scene.act<{ id: string }>('zoho', 'record.create', { module: 'Contacts', fields });
  await scene.run(5 * MINUTE_MS);
  const state = () =>
    scene.bench.ask<{ state: string; code: string }>(
      'GET',
      `/api/pairs/${scene.connected.pair}/records/customer/crm/${person}`,
    );
  expect(await state()).toMatchObject({ state: 'in-step' });
  await move(person, company);
  expect(await state()).toMatchObject({ code: 'skip.left-kind' });
  scene.act('xero', 'contact.edit', { ContactID: theirs()?.ContactID, EmailAddress: 'ana@example.com' });
  scene.act('zoho', 'record.edit', { module: 'Accounts', id: company, fields: { Phone: '555 0300' } });
  await scene.run(5 * MINUTE_MS);
  expect(phone()).toContain('555 0200');
  expect(
    contacts()
      .map(({ Name }) => Name)
      .sort(),
  ).toEqual(['Ana Moana', 'Kauri Cabinets']);
  await move(person, null);
  scene.act('zoho', 'record.edit', { module: 'Contacts', id: person, fields: { Phone: '555 0400' } });
  await scene.run(5 * MINUTE_MS);
  expect(phone()).toContain('555 0400');
});
