// What we set up inside a customer's CRM: listed before it is made, found again, removable; and what works less where it may not be made.

import { describe, expect, test } from 'vitest';
import type { ZohoFacts } from '../../src/systems/zoho/facts.ts';
import { addPickListValues } from '../../src/systems/zoho/picklist.ts';
import { listProvision, provision, type Provisioned, unprovision } from '../../src/systems/zoho/provision.ts';
import { wantedFields } from '../../src/systems/zoho/wanted.ts';
import { Stand } from '../contract/stand.ts';
import { must, problemOf } from '../contract/steps.ts';
import { PAIR } from '../contract/vendors.ts';

/** A CRM that is connected and has nothing of ours. */
async function bare(switches: Record<string, unknown> = {}): Promise<Stand> {
  const stand = new Stand({ system: 'zoho-crm' });
  await stand.consent();
  Object.assign(stand.vendor.switches, switches);
  stand.world.calls = [];
  return stand;
}

const access = (stand: Stand) => ({ line: stand.kept().line, baseUrl: stand.apiUrl });
const wanted = wantedFields(PAIR, 1, 'accounts');
const set = async (stand: Stand, facts: ZohoFacts = {}) => must(await provision(access(stand), facts, wanted));
const states = ({ items }: Provisioned) => Object.fromEntries(items.map(({ purpose, state }) => [purpose, state]));

const fieldsOf = (stand: Stand, module = 'Accounts') =>
  stand.act('fields', { module }) as unknown as { id: string; api_name: string; field_label: string; unique: object }[];
const custom = (stand: Stand, label: string) => fieldsOf(stand).find(({ field_label: one }) => one === label);

const all = { accountingId: 'exists', accountingUrl: 'exists', taxNumber: 'exists', primaryContact: 'exists' };
const none = { accountingId: 'missing', accountingUrl: 'missing', taxNumber: 'missing', primaryContact: 'missing' };

describe('fields', () => {
  test('are listed before they are made, and listing makes none', async () => {
    const stand = await bare();
    const listed = must(await listProvision(access(stand), {}, wanted));
    expect(states(listed)).toEqual(none);
    expect(listed.items.every(({ without }) => without !== undefined)).toBe(true);
    expect(stand.calls('POST')).toEqual([]);
  });

  test('are made as they are wanted, and known by their ids', async () => {
    const stand = await bare();
    const made = await set(stand);
    expect(states(made)).toEqual(all);
    expect(made.facts.fields?.[`Accounts/${PAIR}/accountingId`]).toEqual({
      id: custom(stand, 'Xero Contact ID')?.id,
      apiName: 'Xero_Contact_ID',
    });
    expect(custom(stand, 'Xero Contact ID')?.unique).toEqual({ case_sensitive: false });
    expect(made.facts.mayCreateFields).toBe(true);
    expect(made.items.some(({ without }) => without !== undefined)).toBe(false);
  });

  test('are made once, however often it is asked for', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    const before = fieldsOf(stand).length;
    const again = await set(stand, facts);
    expect(again.facts.fields).toEqual(facts.fields);
    expect(fieldsOf(stand)).toHaveLength(before);
  });

  test('are found by their ids after somebody renamed label and API name', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    stand.act('field.change', {
      module: 'Accounts',
      field: 'Xero_Contact_ID',
      change: { field_label: 'Accounting key' },
      apiName: 'Accounting_Key',
    });
    const listed = must(await listProvision(access(stand), facts, wanted));
    expect(states(listed)).toEqual(all);
    expect(listed.facts.fields?.[`Accounts/${PAIR}/accountingId`]?.apiName).toBe('Accounting_Key');
  });

  test('are missing once somebody removed them, and made anew', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    stand.act('field.remove', { module: 'Accounts', field: 'Xero_Link' });
    const listed = must(await listProvision(access(stand), facts, wanted));
    expect(states(listed)).toEqual({ ...all, accountingUrl: 'missing' });
    expect(states(await set(stand, listed.facts))).toEqual(all);
  });

  test('of an installation before are taken over where we have forgotten them', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    const before = fieldsOf(stand).length;
    const again = await set(stand, {});
    expect(again.facts.fields).toEqual(facts.fields);
    expect(fieldsOf(stand)).toHaveLength(before);
  });

  test('of a second pair are told apart from the first one’s, and shared ones are made once', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    const second = must(await provision(access(stand), facts, wantedFields('p2', 2, 'accounts')));
    expect(states(second)).toEqual(all);
    const names = Object.fromEntries(
      Object.entries(second.facts.fields ?? {}).map(([key, { apiName }]) => [key, apiName]),
    );
    expect(names['Accounts/p2/accountingId']).toBe('Xero_Contact_ID_2');
    expect(names[`Accounts/${PAIR}/accountingId`]).toBe('Xero_Contact_ID');
    expect(fieldsOf(stand).filter(({ field_label: label }) => label === 'Tax Number')).toHaveLength(1);
  });

  test('for people as customers stand on Contacts, for both on both', async () => {
    const stand = await bare();
    const people = must(await provision(access(stand), {}, wantedFields(PAIR, 1, 'contacts')));
    expect(Object.keys(people.facts.fields ?? {}).every((key) => key.startsWith('Contacts/'))).toBe(true);
    const both = must(await provision(access(stand), people.facts, wantedFields(PAIR, 1, 'both')));
    expect(Object.keys(both.facts.fields ?? {})).toHaveLength(7);
  });

  test('have labels that Zoho takes', () => {
    for (const customers of ['accounts', 'contacts', 'both'] as const)
      for (const { label } of wantedFields('p', 9, customers)) expect(label.length).toBeLessThanOrEqual(25);
  });
});

