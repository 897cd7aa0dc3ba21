// Workflow rules and pick-list words that are set up in a customer's CRM: listed before, made once, told anew when the secret changes,
// removed on request, and what their calls look like to us.

import { describe, expect, test } from 'vitest';
import type { KindName } from '../../src/core/record.ts';
import { parseSave } from '../../src/systems/zoho/webhook.ts';
import { type Setup, type Upkeep, upkeepOf } from '../../src/systems/upkeep.ts';
import { Stand } from '../contract/stand.ts';
import { must } from '../contract/steps.ts';
import { PAIR } from '../contract/vendors.ts';

const upkeep = upkeepOf('zoho-crm') as Required<Upkeep>;
const kinds: readonly KindName[] = ['customer', 'item', 'invoice', 'purchase-order'];
const wishes = [{ pair: PAIR, number: 1, customers: 'accounts' as const, kinds }];

async function bare(switches: Record<string, unknown> = {}): Promise<Stand> {
  const stand = new Stand({ system: 'zoho-crm' });
  await stand.consent();
  Object.assign(stand.vendor.switches, switches);
  return stand;
}

const order = (stand: Stand, token = 'secret') => ({
  notifyUrl: 'https://hook.example/hooks/zoho/notify/c1',
  token: 'channel',
  now: stand.clock.now(),
  saves: { url: 'https://hook.example/hooks/zoho/save/c1', token },
});

async function setUp(stand: Stand, token?: string): Promise<Setup> {
  const made = must(await upkeep.setUp(stand.kept(), wishes, order(stand, token)));
  stand.facts = made.facts;
  return made;
}

const statesOf = ({ items }: Setup, what: string) =>
  Object.fromEntries(items.filter((item) => item.what === what).map(({ module, state }) => [module, state]));

const modules = ['Accounts', 'Contacts', 'Products', 'Invoices', 'Purchase_Orders'];
/** How the rules of saves and of deletions stand, by module. */
const rulesIn = ({ items }: Setup) =>
  Object.fromEntries(
    items.filter(({ what }) => what === 'rule').map(({ module, purpose, state }) => [`${module} ${purpose}`, state]),
  );
const every = (state: string, of = modules) =>
  Object.fromEntries(of.flatMap((module) => ['saves', 'deletions'].map((sort) => [`${module} ${sort}`, state])));

interface Automation {
  rules: { id: string; name: string; module: string; trigger: string }[];
  webhooks: { id: string; url: string; headers: { name: string; value: string }[] }[];
}
const automation = (stand: Stand) => stand.act('automation') as unknown as Automation;
const wordsOf = (stand: Stand, module: string) => {
  const fields = stand.act('fields', { module }) as unknown as {
    api_name: string;
    pick_list_values: { actual_value: string }[];
  }[];
  return fields.find(({ api_name: name }) => name === 'Status')?.pick_list_values.map(({ actual_value: word }) => word);
};

