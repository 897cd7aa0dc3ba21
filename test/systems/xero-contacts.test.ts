// Xero's contacts: who counts as a customer, whose mark a number is, how writes are sent, and what a whole refusal comes to.

import { describe, expect, test } from 'vitest';
import type { Contact } from 'xero-node-lite';
import { kindOf } from '../../src/kinds/index.ts';
import { compile } from '../../src/mapping/translate.ts';
import type { LoggedCall } from '../../src/simulator/world.ts';
import { problemOf as problemOfClient, refusalOf } from '../../src/systems/xero/errors.ts';
import { probe } from '../../src/systems/xero/probe.ts';
import { toSeen, toSight } from '../../src/systems/xero/contacts.ts';
import { contactDialect } from '../../src/systems/xero/dialect.ts';
import { recordUrl } from '../../src/systems/index.ts';
import { Stand } from '../contract/stand.ts';
import { vendors } from '../contract/vendors.ts';
import { create, draft, must, patchOf, problemOf, readOne, sourceOf, update } from '../contract/steps.ts';
import { xero } from '../contract/xero.ts';

const dialects = { crm: vendors.xero.other, accounting: contactDialect({}) };
const translator = compile(kindOf('customer'), dialects, { kind: 'newest', fields: {} }).sides.accounting;
const contact: Contact = {
  ContactID: 'c-1',
  Name: 'Acme',
  Addresses: [],
  Phones: [],
  ContactPersons: [],
  ContactGroups: [],
  SalesTrackingCategories: [],
  PurchasesTrackingCategories: [],
  Attachments: [],
  UpdatedDateUTC: 1_000,
};

const writes = (stand: Stand): LoggedCall[] => stand.calls().filter(({ method }) => method !== 'GET');
const ids = (call: LoggedCall | undefined) =>
  (JSON.parse(call?.requestBody ?? '{}') as { Contacts?: object[] }).Contacts?.length ?? 0;

describe('what a contact is', () => {
  test.each([
    ['nobody’s yet', {}, null, 'customer'],
    ['a customer', { IsCustomer: true }, null, 'customer'],
    ['a supplier', { IsSupplier: true }, 'supplier', null],
    ['both', { IsCustomer: true, IsSupplier: true }, null, null],
  ])('%s', (_, flags, asCustomer, asVendor) => {
    expect(toSeen('customer', translator, { ...contact, ...flags }).outside).toBe(asCustomer);
    expect(toSeen('vendor', translator, { ...contact, ...flags }).outside).toBe(asVendor);
  });

  test.each([
    ['crm.Accounts:5725767000000524157', 'crm.Accounts:5725767000000524157'],
    ['crm.Contacts:1', 'crm.Contacts:1'],
    ['CUST-17', null],
    ['accounting.Contacts:1', null],
    ['see crm.Accounts:1', null],
    [undefined, null],
  ])('the number %s is a mark of ours: %s', (ContactNumber, stamp) => {
    const given = { ...contact, ...(ContactNumber !== undefined && { ContactNumber }) };
    expect(toSeen('customer', translator, given).stamp).toBe(stamp);
  });

  test.each([
    [{ ContactStatus: 'ACTIVE' as const }, null],
    [{ ContactStatus: 'ARCHIVED' as const }, 'archived'],
    [{ ContactStatus: 'GDPRREQUEST' as const }, 'erased'],
  ])('%j', (status, why) => {
    expect(toSeen('customer', translator, { ...contact, ...status }).fixed?.why ?? null).toBe(why);
  });

  test('only an archived one that points elsewhere was merged', () => {
    const merged = { ...contact, MergedToContactID: 'c-2' };
    expect(toSight('customer', translator, { ...merged, ContactStatus: 'ARCHIVED' })).toMatchObject({
      is: 'gone',
      how: 'merged',
      into: 'accounting.Contacts:c-2',
      was: { fields: { name: 'Acme' } },
    });
    expect(toSight('customer', translator, { ...merged, ContactStatus: 'ACTIVE' }).is).toBe('present');
  });

  test('filters may name every plain member', () => {
    const { traits } = toSeen('customer', translator, { ...contact, IsCustomer: true, Addresses: [] });
    expect(traits).toEqual({ ContactID: 'c-1', Name: 'Acme', UpdatedDateUTC: '1000', IsCustomer: true });
  });
});

