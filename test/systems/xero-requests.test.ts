// Every request that we send to Xero, against Xero's own OpenAPI file where one is at hand.

import { beforeAll, describe, expect, test } from 'vitest';
import type { LoggedCall } from '../../src/simulator/world.ts';
import { HOW_TO_GET_THE_FILES, openApiDir, validateRequest } from '../simulator/xero-openapi.ts';
import { archive, create, draft, follow, must, patchOf, update, walkAll } from '../contract/steps.ts';
import { xero } from '../contract/xero.ts';

const persons = [{ key: 'b@example.com', fields: { firstName: 'B', lastName: null, email: 'b@example.com' } }];
const everything = {
  name: 'Ada Ltd',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  phone: '1',
  mobile: '2',
  fax: '3',
  billingStreet: '1 Row\nHouse',
  billingCity: 'London',
  billingRegion: 'L',
  billingPostcode: 'W1',
  billingCountry: 'United Kingdom',
  shippingStreet: '2 Row',
  taxNumber: '12',
  companyNumber: '34',
  accountNumber: '56',
  persons,
};

let calls: LoggedCall[] = [];

beforeAll(async () => {
  const { stand, person } = await xero.open();
  const system = stand.enter();
  const made = await create(system, [draft(stand, 1, everything), draft(stand, 2, { name: '' })]);
  const { id } = must(made[0] ?? { ok: false, problem: { code: 'outcome.unknown' } });
  const blanks = Object.fromEntries(Object.keys(everything).map((field) => [field, field === 'persons' ? [] : null]));
  await update(system, [await patchOf(stand, system, id, { ...blanks, name: 'Ada' })]);
  await follow(system, null, { overlapMs: 5_000 });
  await follow(system, String(stand.clock.now()));
  await walkAll(system, 1);
  await system.read('customer', [id, person.make({ name: 'Bert' })]);
  await system.findMade('customer', [draft(stand, 1, {})], stand.clock.now());
  await archive(system, [id]);
  calls = stand.calls();
});

const path = (call: LoggedCall) => call.path.replace('/api/api.xro/2.0', '');

test('every sort of call was made', () => {
  const sorts = new Set(calls.map((call) => `${call.method} ${path(call).split('?')[0] ?? ''}`));
  expect([...sorts].sort()).toEqual(['GET /Contacts', 'POST /Contacts', 'PUT /Contacts']);
});

test('lists name a page, and take archived contacts in; writes ask for a word on each element', () => {
  for (const call of calls) {
    const query = new URL(call.path, 'http://x').searchParams;
    if (call.method === 'GET') expect([query.has('page'), query.get('includeArchived')]).toEqual([true, 'true']);
    else expect(query.get('summarizeErrors')).toBe('false');
  }
});

test('a change names the contact by its id alone: no name, no number could meet a stranger', () => {
  const changed = calls.filter(({ method }) => method === 'POST');
  for (const { requestBody = '{}' } of changed) {
    const { Contacts } = JSON.parse(requestBody) as { Contacts: Record<string, unknown>[] };
    for (const element of Contacts) {
      expect(element.ContactID).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
      expect(element).not.toHaveProperty('ContactNumber');
    }
  }
});

describe(`against the specification (${openApiDir ?? HOW_TO_GET_THE_FILES})`, () => {
  const judged = test.runIf(openApiDir !== undefined);

  judged('every body fits', () => {
    const written = calls.filter(({ requestBody = '' }) => requestBody !== '');
    expect(written.length).toBeGreaterThan(2);
    const problems = written.flatMap((call) =>
      validateRequest(call.method, path(call), JSON.parse(call.requestBody ?? '')).map(
        (problem) => `${call.method}: ${problem}`,
      ),
    );
    expect(problems).toEqual([]);
  });
});