describe('where a label is somebody else’s', () => {
  test('a text of theirs under the label of a text of ours is taken for it', async () => {
    const stand = await bare();
    stand.act('field.add', { module: 'Accounts', field: { field_label: 'Tax Number', data_type: 'text' } });
    const made = await set(stand);
    expect(states(made)).toEqual(all);
    expect(made.facts.fields?.['Accounts/shared/taxNumber']?.id).toBe(custom(stand, 'Tax Number')?.id);
  });

  test('a field of another sort is left alone, and what works less is named', async () => {
    const stand = await bare();
    const values = [{ display_value: 'A', actual_value: 'A' }];
    const field = { field_label: 'Tax Number', data_type: 'picklist', pick_list_values: values };
    stand.act('field.add', { module: 'Accounts', field });
    const made = await set(stand);
    expect(states(made)).toEqual({ ...all, taxNumber: 'refused' });
    expect(made.items.find(({ purpose }) => purpose === 'taxNumber')).toMatchObject({
      without: 'without.tax-number',
      problem: { code: 'record.duplicate' },
    });
    expect(made.facts.fields?.['Accounts/shared/taxNumber']).toBeUndefined();
  });
});

describe('where not everything may be made', () => {
  test('an edition without room for a unique field gets a plain one', async () => {
    const stand = await bare({ uniqueFieldsPerModule: 0 });
    const made = await set(stand);
    expect(states(made)).toEqual(all);
    expect(custom(stand, 'Xero Contact ID')?.unique).toEqual({});
  });

  test('an edition with room for two fields gets the two that matter most', async () => {
    const stand = await bare({ customFieldsPerModule: 2 });
    const made = await set(stand);
    expect(states(made)).toEqual({
      ...none,
      accountingId: 'exists',
      accountingUrl: 'exists',
      taxNumber: 'refused',
      primaryContact: 'refused',
    });
    expect(made.facts.mayCreateFields).toBe(false);
  });

  test('a user who may not make fields: all is refused, each with what works less, and nothing breaks', async () => {
    const stand = await bare({ denied: ['fields'] });
    const made = await set(stand);
    expect(made.items.map(({ state, without, problem }) => [state, without, problem?.code])).toEqual([
      ['refused', 'without.stamp', 'permission.denied'],
      ['refused', 'without.link', 'permission.denied'],
      ['refused', 'without.tax-number', 'permission.denied'],
      ['refused', 'without.primary-contact', 'permission.denied'],
    ]);
    expect(made.facts).toMatchObject({ fields: {}, mayCreateFields: false });
  });

  test('what was refused is listed as refused until it is made, or taken down', async () => {
    const stand = await bare({ denied: ['fields'] });
    const { facts } = await set(stand);
    const refused = Object.fromEntries(Object.keys(none).map((purpose) => [purpose, 'refused']));
    const listed = must(await listProvision(access(stand), facts, wanted));
    expect(states(listed)).toEqual(refused);
    expect(listed.items.map(({ problem }) => problem?.code)).toEqual(Array(4).fill('permission.denied'));
    const down = must(await unprovision(access(stand), facts, wanted));
    expect(states(must(await listProvision(access(stand), down.facts, wanted)))).toEqual(none);
    Object.assign(stand.vendor.switches, { denied: [] });
    const made = await set(stand, facts);
    expect(states(must(await listProvision(access(stand), made.facts, wanted)))).toEqual(all);
  });

  test('fields that can’t even be read stop it, with the reason', async () => {
    const stand = await bare();
    stand.world.faults.arm({
      match: { path: 'settings/fields' },
      action: { type: 'respond', status: 401, body: '{"code":"OAUTH_SCOPE_MISMATCH"}' },
    });
    expect(problemOf(await provision(access(stand), {}, wanted))).toMatchObject({ code: 'permission.denied' });
  });

  test('a vendor that is busy half way: what was made is known, the rest is made the next time', async () => {
    const stand = await bare();
    stand.world.faults.arm({
      match: { path: 'settings/fields', method: 'POST' },
      after: 2,
      times: null,
      action: { type: 'respond', status: 503 },
    });
    // Five fields go in a call: the company's in one, the product's in two.
    const more = wantedFields(PAIR, 1, 'accounts', ['item']);
    const first = must(await provision(access(stand), {}, more));
    const refused = first.items.filter(({ state }) => state === 'refused').map(({ label }) => label);
    expect(refused).toEqual(['Purchase Tax']);
    stand.world.faults.clear();
    const second = must(await provision(access(stand), first.facts, more));
    expect(second.items.every(({ state }) => state === 'exists')).toBe(true);
    const labels = fieldsOf(stand, 'Products').map(({ field_label: label }) => label);
    expect(labels).toHaveLength(new Set(labels).size);
  });
});

