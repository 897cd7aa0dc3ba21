// The demo company, as `npm start` shows it: what is expected of each of its customers, no duplicate on either side, and an edit on
// either side on the other one within three seconds.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyNamed, type Party } from '../../src/simulator/company.ts';
import { type Connected, Stage } from './stage.ts';

/** Customers that do not simply end up linked to their one counterpart. All others do. */
const exceptions: Readonly<Record<string, Expected>> = {
  // Five of the same name: the two that know each other by e-mail are one; for the rest a person must say whether they are others.
  'kowhai-2': { state: 'needs-you', code: 'match.elsewhere', crm: true },
  'kowhai-3': { state: 'needs-you', code: 'match.elsewhere', crm: true },
  'kowhai-4': { state: 'needs-you', code: 'match.elsewhere', crm: true },
  'kowhai-5': { state: 'needs-you', code: 'match.elsewhere', crm: true },
  // The same e-mail under two spellings of a name.
  dasilva: { state: 'needs-you', code: 'match.several', crm: true, accounting: true },
  // Archived in accounting and alive in the CRM: used again only if a person says so.
  zelenka: { state: 'needs-you', code: 'match.archived', crm: true },
  oldmill: { state: 'needs-you', code: 'match.archived', crm: true },
  // Merged in accounting into a customer that is linked: two Accounts, one contact.
  'ridgeway-old': { state: 'needs-you', code: 'match.elsewhere', crm: true },
  // Archived and merged records of which the CRM never knew stay where they are.
  thorne: { state: 'skipped', code: 'skip.closed', accounting: true },
  'fantail-old': { state: 'absent' },
};

interface Expected {
  readonly state: 'in-step' | 'needs-you' | 'skipped' | 'absent';
  readonly code?: string;
  /** The sides that show it among the records without a link. */
  readonly crm?: true;
  readonly accounting?: true;
}

interface Shown {
  readonly id: string;
  readonly name: string;
}

interface Row {
  readonly state: string;
  readonly code?: string;
  readonly crm: Shown | null;
  readonly accounting: Shown | null;
}

type Account = { id: string; Account_Name: string; Phone: string | null; $name: string };
type Contact = { ContactID: string; Name: string; EmailAddress?: string; ContactStatus: string };

let stage: Stage;
let connected: Connected;
let rows: Row[];

beforeAll(async () => {
  stage = await Stage.open({ company: 'demo' });
  connected = await stage.connect();
  await stage.rest(connected.pair);
  rows = await stage.all<Row>(`/api/pairs/${connected.pair}/records`);
});
afterAll(() => stage.close());

const customers = companyNamed('demo').customers;
const accounts = () => (stage.act('zoho', 'list', { module: 'Accounts' }) as { items: Account[] }).items;
const people = () =>
  (
    stage.act('zoho', 'list', { module: 'Contacts' }) as {
      items: { Email: string | null; Account_Name: { id: string } | null }[];
    }
  ).items;
const contacts = () => stage.act('xero', 'list', { collection: 'Contacts' }) as Contact[];

/** The rows of one customer: by the e-mail address of its person, else by its name and telephone number. */
function rowsOf(party: Party): Row[] {
  const email = party.inCrm?.person?.email ?? party.person?.email;
  const owners = new Set(
    people().flatMap(({ Email, Account_Name }) => (email && Email === email && Account_Name ? [Account_Name.id] : [])),
  );
  const name = party.inCrm?.name ?? party.name;
  const inCrm = new Set(
    accounts()
      .filter(
        (each) => each.Account_Name === name && (email ? owners.has(each.id) : each.Phone === (party.phone ?? null)),
      )
      .map(({ id }) => id),
  );
  const inAccounting = new Set(
    contacts()
      .filter(({ Name, EmailAddress }) => Name === party.name && (EmailAddress || undefined) === party.person?.email)
      .map(({ ContactID }) => ContactID),
  );
  return rows.filter(
    ({ crm, accounting }) => (crm && inCrm.has(crm.id)) || (accounting && inAccounting.has(accounting.id)),
  );
}

