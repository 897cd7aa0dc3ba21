// Zoho CRM takes the tour, once with companies as customers (Accounts with their Contacts) and once with people (Contacts alone).

import type { RecordId } from '../../src/core/record.ts';
import type { Driver, Person, Told, Trouble, Variant } from './driver.ts';
import { Stand } from './stand.ts';

export const otherReadings: Variant = {
  why: [
    'a mixture may be answered as if all were well',
    'a stale change may refuse the whole call',
    'nothing new may be 204, and a record that is not there 400',
    'of several faults only the first may be told',
    'times that end in Z may be refused',
  ],
  switches: {
    mixedStatus: 200,
    unmodifiedSince: 'request',
    notModifiedStatus: 204,
    missingRecordStatus: 400,
    severalErrors: 'first',
    acceptZulu: false,
  },
};

export const furtherReadings: Variant = {
  why: [
    'a mixture may be answered with 202, as older versions did',
    'a save that changes nothing may be no save',
    'lookups may come with names, and strange fields be refused',
    'times may be told in any zone',
    'the loser of a merge may lie in the recycle bin',
  ],
  switches: {
    mixedStatus: 202,
    unchangedSaveModifies: false,
    coqlLookupNames: true,
    refuseUnknownFields: true,
    replyTimeZone: 'America/St_Johns',
    mergedListedAs: 'recycle',
    mergeModifiesMoved: true,
  },
};

export const withoutQueries: Variant = {
  why: ['the organisation may answer no queries, and its lists may know no ids'],
  switches: {},
  facts: { queries: false, listsByIds: false },
  costly: true,
};

const refused = (status: number, code: string, message: string, details: object = {}) =>
  ({ type: 'respond', status, body: JSON.stringify({ code, details, message, status: 'error' }) }) as const;

