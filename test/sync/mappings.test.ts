// What an admin changes about a mapping, from the API to what is written: rows switched off, places changed, and what a write of one part
// of an address leaves alone.

import { describe, expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

interface Mapping {
  readonly rows: readonly {
    field: string;
    on: boolean;
    flow: string;
    changed: boolean;
    places: { accounting: { name: string } | null };
  }[];
}

const pathOf = (scene: Scene) => `/api/pairs/${scene.connected.pair}/mappings/customer`;
const save = (scene: Scene, rows: object) => scene.bench.ask<Mapping>('PUT', pathOf(scene), { rows });
const contactOf = (scene: Scene, name: string) =>
  scene
    .act<{ Name: string; Addresses: Record<string, string>[]; Phones: Record<string, string>[] }[]>('xero', 'list', {
      collection: 'Contacts',
    })
    .find(({ Name }) => Name === name);
const postal = (scene: Scene, name: string) =>
  contactOf(scene, name)?.Addresses.find(({ AddressType }) => AddressType === 'POBOX');
const phone = (scene: Scene, name: string, type: string) =>
  contactOf(scene, name)?.Phones.find(({ PhoneType }) => PhoneType === type)?.PhoneNumber;

async function linked(more: Record<string, unknown>): Promise<{ scene: Scene; id: string }> {
  const scene = await Scene.open();
  const id = scene.account('Kauri Cabinets', more);
  await scene.hint('crm');
  await scene.run(2 * MINUTE_MS);
  return { scene, id };
}

const edit = async (scene: Scene, id: string, fields: Record<string, unknown>) => {
  scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields });
  await scene.hint('crm');
  await scene.run(2 * MINUTE_MS);
};

describe('a row that is switched off', () => {
  test('is told as off, and as it comes again once the mapping is reset', async () => {
    const scene = await Scene.open();
    const row = ({ rows }: Mapping) => rows.find(({ field }) => field === 'billingCity');
    expect(row(await scene.bench.ask('GET', pathOf(scene)))).toMatchObject({ on: true, changed: false, flow: 'both' });
    expect(row(await save(scene, { billingCity: { off: true } }))).toMatchObject({ on: false, changed: true });
    expect(row(await scene.bench.ask('DELETE', pathOf(scene)))).toMatchObject({ on: true, changed: false });
  });

  test('does not travel, and what stands there is left alone when its neighbours are written', async () => {
    const { scene, id } = await linked({ Billing_Street: '1 High Street', Billing_City: 'Hull' });
    scene.act('xero', 'contact.edit', {
      ContactID: (contactOf(scene, 'Kauri Cabinets') as unknown as { ContactID: string }).ContactID,
      Addresses: [{ AddressType: 'POBOX', AddressLine1: '1 High Street', City: 'Hull', AttentionTo: 'Ann Lee' }],
    });
    await scene.hint('accounting');
    await scene.run(2 * MINUTE_MS);
    await save(scene, { billingCity: { off: true } });
    await edit(scene, id, { Billing_Street: '2 Low Road', Billing_City: 'York' });
    expect(postal(scene, 'Kauri Cabinets')).toMatchObject({
      AddressLine1: '2 Low Road',
      City: 'Hull',
      AttentionTo: 'Ann Lee',
    });
  });
});

describe('a field that is mapped to another place', () => {
  const swapped = {
    mobile: { places: { accounting: 'Phones[FAX]' } },
    fax: { places: { accounting: 'Phones[MOBILE]' } },
  };

  test('is asked about where the two differ: nothing is overwritten', async () => {
    const { scene } = await linked({ Fax: '555 0100' });
    const { ContactID } = contactOf(scene, 'Kauri Cabinets') as unknown as { ContactID: string };
    scene.act('xero', 'contact.edit', { ContactID, Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '555 0999' }] });
    await scene.run(10 * MINUTE_MS);
    await save(scene, { fax: swapped.fax, mobile: { off: true } });
    await scene.run(10 * MINUTE_MS);
    const [issue] = await scene.issues();
    expect(issue).toMatchObject({
      code: 'conflict.fields',
      facts: { fields: { fax: { crm: '555 0100', accounting: '555 0999' } } },
    });
    expect(phone(scene, 'Kauri Cabinets', 'MOBILE')).toBe('555 0999');
  });

  test('fills the new place where it is blank, for records that nobody touches', async () => {
    const { scene } = await linked({ Fax: '555 0100' });
    await save(scene, { ...swapped, mobile: { off: true } });
    await scene.run(10 * MINUTE_MS);
    expect(phone(scene, 'Kauri Cabinets', 'MOBILE')).toBe('555 0100');
    expect(await scene.issues()).toEqual([]);
  });
});

describe('a mapping that does not fit', () => {
  const refusal = async (rows: object) => {
    const scene = await Scene.open();
    const reply = await scene.bench.knock('PUT', pathOf(scene), { rows });
    const { error } = (await reply.json()) as { error: { code: string; fields: { field: string; message: string }[] } };
    return { status: reply.status, code: error.code, fields: error.fields };
  };

  test.each([
    ['a place that is not there', { phone: { places: { accounting: 'Telex' } } }, 'phone.places.accounting'],
    ['two fields in one place', { fax: { places: { accounting: 'Phones[DEFAULT]' } } }, 'fax.places.accounting'],
    ['a row of one side', { 'my own': { places: { crm: 'Accounts.Fax' } } }, 'my own.places.accounting'],
    ['values that do not fit', { phone: { places: { accounting: 'ContactPersons' } } }, 'phone'],
  ])('is refused by the field: %s', async (_what, rows, field) => {
    const { status, code, fields } = await refusal(rows);
    expect([status, code]).toEqual([400, 'settings.invalid']);
    expect(fields.map((each) => each.field)).toContain(field);
    expect(fields.every(({ message }) => message.length > 5)).toBe(true);
  });
});

test('the places that both sides offer are told with their types', async () => {
  const scene = await Scene.open();
  type Places = Record<'crm' | 'accounting', { name: string; type: string; settable: string }[]>;
  const { crm, accounting } = await scene.bench.ask<Places>('GET', `${pathOf(scene)}/fields`);
  expect(crm).toContainEqual(expect.objectContaining({ name: 'Accounts.Account_Name', type: 'text' }));
  expect(accounting).toContainEqual(expect.objectContaining({ name: 'Website', settable: 'never' }));
});
