// Before a conflict is called, equality is checked: two people who enter the same on the two sides agree. Without that law a person is
// asked to choose between a value and itself.

import { afterEach, expect, test, vi } from 'vitest';
import { Scene } from '../../sync/scene.ts';

/** Whether the merge looks at both values before it looks at who edited. */
const law = vi.hoisted(() => ({ isOn: true }));

vi.mock(import('../../../src/core/merge.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    mergeField: (situation) => {
      const { made: _, ...shown } = situation;
      const { base, now } = shown;
      const isEdited = base.crm !== undefined && base.crm !== now.crm && base.accounting !== now.accounting;
      if (law.isOn || !isEdited || now.crm !== now.accounting) return real.mergeField(situation);
      return real.mergeField({ ...shown, now: { ...now, accounting: `not ${String(now.accounting)}` } });
    },
  };
});

afterEach(() => {
  law.isOn = true;
});

/** A linked customer whose number two people enter, one on each side. Answers with what is asked. */
async function askedOf(inCrm: string, inAccounting: string): Promise<string[]> {
  const scene = await Scene.open();
  const settings = { conflicts: { default: 'ask' } };
  await scene.bench.ask('PUT', `/api/pairs/${scene.connected.pair}/settings`, settings);
  const id = scene.account('Kauri Cabinets', { Phone: '09 555 1' });
  await scene.hint('crm');
  await scene.run(600_000);
  const [contact] = scene.act<{ ContactID: string }[]>('xero', 'list', { collection: 'Contacts' });
  scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Phone: inCrm } });
  const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: inAccounting, PhoneAreaCode: '', PhoneCountryCode: '' }];
  scene.act('xero', 'contact.edit', { ContactID: contact?.ContactID, Phones });
  await scene.hint('crm');
  await scene.hint('accounting');
  await scene.run(600_000);
  return (await scene.issues()).map(({ code }) => code);
}

test('of the same value on both sides nobody is asked', async () => {
  expect(await askedOf('09 555 2', '09 555 2')).toEqual([]);
});

test('of two values a person is asked', async () => {
  expect(await askedOf('09 555 2', '09 555 3')).toEqual(['conflict.fields']);
});

test('without the law that equality is checked first somebody is asked about equal values', async () => {
  law.isOn = false;
  expect(await askedOf('09 555 2', '09 555 2')).toEqual(['conflict.fields']);
});
