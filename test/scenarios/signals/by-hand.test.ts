// Given a pair to which nobody tells anything and whose timer comes late; when somebody presses a button of the CRM, pulls one record over
// from accounting, or asks what would become of it first; then that record travels within seconds, and looking at it writes nothing.

import { beforeAll, describe, expect, test } from 'vitest';
import { sent } from '../../systems/deluge.ts';
import { MINUTE_MS, SignalStand } from './stand.ts';

interface Script {
  readonly module: string;
  readonly argument: { readonly name: string };
  readonly code: string;
}

interface Contact {
  readonly Name: string;
  readonly FirstName?: string;
  readonly ContactPersons?: readonly { readonly FirstName?: string }[];
}

interface Line {
  readonly does: string;
  readonly crm: object | null;
}

const SECONDS_MS = 5_000;
const kept = { on: true, create: false, update: true, delete: 'propose' };
/** New records travel neither way. */
const nothingIsMade = { kinds: { customer: { onSave: false, everyMinutes: 10, toAccounting: kept, toCrm: kept } } };

let stand: SignalStand;
let scripts: readonly Script[];

beforeAll(async () => {
  const customer = { onSave: false, everyMinutes: 10, settleS: 60 };
  stand = await SignalStand.open({ settings: { kinds: { customer, item: { on: true }, invoice: { on: true } } } });
  stand.lost.add('notifications').add('rules').add('webhook');
  const path = `/api/connections/${stand.connected.crm}/hook-secret`;
  ({ scripts } = await stand.bench.ask<{ scripts: readonly Script[] }>('POST', path));
});

/** Somebody presses our button on a record's page: Zoho runs what was pasted. */
async function press(module: string, id: string): Promise<number> {
  const { code, argument } = scripts.find((script) => script.module === module) ?? { code: '', argument: { name: '' } };
  const { body, signature } = sent(code, argument.name, id);
  const headers = { 'content-type': 'application/json', 'x-ledgerline-signature': `sha256=${signature}` };
  const url = `http://localhost:8787/hooks/zoho/save/${stand.connected.crm}`;
  const run = stand.bench.begin('hook', 'save');
  return (await stand.bench.serve(new Request(url, { method: 'POST', headers, body }), run)).status;
}

const contact = (name: string) =>
  stand.act<Contact[]>('xero', 'list', { collection: 'Contacts' }).find(({ Name }) => Name === name);
const accounts = () =>
  stand
    .act<{ items: { Account_Name: string }[] }>('zoho', 'list', { module: 'Accounts' })
    .items.map(({ Account_Name: name }) => name);
const person = (account: string, name: string) =>
  stand.act<{ id: string }>('zoho', 'record.create', {
    module: 'Contacts',
    fields: { First_Name: name, Last_Name: 'Lee', Email: `${name}@hand.example`.toLowerCase(), Account_Name: account },
  }).id;

/** What would become of one record, worked out by jobs. */
async function foretold(side: 'crm' | 'accounting', id: string): Promise<readonly Line[]> {
  const path = `/api/pairs/${stand.connected.pair}/plans`;
  const plan = await stand.bench.ask<{ id: string }>('POST', path, { kind: 'customer', side, ids: [id] });
  await stand.run(SECONDS_MS);
  return (await stand.bench.ask<{ items: Line[] }>('GET', `${path}/${plan.id}`)).items;
}

const sync = (side: 'crm' | 'accounting', id: string) =>
  stand.bench.ask('POST', `/api/pairs/${stand.connected.pair}/sync`, { kind: 'customer', side, ids: [id] });