describe('the demo company', () => {
  test('has customers of every awkward sort', () => {
    const count = (test: (party: Party) => boolean | undefined) => customers.filter(test).length;
    expect(customers.length).toBeGreaterThanOrEqual(60);
    expect(count(({ name }) => name === 'Kōwhai Café')).toBe(5);
    expect(count(({ person }) => !person?.email)).toBeGreaterThanOrEqual(5);
    expect(count(({ archived }) => archived)).toBe(3);
    expect(count(({ mergedInto }) => mergedInto !== undefined)).toBe(2);
    expect(new Set(customers.map(({ currency }) => currency)).size).toBe(4);
  });

  test.each(customers.map((party) => [party.key, party] as const))('%s ends as expected', (key, party) => {
    const expected = exceptions[key] ?? { state: 'in-step' };
    const found = rowsOf(party);
    if (expected.state === 'absent') return expect(found).toEqual([]);
    if (expected.state === 'in-step') {
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ state: 'in-step', crm: expect.anything(), accounting: expect.anything() });
      return;
    }
    const wanted = [expected.crm && 'crm', expected.accounting && 'accounting'].filter(Boolean);
    expect(found.map(({ crm }) => (crm ? 'crm' : 'accounting')).sort()).toEqual(wanted.sort());
    for (const row of found) expect(row).toMatchObject({ state: expected.state, code: expected.code });
  });

  test('has no duplicate on either side: each new record is one that the other side knew and this one did not', () => {
    const has = (side: 'crm' | 'accounting') => customers.filter(({ where }) => where === 'both' || where === side);
    const crossed = (side: 'crm' | 'accounting') =>
      customers.filter(({ where, key }) => where === side && !exceptions[key]);
    expect(accounts()).toHaveLength(has('crm').length + crossed('accounting').length);
    const vendors = companyNamed('demo').vendors.filter(({ where }) => where !== 'crm');
    expect(contacts()).toHaveLength(has('accounting').length + crossed('crm').length + vendors.length);
    for (const side of ['crm', 'accounting'] as const) {
      const ids = rows.flatMap((row) => row[side]?.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('shows an edit in the CRM in accounting within three seconds', async () => {
    const [account] = accounts().filter(({ Account_Name }) => Account_Name === 'Manaia Kayaks');
    const started = Date.now();
    stage.act('zoho', 'record.edit', { module: 'Accounts', id: account?.id, fields: { Phone: '+64 3 555 0777' } });
    await stage.until(() => JSON.stringify(contacts().find(({ Name }) => Name === 'Manaia Kayaks')).includes('0777'));
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  test('shows an edit in accounting in the CRM within three seconds', async () => {
    const contact = contacts().find(({ Name }) => Name === 'Tuatara Tyres');
    const started = Date.now();
    stage.act('xero', 'contact.edit', { ContactID: contact?.ContactID, Name: 'Tuatara Tyres & Wheels' });
    await stage.until(() => accounts().some(({ Account_Name }) => Account_Name === 'Tuatara Tyres & Wheels'));
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  test('costs no row for an echo', async () => {
    await stage.rest(connected.pair);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await stage.rest(connected.pair);
    const audited = (await stage.all(`/api/pairs/${connected.pair}/audit`)).length;
    const writes = stage.vendors.calls.filter(
      ({ method, path }) => method !== 'GET' && !path.includes('coql') && path.startsWith('/api'),
    ).length;
    stage.clearPasses();
    await stage.api('POST', `/api/pairs/${connected.pair}/sync`, {});
    await stage.rest(connected.pair);
    expect(stage.passes().length).toBeGreaterThan(0);
    expect((await stage.all(`/api/pairs/${connected.pair}/audit`)).length).toBe(audited);
    expect(
      stage.vendors.calls.filter(
        ({ method, path }) => method !== 'GET' && !path.includes('coql') && path.startsWith('/api'),
      ).length,
    ).toBe(writes);
  });
});