describe('sending', () => {
  test('a create never meets a stranger of the same name', async () => {
    const { stand, person } = await xero.open();
    const id = person.make({ name: 'Acme', email: 'theirs@example.com' });
    const [outcome] = await create(stand.enter(), [draft(stand, 1, { name: 'ACME', email: 'ours@example.com' })]);
    expect(problemOf(outcome)).toMatchObject({ code: 'record.duplicate', field: 'name', id: null });
    expect((await readOne(stand.enter(), id)).fields.email).toBe('theirs@example.com');
  });

  test('fifty go in a call, and a call stays below three megabytes', async () => {
    const { stand } = await xero.open();
    const drafts = Array.from({ length: 120 }, (_, at) => draft(stand, at, { name: `P${at}` }));
    const system = stand.enter();
    expect(system.prepare('customer', { op: 'create', drafts }).map(({ count }) => count)).toEqual([50, 50, 20]);
    const heavy = drafts.map(({ source }) => ({ source, fields: { name: 'x', billingStreet: 'é\n'.repeat(20_000) } }));
    for (const { body } of system.prepare('customer', { op: 'create', drafts: heavy }))
      expect(new TextEncoder().encode(body).byteLength).toBeLessThan(3_000_000);
  });

  test('the key goes with the request, and asks for a word on each element', async () => {
    const { stand } = await xero.open();
    const system = stand.enter();
    const headers: (string | null)[] = [];
    const own = stand.fetch;
    const listening = Object.assign(new Stand({ system: 'xero' }), {});
    expect(listening).toBeDefined();
    const [prepared] = system.prepare('customer', { op: 'create', drafts: [draft(stand, 1, { name: 'A' })] });
    if (!prepared) throw new Error('nothing to send');
    Object.assign(stand, {
      fetch: ((input: string, init?: RequestInit) => {
        headers.push(new Headers(init?.headers).get('idempotency-key'));
        return own(input, init);
      }) as typeof fetch,
    });
    await stand.enter().send(prepared, 'my-key');
    expect(headers).toEqual(['my-key']);
    expect(writes(stand)[0]?.path).toContain('summarizeErrors=false');
  });

  test('one that nobody knows is found by halves, under keys of their own, and the others are changed once', async () => {
    const { stand, person } = await xero.open();
    const known = Array.from({ length: 8 }, (_, at) => person.make({ name: `P${at}` }));
    const system = stand.enter();
    const patches = [];
    for (const id of known) patches.push(await patchOf(stand, system, id, { billingCity: 'Bonn' }));
    const [first] = patches;
    const stranger = 'accounting.Contacts:00000000-0000-4000-8000-000000000000';
    if (first) patches[5] = { ...first, id: stranger };
    stand.world.calls = [];
    const outcomes = await update(system, patches);
    expect(outcomes.map(({ ok }) => ok)).toEqual(known.map((_, at) => at !== 5));
    expect(problemOf(outcomes[5])).toEqual({ code: 'record.missing', id: stranger });
    expect(writes(stand).map(ids)).toEqual([8, 4, 4, 2, 1, 1, 2]);
  });

  test('a refusal of one element tells which of our fields it is about', async () => {
    const { stand } = await xero.open();
    Object.assign(stand.world.vendors.xero?.switches ?? {}, { countryHolds: 'letters' });
    const drafts = [
      draft(stand, 1, { name: 'A', email: 'no address' }),
      draft(stand, 2, { name: 'B', billingCountry: 'Côte d’Ivoire' }),
    ];
    const problems = (await create(stand.enter(), drafts)).map(problemOf);
    expect(problems).toMatchObject([
      { code: 'record.refused', complaints: [{ field: 'email' }] },
      { code: 'record.refused', complaints: [{ field: 'billingCountry' }] },
    ]);
  });

  test.each([
    ['Côte d’Ivoire', 'Côte d’Ivoire'],
    ['Congo (Kinshasa)', 'Congo (Kinshasa)'],
    ['NZ/Aotearoa 0800', 'NZ Aotearoa'],
    ['New  Zealand', 'New  Zealand'],
    ['1010', null],
  ])('a country is written in letters: %s as %s', async (billingCountry, taken) => {
    const { stand } = await xero.open();
    const [written] = await create(stand.enter(), [draft(stand, 1, { name: 'A', billingCountry })]);
    const { id } = must(written ?? { ok: false, problem: { code: 'outcome.unknown' } });
    expect((await readOne(stand.enter(), id)).fields.billingCountry).toBe(taken);
  });

  test('a number that another contact has is a mark of ours that is taken', async () => {
    const { stand } = await xero.open();
    stand.act('contact.create', { Name: 'Other', ContactNumber: sourceOf(stand, 1) });
    const [outcome] = await create(stand.enter(), [draft(stand, 1, { name: 'Mine' })]);
    expect(problemOf(outcome)).toMatchObject({ code: 'record.duplicate', field: 'stamp' });
  });
});