const troubles: readonly Trouble[] = [
  {
    situation: 'too many calls at once',
    action: refused(429, 'TOO_MANY_REQUESTS', 'Sub-concurrency limit exceeded.'),
    problem: { code: 'system.busy', retryAfterMs: 2_000 },
  },
  {
    situation: 'too many calls, and a time to wait in the details',
    action: refused(429, 'RATE_LIMIT_EXCEEDED', 'Too many requests. Please try again later.', { retry_after: 60 }),
    problem: { code: 'system.busy', retryAfterMs: 60_000 },
  },
  {
    situation: 'a day whose credits are spent',
    action: refused(429, 'TOO_MANY_REQUESTS', 'You have exceeded the API credits of the last 24 hours.'),
    problem: { code: 'system.day-spent', retryAfterMs: 900_000 },
  },
  {
    situation: 'a limit told with another status',
    action: refused(403, 'API_LIMIT_EXCEEDED', 'daily limit'),
    problem: { code: 'system.day-spent' },
  },
  {
    situation: 'a scope that is missing',
    action: refused(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL'),
    problem: { code: 'permission.denied' },
  },
  {
    situation: 'a profile that may not',
    action: refused(403, 'NO_PERMISSION', 'permission denied', { permissions: ['Crm_Implied_View_Accounts'] }),
    problem: { code: 'permission.denied' },
  },
  {
    situation: 'a failure that is told as JSON',
    action: refused(500, 'INTERNAL_ERROR', 'Internal Server Error'),
    problem: { code: 'system.failed', status: 500 },
  },
];

const accountFields = {
  name: 'Account_Name',
  billingStreet: 'Billing_Street',
  billingCity: 'Billing_City',
  phone: 'Phone',
};
const contactFields = { firstName: 'First_Name', lastName: 'Last_Name', email: 'Email' };
const aloneFields = { ...contactFields, billingStreet: 'Mailing_Street', billingCity: 'Mailing_City', phone: 'Phone' };

function shown(told: Told, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const known = Object.entries(told).filter(([field]) => names[field] !== undefined);
  return Object.fromEntries(known.map(([field, value]) => [names[field], value]));
}

/** Whoever merges saves the winner with it. */
const merging = { Description: 'Two became one.' };

const own = (id: RecordId) => id.slice(id.indexOf(':') + 1);

function idsOf(stand: Stand, module: string, name: string): { id: RecordId; name: string }[] {
  const { items } = stand.act('list', { module, limit: 100_000 }) as { items: Record<string, string>[] };
  return items.map((item) => ({ id: `crm.${module}:${item.id ?? ''}`, name: item[name] ?? '' }));
}

/** A company is an Account; what is said of its person goes to a Contact of it. */
function withCompanies(stand: Stand): Person {
  const people = new Map<RecordId, string>();
  const save = (id: RecordId, fields: Record<string, unknown>) => {
    if (Object.keys(fields).length === 0) return;
    const known = people.get(id);
    if (known) return void stand.act('record.edit', { module: 'Contacts', id: known, fields });
    const whole = { Last_Name: 'Unknown', ...fields, Account_Name: { id: own(id) } };
    people.set(id, String(stand.act('record.create', { module: 'Contacts', fields: whole }).id));
  };
  return {
    make: (told) => {
      const made = stand.act('record.create', { module: 'Accounts', fields: shown(told, accountFields) });
      const id = `crm.Accounts:${String(made.id)}`;
      save(id, shown(told, contactFields));
      return id;
    },
    edit: (id, told) => {
      const fields = shown(told, accountFields);
      if (Object.keys(fields).length > 0) stand.act('record.edit', { module: 'Accounts', id: own(id), fields });
      save(id, shown(told, contactFields));
    },
    remove: (id) => void stand.act('record.delete', { module: 'Accounts', id: own(id) }),
    merge: (from, into) =>
      void stand.act('record.merge', { module: 'Accounts', master: own(into), losers: [own(from)], fields: merging }),
    all: () => idsOf(stand, 'Accounts', 'Account_Name'),
  };
}

/** A person is a Contact; the name is made of two parts, of which the last must be there. */
function withPeople(stand: Stand): Person {
  const fieldsOf = ({ name, ...told }: Told) => ({
    ...(name !== undefined && { First_Name: null, Last_Name: name }),
    ...shown(told, aloneFields),
  });
  return {
    make: (told) =>
      `crm.Contacts:${String(stand.act('record.create', { module: 'Contacts', fields: fieldsOf(told) }).id)}`,
    edit: (id, told) => void stand.act('record.edit', { module: 'Contacts', id: own(id), fields: fieldsOf(told) }),
    remove: (id) => void stand.act('record.delete', { module: 'Contacts', id: own(id) }),
    merge: (from, into) =>
      void stand.act('record.merge', { module: 'Contacts', master: own(into), losers: [own(from)], fields: merging }),
    all: () => idsOf(stand, 'Contacts', 'Full_Name'),
  };
}

export const zohoCommon = {
  removed: 'gone',
  merged: 'deleted',
  namesAreUnique: false,
  troubles,
  apiPath: '/crm/',
  createCall: { method: 'POST', path: '/crm/v8/(Accounts|Contacts)$' },
  thrifty: true,
} as const;

export const zohoCompanies: Driver = {
  ...zohoCommon,
  name: 'Zoho CRM, companies as customers',
  variants: [otherReadings, furtherReadings, withoutQueries],
  most: { field: 'name', length: 200 },
  open: async ({ switches, facts = {} } = { why: [], switches: {} }) => {
    const stand = await Stand.open({ system: 'zoho-crm', switches, facts });
    return { stand, person: withCompanies(stand) };
  },
};

export const zohoPeople: Driver = {
  ...zohoCommon,
  name: 'Zoho CRM, people as customers',
  variants: [furtherReadings, withoutQueries],
  most: { field: 'lastName', length: 80 },
  open: async ({ switches, facts = {} } = { why: [], switches: {} }) => {
    const stand = await Stand.open({ system: 'zoho-crm', customers: 'contacts', switches, facts });
    return { stand, person: withPeople(stand) };
  },
};
