// An archived record looks for no partner, and is known by its keys all the same: who is in use on the other side asks about it, and is not
// made beside it. Found by a random history.

import { expect, test } from 'vitest';
import { Scene } from './scene.ts';

const MINUTES_MS = 600_000;

test('who is met later and is like one that was archived before it was ever linked is not made beside it', async () => {
  const scene = await Scene.open();
  const old = scene.contact('Kauri Cabinets');
  scene.act('xero', 'contact.archive', { contact: old });
  scene.account('Kauri Cabinets');
  // The archived one is looked at first, and there its namesake is seen; that one's own turn comes after its page has been passed.
  await scene.hint('accounting');
  await scene.run(MINUTES_MS);
  await scene.hint('crm');
  await scene.run(MINUTES_MS);
  expect((await scene.issues()).map(({ code, record }) => [code, record?.name])).toEqual([
    ['match.archived', 'Kauri Cabinets'],
  ]);
  expect(scene.names('accounting')).toEqual(['Kauri Cabinets']);
});

test('a tax number that a record bore before it was linked is no evidence any more', async () => {
  const scene = await Scene.open({ provision: true });
  const enter = async (name: string, number: string): Promise<string> => {
    const id = scene.account(name, { Tax_Number: number });
    await scene.run(MINUTES_MS);
    return id;
  };
  const first = await enter('Kauri Cabinets', 'NZ103');
  const second = await enter('Rimu Roofing', 'NZ103');
  scene.act('zoho', 'record.edit', { module: 'Accounts', id: second, fields: { Tax_Number: 'NZ120' } });
  await scene.run(MINUTES_MS);
  expect(scene.names('accounting').sort()).toEqual(['Kauri Cabinets', 'Rimu Roofing']);
  await enter('Rimu Roofing', 'NZ103');
  expect((await scene.issues()).map(({ code, facts }) => [code, facts.rule, facts.candidates])).toEqual([
    ['match.elsewhere', 'tax-number', [`crm.Accounts:${first}`]],
  ]);
});

test('a name that waits for a person to decide on it is what a linked record is known by', async () => {
  const scene = await Scene.open();
  const email = 'kauri@example.com';
  const linked = scene.account('Kauri Cabinets Ltd', { Website: 'kauri.example' });
  scene.act('zoho', 'record.create', {
    module: 'Contacts',
    fields: { Last_Name: 'Kauri', Email: email, Account_Name: { id: linked } },
  });
  scene.contact('Kauri Cabinets Limited', { EmailAddress: email, LastName: 'Kauri' });
  await scene.hint('accounting');
  await scene.run(MINUTES_MS);
  scene.contact('Kauri Cabinets Ltd');
  await scene.run(MINUTES_MS);
  expect((await scene.issues()).map(({ code, record }) => [code, record?.name]).sort()).toEqual([
    ['conflict.fields', 'Kauri Cabinets Ltd'],
    ['match.elsewhere', 'Kauri Cabinets Ltd'],
  ]);
  expect(scene.names('crm')).toEqual(['Kauri Cabinets Ltd']);
});

test('what is asked about somebody who was erased since is over, though nothing else was saved', async () => {
  const scene = await Scene.open();
  scene.account('Kauri Cabinets');
  const twin = scene.contact('Kauri Cabinets Limited');
  await scene.run(MINUTES_MS);
  const asked = async () => (await scene.issues()).map(({ code, record }) => [code, record?.name]).sort();
  const about = ['match.several', 'Kauri Cabinets'];
  expect(await asked()).toEqual([about, ['match.several', 'Kauri Cabinets Limited']]);
  scene.act('xero', 'contact.gdpr', { contact: twin });
  await scene.run(MINUTES_MS);
  expect(await asked()).toEqual([about]);
});

test('who was refused over there, and is like one that was made since, is asked about as that', async () => {
  const scene = await Scene.open();
  Object.assign(scene.bench.vendors.vendors.xero?.switches ?? {}, { countryHolds: 'letters' });
  scene.account('Kauri Cabinets', { Billing_Country: 'CÔTE D’IVOIRE' });
  await scene.run(MINUTES_MS);
  expect((await scene.issues()).map(({ code }) => code)).toEqual(['refused.accounting']);
  scene.account('Kauri Cabinets');
  await scene.run(MINUTES_MS);
  expect((await scene.issues()).map(({ code }) => code)).toEqual(['match.elsewhere']);
});
