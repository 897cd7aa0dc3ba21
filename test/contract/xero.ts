// Xero takes the tour: contacts, made and edited by a person in Xero's pages. No record ever vanishes from its lists.

import type { RecordId } from '../../src/core/record.ts';
import type { Driver, Person, Told, Trouble, Variant } from './driver.ts';
import { Stand } from './stand.ts';

const PREFIX = 'accounting.Contacts:';

const variants: readonly Variant[] = [
  {
    why: [
      'a row that changed at If-Modified-Since itself may be listed',
      'a page beyond the last may be a 404',
      'a write that changes nothing may be no save',
      'a phone or an address may be filled in instead of replaced',
      'untidy names may be tidied',
      'ids of archived contacts may be found unasked',
      'a key whose first call is under way may be refused',
    ],
    switches: {
      modifiedSinceInclusive: true,
      pageBeyondEnd: 404,
      unchangedWriteBumps: false,
      slotsMergeMembers: true,
      contactNameSpaces: 'trim',
      idsIncludeArchived: true,
      idempotentInFlight: 'conflict',
    },
  },
  {
    why: [
      'a key may do nothing while its first call is under way',
      'a refused batch may list the good ones too',
      'a name may find an archived contact',
    ],
    switches: { idempotentInFlight: 'run', elementsListOnlyFailures: false, postNameMatchesArchived: true },
  },
];

const problemBody = (Detail: string, Status: number) =>
  JSON.stringify({ Type: null, Title: 'x', Status, Detail, Instance: 'i', Extensions: {} });

const limited = (headers: Record<string, string>) => ({ type: 'respond', status: 429, headers }) as const;

const troubles: readonly Trouble[] = [
  {
    situation: 'a minute with too many calls, and how long it lasts',
    action: limited({ 'x-rate-limit-problem': 'minute', 'retry-after': '7', 'x-minlimit-remaining': '0' }),
    problem: { code: 'system.busy', retryAfterMs: 7_000 },
  },
  {
    situation: 'too many calls at once, without a time to wait',
    action: limited({ 'x-rate-limit-problem': 'concurrent' }),
    problem: { code: 'system.busy', retryAfterMs: 2_000 },
  },
  {
    situation: 'an app that calls too much over all its organisations',
    action: limited({ 'x-rate-limit-problem': 'appminute', 'retry-after': '3' }),
    problem: { code: 'system.busy', retryAfterMs: 3_000 },
  },
  {
    situation: 'a spent day, in other letters',
    action: limited({ 'x-rate-limit-problem': 'Day', 'retry-after': '66975' }),
    problem: { code: 'system.day-spent', retryAfterMs: 66_975_000 },
  },
  {
    situation: 'a spent day that only the counters tell of',
    action: limited({ 'x-daylimit-remaining': '0', 'x-minlimit-remaining': '60', 'retry-after': '120' }),
    problem: { code: 'system.day-spent', retryAfterMs: 120_000 },
  },
  {
    situation: 'an organisation that is offline for a while',
    action: { type: 'respond', status: 503, body: 'The organisation is temporarily offline' },
    problem: { code: 'system.failed', status: 503 },
  },
  {
    situation: 'an organisation that was disconnected',
    action: { type: 'respond', status: 403, body: problemBody('AuthenticationUnsuccessful', 403) },
    problem: { code: 'grant.revoked' },
  },
  {
    situation: 'a role that may not',
    action: { type: 'respond', status: 403, body: problemBody('You are not permitted to access this resource', 403) },
    problem: { code: 'permission.denied' },
  },
  {
    situation: 'a scope that is missing, told by 401',
    action: { type: 'respond', status: 401, body: problemBody('AuthorizationUnsuccessful', 401) },
    problem: { code: 'permission.denied' },
  },
  {
    situation: 'a scope that is missing, told by a header',
    action: { type: 'respond', status: 403, headers: { 'www-authenticate': 'insufficient_scope' } },
    problem: { code: 'permission.denied' },
  },
];

function shown(told: Told): Record<string, unknown> {
  const { name, firstName, lastName, email, phone, billingStreet, billingCity } = told;
  const text = (value: string | null) => value ?? '';
  const address = {
    ...(billingStreet !== undefined && { AddressLine1: text(billingStreet) }),
    ...(billingCity !== undefined && { City: text(billingCity) }),
  };
  return {
    ...(name !== undefined && { Name: name }),
    ...(firstName !== undefined && { FirstName: text(firstName) }),
    ...(lastName !== undefined && { LastName: text(lastName) }),
    ...(email !== undefined && { EmailAddress: text(email) }),
    ...(phone !== undefined && { Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: text(phone) }] }),
    ...(Object.keys(address).length > 0 && { Addresses: [{ AddressType: 'POBOX', ...address }] }),
  };
}

function person(stand: Stand): Person {
  const own = (id: RecordId) => id.slice(PREFIX.length);
  return {
    make: (told) => PREFIX + String(stand.act('contact.create', shown(told)).ContactID),
    edit: (id, told) => void stand.act('contact.edit', { ContactID: own(id), ...shown(told) }),
    remove: (id) => void stand.act('contact.archive', { contact: own(id) }),
    merge: (from, into) => void stand.act('contact.merge', { from: own(from), into: own(into) }),
    all: () => {
      const contacts = stand.act('list', { collection: 'Contacts' }) as unknown as Record<string, string>[];
      const active = contacts.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
      return active.map(({ ContactID, Name }) => ({ id: `${PREFIX}${ContactID ?? ''}`, name: Name ?? '' }));
    },
  };
}

export const xero: Driver = {
  name: 'Xero',
  variants,
  removed: 'fixed',
  merged: 'merged',
  namesAreUnique: true,
  most: { field: 'name', length: 255 },
  troubles,
  apiPath: '/api\\.xro/',
  createCall: { method: 'PUT', path: '/Contacts' },
  thrifty: true,
  open: async ({ switches, facts = {} } = { why: [], switches: {} }) => {
    const stand = await Stand.open({ system: 'xero', switches, facts });
    return { stand, person: person(stand) };
  },
};