describe('refusals', () => {
  test.each([
    [
      'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
      'record.fixed',
    ],
    [
      'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
      'record.fixed',
    ],
    [
      'The contact name X is already assigned to another contact. The contact name must be unique across all active contacts.',
      'record.duplicate',
    ],
    ['Another contact has this contact number. Please enter a different contact number.', 'record.duplicate'],
    ['Email address must be valid.', 'record.refused'],
    ['Something that nobody has seen yet', 'record.refused'],
  ])('%s', (message, code) => {
    expect(refusalOf([{ message, path: '' }])).toMatchObject({ code });
  });

  test('a request that was never sent has no open outcome', () => {
    const never = problemOfClient({ code: 'no-answer', why: 'network', sent: 'no', message: 'refused' });
    expect(never).toMatchObject({ code: 'system.unreachable', sent: false });
    const tooLong = problemOfClient({ code: 'query-too-long', length: 3_000, ids: 41 });
    expect(tooLong).toMatchObject({ code: 'request.refused', status: 413 });
  });

  test('a key that is used for something else, or still under way, leaves the outcome open', () => {
    expect(problemOfClient({ code: 'idempotency-mismatch', message: 'used with a different request' })).toEqual({
      code: 'outcome.unknown',
    });
    const busy = {
      code: 'validation',
      message: 'Idempotency Key: k is already being processed.',
      messages: [],
    } as const;
    expect(problemOfClient(busy)).toEqual({ code: 'outcome.unknown' });
  });
});

describe('the probe', () => {
  test('learns what the organisation says of itself, and keeps what was known', async () => {
    const stand = await Stand.open({ system: 'xero' });
    const { line, apiUrl: baseUrl, organisationId: tenantId } = stand.kept();
    const facts = must(await probe({ line, baseUrl, tenantId }, { connectionId: 'k' }));
    expect(facts).toMatchObject({
      connectionId: 'k',
      baseCurrency: 'NZD',
      timeZone: 'Pacific/Auckland',
      country: 'NZ',
      isDemo: expect.any(Boolean),
    });
    expect(recordUrl('xero', { ...facts }, 'accounting.Contacts:abc')).toContain(
      encodeURIComponent(facts.shortCode ?? '-').replace('%21', '!'),
    );
  });

  test('an organisation that is gone is told as that', async () => {
    const stand = await Stand.open({ system: 'xero' });
    stand.act('demo.reset');
    const { line, apiUrl: baseUrl, organisationId: tenantId } = stand.kept();
    expect(problemOf(await probe({ line, baseUrl, tenantId }, {}))).toMatchObject({ code: 'grant.revoked' });
  });
});