describe('removing', () => {
  test('takes our fields away, with what is in them, and nobody else’s', async () => {
    const stand = await bare();
    const before = fieldsOf(stand).length;
    const { facts } = await set(stand);
    stand.act('field.add', { module: 'Accounts', field: { field_label: 'Theirs' } });
    const removed = must(await unprovision(access(stand), facts, wanted));
    expect(states(removed)).toEqual(none);
    expect(removed.facts.fields).toEqual({});
    expect(fieldsOf(stand)).toHaveLength(before + 1);
  });

  test('of what is gone already is as good', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    stand.act('field.remove', { module: 'Accounts', field: 'Xero_Link' });
    expect(states(must(await unprovision(access(stand), facts, wanted)))).toEqual(none);
  });

  test('that may not be done leaves them known', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    stand.vendor.switches.denied = ['fields'];
    const removed = must(await unprovision(access(stand), facts, wanted));
    expect(states(removed)).toEqual(all);
    expect(removed.facts.fields).toEqual(facts.fields);
  });

  test('that Zoho refuses for a field in use leaves that one known, with the reason', async () => {
    const stand = await bare();
    const { facts } = await set(stand);
    const used = { code: 'NOT_ALLOWED', status: 'error', message: 'used in a workflow', details: {} };
    stand.world.faults.arm({
      match: { method: 'DELETE' },
      action: { type: 'respond', status: 400, body: JSON.stringify({ fields: [used] }) },
    });
    const removed = must(await unprovision(access(stand), facts, wanted));
    expect(states(removed)).toEqual({ ...none, accountingId: 'exists' });
    expect(Object.keys(removed.facts.fields ?? {})).toEqual([`Accounts/${PAIR}/accountingId`]);
    expect(removed.items[0]?.problem).toBeDefined();
  });
});

describe('values of a pick-list', () => {
  async function withList(values: string[]): Promise<{ stand: Stand; id: string }> {
    const stand = await bare();
    const given = values.map((value) => ({ display_value: value, actual_value: value }));
    const field = { field_label: 'Status', data_type: 'picklist', pick_list_values: given };
    return { stand, id: String(stand.act('field.add', { module: 'Accounts', field }).id) };
  }
  const valuesOf = (stand: Stand) => {
    const field = fieldsOf(stand).find(({ field_label: label }) => label === 'Status') as unknown as {
      pick_list_values: { display_value: string; actual_value: string }[];
    };
    return field.pick_list_values;
  };

  test('only what is lacking is added, and what is there stays', async () => {
    const { stand, id } = await withList(['Draft', 'Paid']);
    const before = valuesOf(stand);
    const added = must(await addPickListValues(access(stand), 'Accounts', id, ['Paid', 'Voided']));
    expect(added).toEqual(['Voided']);
    expect(valuesOf(stand).slice(0, before.length)).toEqual(before);
    expect(valuesOf(stand).map(({ actual_value: value }) => value)).toEqual([
      ...before.map(({ actual_value: value }) => value),
      'Voided',
    ]);
  });

  test('a value that was renamed is known by what it means', async () => {
    const { stand, id } = await withList(['Draft', 'Paid']);
    const [draft] = valuesOf(stand).filter(({ actual_value: value }) => value === 'Draft') as unknown as {
      id: string;
    }[];
    stand.act('field.change', {
      module: 'Accounts',
      field: 'Status',
      change: { pick_list_values: [{ id: draft?.id, display_value: 'Entwurf' }] },
    });
    expect(must(await addPickListValues(access(stand), 'Accounts', id, ['Draft', 'Paid']))).toEqual([]);
    expect(stand.calls('PATCH')).toEqual([]);
  });

  test('a list that may not be changed says so', async () => {
    const { stand, id } = await withList(['Draft']);
    stand.vendor.switches.denied = ['fields'];
    expect(problemOf(await addPickListValues(access(stand), 'Accounts', id, ['Paid']))).toMatchObject({
      code: 'permission.denied',
    });
  });

  test('a refusal of the values is no success', async () => {
    const { stand, id } = await withList(['Draft']);
    const refused = { code: 'INVALID_DATA', status: 'error', message: 'no', details: {} };
    stand.world.faults.arm({
      match: { method: 'PATCH' },
      action: { type: 'respond', status: 400, body: JSON.stringify({ fields: [refused] }) },
    });
    expect(problemOf(await addPickListValues(access(stand), 'Accounts', id, ['Paid']))).not.toBeNull();
  });
});
