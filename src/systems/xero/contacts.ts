// Xero's contacts as records of ours: customers and vendors, told apart only by the documents they have.

import { type Contact, resources } from 'xero-node-lite';
import { done } from '../../core/problem.ts';
import { otherSide, type KindName, type RecordId, type Seen, type Sight } from '../../core/record.ts';
import { type Fields, isBlank } from '../../core/value.ts';
import type { Draft as JsonDraft, Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, Write } from '../../sync/ports.ts';
import { elementsBy } from './elements.ts';
import { bodyOf, call, sendBody } from './api.ts';
import { bareIdOf, type Desk, recordIdOf } from './desk.ts';
import { PAGE_ROWS, READ_IDS } from './spec.ts';
import { traitsOf } from './traits.ts';
import { untold } from './untold.ts';

/** What a mark of ours begins with that names a vendor. */
const VENDOR_MARK = 'crm.Vendors:';

export function toContactId(contactId: string): RecordId {
  return recordIdOf({ module: 'Contacts' }, contactId);
}

/** A stamp is the source's own record id. A contact number of another form is somebody else's. */
const stampForm = new RegExp(`^${otherSide('accounting')}\\.\\w+:\\w+$`);

export function toSight(kind: KindName, translator: Translator, contact: Contact): Sight {
  const { ContactStatus, MergedToContactID } = contact;
  const seen = toSeen(kind, translator, contact);
  if (ContactStatus === 'ARCHIVED' && MergedToContactID) {
    return { is: 'gone', how: 'merged', into: toContactId(MergedToContactID), was: seen };
  }
  return { is: 'present', seen };
}

export function toSeen(kind: KindName, translator: Translator, contact: Contact): Seen {
  const { ContactID, ContactNumber, ContactStatus, Name, UpdatedDateUTC, IsCustomer, IsSupplier } = contact;
  const changedAt = UpdatedDateUTC ?? 0;
  const isForVendor = ContactNumber?.startsWith(VENDOR_MARK) === true;
  const isOurs = ContactNumber !== undefined && stampForm.test(ContactNumber) && isForVendor === (kind === 'vendor');
  const archived = ContactStatus === 'ARCHIVED' ? 'archived' : ContactStatus === 'GDPRREQUEST' ? 'erased' : null;
  return {
    id: toContactId(ContactID),
    version: String(changedAt),
    young: false,
    changedAt,
    name: Name ?? '',
    fields: untold(kind, translator.read(contact as unknown as Json)),
    traits: traitsOf(contact),
    stamp: isOurs ? ContactNumber : null,
    fixed: archived === null ? null : { why: archived, open: [] },
    date: null,
    outside: outsideOf(kind, IsCustomer === true, IsSupplier === true || isForVendor),
  };
}

/** A contact with neither flag has no document yet: it counts as a customer, unless we made it from a vendor. */
function outsideOf(kind: KindName, isCustomer: boolean, isSupplier: boolean): string | null {
  if (kind === 'vendor') return isSupplier ? null : 'customer';
  return isSupplier && !isCustomer ? 'supplier' : null;
}

export function toCreate(translator: Translator, { source, fields }: Draft): object {
  const draft: JsonDraft = { ContactNumber: source };
  translator.write(draft, fields, 'create');
  return draft;
}

export function toUpdate(translator: Translator, { id, fields, seen }: Patch): object {
  const draft: JsonDraft = { ContactID: bareIdOf(id) };
  translator.write(draft, { ...neighbours(translator, fields, seen.fields), ...fields }, 'update');
  return draft;
}

/**
 * What stands beside a changed field in the same address. Xero takes an address as a whole (unverified): a member that is left out
 * would be emptied.
 */
function neighbours(translator: Translator, fields: Fields, shown: Fields): Fields {
  const slotOf = (field: string) => translator.placeOf(field)?.slot;
  const slots = new Set(Object.keys(fields).flatMap((field) => slotOf(field) ?? []));
  const beside = Object.entries(shown).filter(([field, value]) => slots.has(slotOf(field) ?? '') && !isBlank(value));
  return Object.fromEntries(beside);
}

export function toArchive(id: RecordId): object {
  return { ContactID: bareIdOf(id), ContactStatus: 'ARCHIVED' };
}

function elementsOf(translator: Translator, write: Write): object[] {
  return elementsBy(write, {
    create: (draft) => toCreate(translator, draft),
    update: (patch) => toUpdate(translator, patch),
    archive: ({ id }) => toArchive(id),
  });
}

export const contactDesk: Desk<Contact> = {
  module: 'Contacts',
  pages: { least: 1, most: PAGE_ROWS },
  reads: { atOnce: READ_IDS, most: Infinity },
  list: (access, { since, page, pageSize, order }) =>
    call(access, resources.contacts.list, {
      page,
      pageSize,
      order: order === 'id' ? 'ContactID' : 'UpdatedDateUTC',
      includeArchived: true,
      ...(since !== null && { modifiedSince: since }),
    }),
  read: async (access, ids) => {
    const listed = await call(access, resources.contacts.list, { ids, page: 1, includeArchived: true });
    return listed.ok ? done(listed.value.elements) : listed;
  },
  idOf: ({ ContactID }) => ContactID,
  changedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC ?? 0,
  toSight,
  toSeen,
  isMadeFrom: ({ stamp }, { source }) => (stamp === source ? 'sure' : 'no'),
  elementsOf,
  body: (op, contacts) => bodyOf(resources.contacts, op, contacts),
  send: (access, prepared, key) => sendBody(access, resources.contacts, prepared, key),
};
