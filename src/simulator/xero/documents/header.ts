// What every document's head needs: its contact, date, currency, theme, and whether a lock date stands in the way.

import type { Work } from '../call.ts';
import { applyContact } from '../contacts/write.ts';
import type { Contact } from '../contacts/contact.ts';
import { dayRates } from '../seed/organisation.ts';
import { longDate } from '../wire/dates.ts';
import { asText, decimal, exactly, quotient, rounded } from '../wire/decimal.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import type { LineAmountTypes } from './document.ts';
import type { DocumentElement } from './shape.ts';

export const ARCHIVED_ON_DOCUMENT =
  'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.';

/**
 * The contact that a document names: by id; by number; by name, which makes one where there is none. Further members change the
 * contact (Xero's docs). `creates` is false for purchase orders.
 */
export function contactFor(
  work: Work,
  sent: DocumentElement['Contact'],
  creates = true,
): { contact: Contact } | { troubles: Trouble[] } | 'missing' {
  const { books, xero } = work;
  const unknown = () => ({ troubles: [trouble('A valid contact must be specified.', 'Contact')] });
  if (!sent || !(sent.ContactID ?? sent.ContactNumber ?? sent.Name)) return unknown();
  if (sent.ContactID !== undefined && !books.contacts.get(sent.ContactID)) {
    return xero.switches.unknownContactOnDocument === 404 ? 'missing' : unknown();
  }
  const known = contactNamed(work, sent);
  if (known && known.ContactStatus !== 'ACTIVE') return { troubles: [trouble(ARCHIVED_ON_DOCUMENT, 'Contact')] };
  if (!known && (!creates || !sent.Name)) return unknown();
  const { ContactID: _id, Name: _name, ContactNumber: _number, ...further } = sent;
  if (known && !Object.keys(further).length) return { contact: known };
  const applied = applyContact(work, { ...sent, ...(known && { ContactID: known.id }) }, known ? 'upsert' : 'create');
  if (applied === 'missing') return 'missing';
  if ('refused' in applied) return { troubles: applied.refused.map(({ message }) => trouble(message, 'Contact')) };
  const saved = books.contacts.get(String(applied.done().ContactID));
  return saved ? { contact: saved } : unknown();
}

function contactNamed(
  { books }: Work,
  { ContactID, ContactNumber, Name }: NonNullable<DocumentElement['Contact']>,
): Contact | undefined {
  if (ContactID !== undefined) return books.contacts.get(ContactID);
  const [numbered] = ContactNumber ? books.contacts.having('number', ContactNumber.toLowerCase()) : [];
  return numbered ?? (Name ? books.contacts.having('activeName', Name.toLowerCase())[0] : undefined);
}

/** Marks the contact as one who was billed, or who bills; its time of change stays (seen on the wire). */
export function markContact({ books }: Work, contactId: string, side: 'sales' | 'purchases'): void {
  const contact = books.contacts.get(contactId);
  const flag = side === 'sales' ? 'IsCustomer' : 'IsSupplier';
  if (contact && !contact[flag]) books.contacts.set({ ...contact, [flag]: true });
}

const lineAmountTypes: readonly LineAmountTypes[] = ['Exclusive', 'Inclusive', 'NoTax'];

/** Taken in any case. Undefined where it is none of the three. */
export function readLineAmountTypes(text: string): LineAmountTypes | undefined {
  return lineAmountTypes.find((type) => type.toLowerCase() === text.toLowerCase());
}

/** The currency of a document and its rate: Xero looks up a day rate where none is sent. */
export function currencyFor(
  { books }: Work,
  { CurrencyCode, CurrencyRate }: Pick<DocumentElement, 'CurrencyCode' | 'CurrencyRate'>,
  before?: { CurrencyCode: string; CurrencyRate: string },
): { CurrencyCode: string; CurrencyRate: string; troubles: Trouble[] } {
  const home = books.organisation.currency;
  const code = CurrencyCode || before?.CurrencyCode || home;
  const troubles: Trouble[] = [];
  if (!books.currencies.get(code)) troubles.push(trouble(`Organisation is not subscribed to currency ${code}`));
  if (code === home) return { CurrencyCode: code, CurrencyRate: '1', troubles };
  const kept = before?.CurrencyCode === code ? before.CurrencyRate : undefined;
  const rate = CurrencyRate ?? kept ?? dayRate(home, code);
  if ((decimal(rate)?.units ?? 0n) <= 0n) troubles.push(trouble('The currency rate must be greater than zero.'));
  return { CurrencyCode: code, CurrencyRate: rate, troubles };
}

/** Units of the foreign currency for one of the organisation's. */
function dayRate(home: string, foreign: string): string {
  return asText(quotient(exactly(dayRates[home] ?? '1'), exactly(dayRates[foreign] ?? '1'), 6), 6);
}

/** A theme that is not sent is the organisation's default (seen on the wire). */
export function themeFor(
  { books }: Work,
  sent: string | undefined,
  before?: string,
): { id?: string; troubles: Trouble[] } {
  if (sent !== undefined && !books.themes.get(sent)) return { troubles: [trouble('The branding theme is not valid.')] };
  const standard = books.themes.all().sort((one, other) => one.SortOrder - other.SortOrder)[0];
  const id = sent ?? before ?? standard?.id;
  return { ...(id !== undefined && { id }), troubles: [] };
}

/** Whether the dates lie in a closed period. (the form of the date in the message is unverified) */
export function lockTroubles({ books }: Work, dates: readonly (string | undefined)[]): Trouble[] {
  const { periodLockDate, endOfYearLockDate } = books.organisation;
  const locked = (lock: string | undefined) =>
    lock !== undefined && dates.some((date) => date !== undefined && date <= lock);
  const start = 'The document date cannot be before the';
  if (locked(endOfYearLockDate))
    return [trouble(`${start} end of year lock date, currently set at ${longDate(endOfYearLockDate ?? '')}`)];
  if (locked(periodLockDate))
    return [trouble(`${start} period lock date, currently set at ${longDate(periodLockDate ?? '')}`)];
  return [];
}

/** Whether totals that were sent agree with the computed ones. (wording unverified) */
export function totalTroubles(
  { xero }: Work,
  sent: Pick<DocumentElement, 'SubTotal' | 'TotalTax' | 'Total'>,
  computed: { subTotalCents: number; totalTaxCents: number; totalCents: number },
): Trouble[] {
  if (xero.switches.sentTotals === 'ignore') return [];
  const wrong: Trouble[] = [];
  const check = (text: string | undefined, cents: number, name: string) => {
    if (text === undefined || rounded(exactly(text), 2) === cents) return;
    wrong.push(trouble(`The document ${name} does not equal the sum of the lines.`));
  };
  check(sent.SubTotal, computed.subTotalCents, 'subtotal');
  check(sent.TotalTax, computed.totalTaxCents, 'tax total');
  check(sent.Total, computed.totalCents, 'total');
  return wrong;
}
