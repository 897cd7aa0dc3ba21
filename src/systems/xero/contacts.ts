// Xero's contacts as records of ours: customers and vendors, told apart only by the documents they have.

import type { Contact } from 'xero-node-lite';
import { otherSide, type KindName, type RecordId, type Seen, type Sight } from '../../core/record.ts';
import { type Fields, isBlank } from '../../core/value.ts';
import type { Draft as JsonDraft, Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch } from '../../sync/ports.ts';

const PREFIX = 'accounting.Contacts:';
/** What a mark of ours begins with that names a vendor. */
const VENDOR_MARK = 'crm.Vendors:';

export function toContactId(contactId: string): RecordId {
  return PREFIX + contactId;
}

export function fromContactId(id: RecordId): string {
  return id.slice(PREFIX.length);
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
    fields: translator.read(contact as unknown as Json),
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

/** What filters may name: every plain member of the contact. */
function traitsOf(contact: Contact): Seen['traits'] {
  const plain = Object.entries(contact).filter(([, value]) => ['string', 'boolean', 'number'].includes(typeof value));
  return Object.fromEntries(
    plain.map(([member, value]) => [member, typeof value === 'number' ? String(value) : (value as string | boolean)]),
  );
}

export function toCreate(translator: Translator, { source, fields }: Draft): object {
  const draft: JsonDraft = { ContactNumber: source };
  translator.write(draft, fields, 'create');
  return draft;
}

export function toUpdate(translator: Translator, { id, fields, seen }: Patch): object {
  const draft: JsonDraft = { ContactID: fromContactId(id) };
  translator.write(draft, { ...neighbours(translator, fields, seen.fields), ...fields }, 'update');
  return draft;
}

/**
 * What stands beside a changed field in the same address. Xero takes an address as a whole (unverified): a member that is left out
 * would be emptied.
 */
function neighbours(translator: Translator, fields: Fields, shown: Fields): Fields {
  const slotOf = (field: string) => /^Addresses\[\w+\]/.exec(translator.placeOf(field)?.name ?? '')?.[0];
  const slots = new Set(Object.keys(fields).flatMap((field) => slotOf(field) ?? []));
  const beside = Object.entries(shown).filter(([field, value]) => slots.has(slotOf(field) ?? '') && !isBlank(value));
  return Object.fromEntries(beside);
}

export function toArchive(id: RecordId): object {
  return { ContactID: fromContactId(id), ContactStatus: 'ARCHIVED' };
}