describe('Copy to Xero', () => {
  test('brings a company over though saves are switched off, without waiting for it to settle', async () => {
    const id = stand.account('Pressed');
    await stand.run(MINUTE_MS);
    expect(contact('Pressed')).toBeUndefined();
    expect(await press('Accounts', id)).toBe(202);
    await stand.run(SECONDS_MS);
    expect(contact('Pressed')).toBeDefined();
  });

  test('on a person brings over the company with that person', async () => {
    const account = stand.account('With people');
    person(account, 'Ann');
    const second = person(account, 'Ben');
    expect(await press('Contacts', second)).toBe(202);
    await stand.run(SECONDS_MS);
    const { FirstName, ContactPersons = [] } = contact('With people') ?? { Name: '' };
    expect([FirstName, ...ContactPersons.map((each) => each.FirstName)]).toEqual(['Ann', 'Ben']);
  });

  test('is no proof that the rules still tell of saves', async () => {
    expect(await stand.channel('rules')).toMatchObject({ heardAt: null });
  });
});

describe('Sync now', () => {
  test('says first what would become of everything that changed, and writes nothing', async () => {
    const path = `/api/pairs/${stand.connected.pair}/plans`;
    const foretell = async () => {
      const { id } = await stand.bench.ask<{ id: string }>('POST', path, { changed: true });
      await stand.run(SECONDS_MS);
      type Told = { state: string; kind: null; items: (Line & { name: string })[] };
      return stand.bench.ask<Told>('GET', `${path}/${id}`);
    };
    await stand.bench.ask('POST', `/api/pairs/${stand.connected.pair}/sync`, {});
    await stand.run(MINUTE_MS);
    expect(await foretell()).toMatchObject({ state: 'ready', kind: null, items: [] });
    stand.contact('From there');
    stand.account('From here');
    const since = stand.bench.clock.now();
    const { items } = await foretell();
    expect(items.map(({ name, does }) => [name, does]).toSorted()).toEqual([
      ['From here', 'create'],
      ['From there', 'create'],
    ]);
    const writes = stand.calls.filter(({ method, path: at }) => method !== 'GET' && !at.endsWith('/coql'));
    expect(writes.filter(({ at }) => at >= since)).toEqual([]);
    await stand.bench.ask('POST', `/api/pairs/${stand.connected.pair}/sync`, {});
    await stand.run(MINUTE_MS);
    expect([contact('From here') !== undefined, accounts().includes('From there')]).toEqual([true, true]);
    expect((await foretell()).items).toEqual([]);
  });
});

describe('Pull from Xero', () => {
  test('says first what would become of one record, and writes nothing; then brings it over', async () => {
    const id = stand.contact('Pulled');
    const since = stand.bench.clock.now();
    expect(await foretold('accounting', id)).toMatchObject([{ does: 'create', crm: null }]);
    const writes = stand.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/coql'));
    expect(writes.filter(({ at }) => at >= since)).toEqual([]);
    expect(accounts()).not.toContain('Pulled');
    await sync('accounting', id);
    await stand.run(SECONDS_MS);
    expect(accounts()).toContain('Pulled');
  });

  test('finds a record that no list shows, by its name on either side, or by the link of its page', async () => {
    type Found = { items: { kind: string; side: string; id: string; url: string | null }[] };
    const path = `/api/pairs/${stand.connected.pair}`;
    const unlisted = (search: string) =>
      stand.bench.ask<Found>('GET', `${path}/unlisted?${new URLSearchParams({ search }).toString()}`);
    // The index knows whom a look has met, also where nobody is made on the other side.
    await stand.bench.ask('PUT', `${path}/settings`, nothingIsMade);
    const ids = { accounting: stand.contact('Kept back'), crm: stand.account('Held back') };
    await stand.bench.ask('POST', `${path}/sync`, {});
    await stand.run(MINUTE_MS);
    const [there] = (await unlisted('Kept back')).items;
    expect(there).toMatchObject({ kind: 'customer', side: 'accounting', id: ids.accounting });
    expect((await unlisted(' held BACK')).items).toMatchObject([{ kind: 'customer', side: 'crm', id: ids.crm }]);
    expect(there?.url).toContain(ids.accounting);
    expect((await unlisted(`${there?.url}?from=mail`)).items).toEqual([there]);
    expect((await unlisted('https://elsewhere.example/app/contacts/contact/1')).items).toEqual([]);
    expect((await unlisted('Nobody at all')).items).toEqual([]);
    // Linked ones are in the list.
    expect((await unlisted('Pulled')).items).toEqual([]);
  });
});