describe('rules', () => {
  test('are listed before they are made, and listing makes none', async () => {
    const stand = await bare();
    const listed = must(await upkeep.list(stand.kept(), wishes));
    expect(rulesIn(listed)).toEqual(every('missing'));
    expect(statesOf(listed, 'values')).toEqual({ Invoices: 'missing', Purchase_Orders: 'missing' });
    expect(automation(stand).rules).toEqual([]);
  });

  test('are made once for saves and once for deletions of each module, both with one webhook', async () => {
    const stand = await bare();
    expect(rulesIn(await setUp(stand))).toEqual(every('exists'));
    await setUp(stand);
    const { rules, webhooks } = automation(stand);
    expect(rules.map(({ module, trigger }) => `${module} ${trigger}`).toSorted()).toEqual(
      modules.flatMap((module) => [`${module} create_or_edit`, `${module} delete`]).toSorted(),
    );
    expect(webhooks).toHaveLength(5);
    stand.facts = {};
    await setUp(stand);
    expect(automation(stand).rules).toHaveLength(10);
    expect(automation(stand).webhooks).toHaveLength(5);
  });

  test('of a kind that is switched on later are made then, and nothing else is', async () => {
    const stand = await bare();
    await setUp(stand);
    const before = automation(stand);
    const more = [{ pair: PAIR, number: 1, customers: 'accounts' as const, kinds: [...kinds, 'vendor' as const] }];
    const listed = must(await upkeep.list(stand.kept(), more));
    expect(rulesIn(listed)).toEqual({ ...every('exists'), ...every('missing', ['Vendors']) });
    const made = must(await upkeep.setUp(stand.kept(), more, order(stand)));
    expect(rulesIn(made)).toEqual(every('exists', [...modules, 'Vendors']));
    expect(automation(stand).rules.slice(0, 10)).toEqual(before.rules);
    expect(
      automation(stand)
        .rules.slice(10)
        .map(({ name }) => name),
    ).toEqual(['Ledgerline saves of Vendors', 'Ledgerline deletions of Vendors']);
    const told = stand.act('channels') as unknown as { module: string }[];
    expect(told.map(({ module }) => module)).toContain('Vendors');
  });

  test('of people alone are made on Contacts, and on no company', async () => {
    const stand = await bare();
    const people = [{ pair: PAIR, number: 1, customers: 'contacts' as const, kinds: ['customer' as const] }];
    expect(rulesIn(must(await upkeep.setUp(stand.kept(), people, order(stand))))).toEqual(
      every('exists', ['Contacts']),
    );
  });

  test('that somebody removed by hand are made anew', async () => {
    const stand = await bare();
    const { facts } = await setUp(stand);
    const { deletions } = (facts.rules as Record<string, { deletions: string }>).Products ?? {};
    await stand.kept().line.send({
      method: 'DELETE',
      url: `${stand.apiUrl}/crm/v8/settings/automation/workflow_rules/${deletions}`,
      headers: {},
    });
    expect(rulesIn(must(await upkeep.list(stand.kept(), wishes)))['Products deletions']).toBe('missing');
    expect(rulesIn(await setUp(stand))).toEqual(every('exists'));
    expect(automation(stand).rules).toHaveLength(10);
  });

  test('are told a new secret, and nothing else is made for it', async () => {
    const stand = await bare();
    await setUp(stand, 'first');
    await setUp(stand, 'second');
    const { webhooks } = automation(stand);
    expect(webhooks).toHaveLength(5);
    for (const { headers } of webhooks) expect(headers).toEqual([{ name: 'X-Ledgerline-Token', value: 'second' }]);
  });

  test('tell of a person’s save and not of ours', async () => {
    const stand = await bare();
    await setUp(stand);
    stand.world.calls = [];
    const id = String(stand.act('record.create', { module: 'Products', fields: { Product_Name: 'Widget' } }).id);
    const told = () => stand.world.outbox.waiting().filter(({ url }) => url.endsWith('/save/c1'));
    const [call] = told();
    const headers = new Headers(call?.headers);
    expect(headers.get('x-ledgerline-token')).toBe('secret');
    const read = parseSave(call?.body ?? '', headers.get('content-type') ?? '') ?? {};
    expect(read).toEqual({ module: 'Products', id });
    const ours = { data: [{ Product_Name: 'Gadget' }], trigger: [] };
    const body = JSON.stringify(ours);
    const sent = await stand.kept().line.send({
      method: 'POST',
      url: `${stand.apiUrl}/crm/v8/Products`,
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(sent.ok && sent.value.status).toBe(201);
    expect(told()).toHaveLength(1);
    stand.act('record.delete', { module: 'Products', id });
    expect(told().map(({ body: text }) => JSON.parse(text) as unknown)).toEqual([read, { module: 'Products', id }]);
  });

  test('that may not be made are reported, and nothing else suffers', async () => {
    const stand = await bare({ denied: ['workflows', 'webhooks'] });
    const made = await setUp(stand);
    expect(rulesIn(made)).toEqual(every('refused'));
    expect(automation(stand)).toMatchObject({ rules: [], webhooks: [] });
    expect(made.items.filter(({ what }) => what === 'field').every(({ state }) => state === 'exists')).toBe(true);
  });

  test('are removed, each before its webhook', async () => {
    const stand = await bare();
    await setUp(stand);
    const removed = must(await upkeep.takeDown(stand.kept(), wishes));
    expect(rulesIn(removed)).toEqual(every('missing'));
    expect(automation(stand)).toMatchObject({ rules: [], webhooks: [] });
    expect(removed.facts.rules).toEqual({});
  });

  test('are removed where we have forgotten them, and nobody else’s is', async () => {
    const stand = await bare();
    await setUp(stand);
    stand.act('rule.set', { module: 'Products', field: 'Description', value: 'checked' });
    stand.facts = {};
    expect(rulesIn(must(await upkeep.takeDown(stand.kept(), wishes)))).toEqual(every('missing'));
    expect(automation(stand).rules.map(({ name }) => name)).toEqual(['Set Description']);
    expect(automation(stand).webhooks).toEqual([]);
  });

  test('beyond the room of an edition: saves are told of, deletions are found by looking, and that is named', async () => {
    const stand = await bare({ rulesPerModule: 1 });
    const made = await setUp(stand);
    expect(rulesIn(made)).toEqual(
      Object.fromEntries(
        modules.flatMap((module) => [
          [`${module} saves`, 'exists'],
          [`${module} deletions`, 'refused'],
        ]),
      ),
    );
    const refused = made.items.filter(({ state }) => state === 'refused');
    expect(new Set(refused.map(({ without }) => without))).toEqual(new Set(['without.deletion-rule']));
    expect(rulesIn(must(await upkeep.list(stand.kept(), wishes)))).toEqual(rulesIn(made));
    Object.assign(stand.vendor.switches, { rulesPerModule: 0 });
    await upkeep.takeDown(stand.kept(), wishes);
    expect(rulesIn(await setUp(stand))).toEqual(every('refused'));
    // No webhook stays behind that no rule calls.
    expect(automation(stand).webhooks).toEqual([]);
  });
});

describe('more than one invocation may do', () => {
  const all: readonly KindName[] = ['customer', 'vendor', 'item', 'quote', 'sales-order', 'invoice', 'purchase-order'];
  const many = [{ pair: PAIR, number: 1, customers: 'accounts' as const, kinds: all }];

  test('is set up in as few presses as there are budgets, nothing twice, and nothing is called refused', async () => {
    const stand = await bare();
    const presses: string[][] = [];
    for (let press = 0; press < 4; press++) {
      const made = must(await upkeep.setUp(stand.kept(40), many, order(stand)));
      stand.facts = made.facts;
      presses.push([...new Set(made.items.map(({ state }) => state))].toSorted());
      if (press === 0) expect(made.items.find(({ what }) => what === 'channel')?.state).toBe('exists');
    }
    expect(presses).toEqual([['exists', 'missing'], ['exists', 'missing'], ['exists'], ['exists']]);
    for (const module of ['Products', 'Invoices', 'Quotes']) {
      const labels = (stand.act('fields', { module }) as unknown as { field_label: string }[]).map(
        (each) => each.field_label,
      );
      expect(labels).toHaveLength(new Set(labels).size);
    }
  });
});

describe('words of a pick-list', () => {
  test('are added where they are missing, once, and stay when all else goes', async () => {
    const stand = await bare();
    const made = await setUp(stand);
    expect(statesOf(made, 'values')).toEqual({ Invoices: 'exists', Purchase_Orders: 'exists' });
    const words = ['Created', 'Approved', 'Delivered', 'Cancelled', 'Partly paid', 'Overdue', 'Paid', 'Void'];
    expect(wordsOf(stand, 'Invoices')).toEqual(words);
    expect((made.facts.words as Record<string, unknown>)['Invoices.Status']).toEqual(words);
    await setUp(stand);
    await upkeep.takeDown(stand.kept(), wishes);
    expect(wordsOf(stand, 'Invoices')).toEqual(words);
    expect(wordsOf(stand, 'Purchase_Orders')).toContain('Billed');
  });

  test('that may not be added are reported', async () => {
    const stand = await bare();
    stand.world.faults.arm({
      match: { path: 'settings/fields', method: 'PATCH' },
      times: null,
      action: {
        type: 'respond',
        status: 403,
        body: JSON.stringify({ code: 'NO_PERMISSION', message: 'no', status: 'error', details: {} }),
      },
    });
    const made = await setUp(stand);
    expect(statesOf(made, 'values')).toEqual({ Invoices: 'refused', Purchase_Orders: 'refused' });
    expect(made.items.find(({ what }) => what === 'values')).toMatchObject({
      without: 'without.words',
      problem: { code: 'permission.denied' },
    });
  });
});
