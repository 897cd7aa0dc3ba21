// Somebody saves a record in the CRM in the very second of our own save, which its times do not tell apart: whom the CRM names as the last
// editor does.

import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, Scene } from './scene.ts';

test('what somebody shortened in the second of our save is their edit, not what the CRM made of ours', async () => {
  let typed = false;
  const scene = await Scene.open({
    onWrite: ({ vendor, method }) => {
      if (vendor !== 'zoho' || method !== 'PUT' || typed) return;
      typed = true;
      scene.act('zoho', 'record.edit', { module: 'Accounts', id: account, fields: { Phone: '09 555 1234' } });
    },
  });
  const account = scene.account('Kauri Cabinets', { Phone: '04 555 0000' });
  await scene.run(10 * MINUTE_MS);
  const contacts = () =>
    scene.act<{ ContactID: string; Name: string; Phones: { PhoneNumber: string }[] }[]>('xero', 'list', {
      collection: 'Contacts',
    });
  const ContactID = contacts().find(({ Name }) => Name === 'Kauri Cabinets')?.ContactID;
  scene.act('xero', 'contact.edit', { ContactID, Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '09 555 1234 99' }] });
  await scene.run(HOUR_MS);
  expect(typed).toBe(true);
  const { Phones = [] } = contacts().find((each) => each.ContactID === ContactID) ?? {};
  expect(Phones.flatMap(({ PhoneNumber }) => PhoneNumber || [])).toEqual(['09 555 1234']);
});
