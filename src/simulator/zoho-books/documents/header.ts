// Reading what stands around a document's lines: whose it is, its number, dates, money and texts.

import type { Books } from '../books.ts';
import type { Call } from '../call.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Reader } from '../read/reader.ts';
import * as no from '../refusals.ts';
import { rateOn } from '../settings/currency.ts';
import { dayAfter } from '../time.ts';
import { type Document, documentTexts, type DocumentText } from './document.ts';
import type { Kind } from './kinds.ts';

/** The customer or vendor. */
export function readParty(books: Books, kind: Kind, body: Reader, before: Document | undefined): Contact | undefined {
  const id = body.id(`${kind.party}_id`) ?? before?.partyId;
  const party = books.contacts.get(id);
  if (party?.type !== kind.party) body.faults.add(no.wrongCustomer);
  else if (party.status !== 'active' && party.id !== before?.partyId) body.faults.add(no.inactiveContact);
  return party;
}

/** The number. Unless the caller says that it numbers by itself, Books' own series is the only one (seen on the wire). */
export function readNumber(call: Call, kind: Kind, body: Reader, before: Document | undefined): string {
  const { books, query } = call;
  const own = query.get('ignore_auto_number_generation') === 'true';
  const sent = body.text(`${kind.name}_number`, 100);
  if (sent === undefined || sent === '') {
    if (own && !before) body.faults.add(no.missing(`${kind.name}_number`));
    return before?.number ?? nextNumber(books, kind);
  }
  if (sent === before?.number) return sent;
  if (!own) body.faults.add(no.notTheSeries);
  const taken = books.documents[kind.name].having('number', sent.toLowerCase()).some(({ id }) => id !== before?.id);
  if (taken) body.faults.add(no.numberTaken(kind.takenCode, kind.label));
  return sent;
}

/** The next number of the series. It is taken up by a document that is saved, and by no other. */
function nextNumber(books: Books, { name, prefix }: Kind): string {
  const table = books.documents[name];
  let count = table.size + 1;
  const numbered = () => prefix + String(count).padStart(6, '0');
  while (table.having('number', numbered().toLowerCase()).length) count += 1;
  return numbered();
}

type Dates = Pick<Document, 'date' | 'until' | 'paymentTerms' | 'paymentTermsLabel'>;

export function readDates(
  books: Books,
  kind: Kind,
  body: Reader,
  party: Contact | undefined,
  before: Document | undefined,
): Dates {
  const date = body.date('date') || before?.date || books.today();
  const sentTerms = body.whole('payment_terms');
  const label = body.text('payment_terms_label', 100);
  const terms = sentTerms ?? before?.paymentTerms ?? party?.paymentTerms ?? 0;
  const dues = kind.name === 'invoice' ? dayAfter(date, Math.max(0, terms)) : '';
  const kept = sentTerms === undefined && date === before?.date ? before.until : undefined;
  const until = (kind.until && body.date(kind.until)) || (kept ?? dues);
  if (until && until < date) body.faults.add(no.untilBeforeDate);
  const named = label ?? (sentTerms === undefined ? (before ?? party)?.paymentTermsLabel : undefined);
  return { date, until, paymentTerms: terms, paymentTermsLabel: named ?? (terms ? `Net ${terms}` : 'Due on Receipt') };
}

/** Currency and rate: base units for one of the document's (Zoho's docs). */
export function readMoney(
  books: Books,
  body: Reader,
  date: string,
  party: Contact | undefined,
  before: Document | undefined,
): Pick<Document, 'currencyId' | 'exchangeRate'> {
  const currencyId = body.id('currency_id') || before?.currencyId || party?.currencyId || '';
  const currency = books.currencies.get(currencyId);
  const foreign = party !== undefined && currencyId !== party.currencyId;
  const rate = body.amount('exchange_rate', 9);
  if (!currency) body.faults.add(no.noSuchCurrency);
  if (foreign && books.switches.foreignDocument === 'refuse') body.faults.add(no.otherCurrency);
  if (rate !== undefined && !(Number(rate) > 0)) body.faults.add(no.invalid('exchange_rate'));
  if (!currency || currency.code === books.organisation.currency) return { currencyId, exchangeRate: '1' };
  const kept = before?.currencyId === currencyId ? before.exchangeRate : undefined;
  return { currencyId, exchangeRate: rate ?? kept ?? rateOn(books, currency, date) };
}

export function readTexts(body: Reader, before: Document | undefined): Document['texts'] {
  const texts = { ...before?.texts };
  for (const [member, most] of Object.entries(documentTexts) as [DocumentText, number][]) {
    const text = body.text(member, most);
    if (text !== undefined) texts[member] = text;
  }
  return texts;
}

/** The people that it goes to: ids, or objects that hold one, as newer callers send them. */
export function readPeople(body: Reader, party: Contact | undefined, before: Document | undefined): string[] {
  const listed = body.list('contact_persons_associated')?.map((one) => one.id('contact_person_id') ?? '');
  const ids = listed ?? body.texts('contact_persons') ?? before?.personIds ?? [];
  const sent = listed !== undefined || body.has('contact_persons');
  const known = (id: string) => party?.persons.some((person) => person.id === id) === true;
  if (sent && !ids.every(known)) body.faults.add(no.invalid('contact_persons'));
  return ids.filter(known);
}
