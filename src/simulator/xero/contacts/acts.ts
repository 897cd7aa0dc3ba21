// What a person does with contacts in Xero's pages, among it what the API can't: un-archive, merge, forget a person.

import { type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { personIn, personWrites } from '../acts/person.ts';
import type { Books } from '../store/books.ts';
import type { Table } from '../store/table.ts';
import type { Document } from '../documents/document.ts';
import type { Json } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import type { Contact } from './contact.ts';
import { showContact } from './show.ts';
import { contactWriting } from './write.ts';

export const contactActs: Acts = {
  'contact.create': (stage, input) => personWrites(stage, input, contactWriting, 'create'),
  'contact.edit': (stage, input) => personWrites(stage, input, contactWriting, 'update'),
  'contact.archive': (stage, input) => setStatus(stage, input, 'ARCHIVED'),
  'contact.unarchive': (stage, input) => setStatus(stage, input, 'ACTIVE'),
  'contact.gdpr': (stage, input) => setStatus(stage, input, 'GDPRREQUEST'),
  'contact.merge': merge,
  /** The contact's first bill: from then on Xero counts it among the suppliers. */
  'contact.billed': (stage, input) => {
    const books = booksOf(stage, input);
    return saved(books, { ...contactNamed(books, input.text('contact')), IsSupplier: true });
  },
  'contact.twin': twin,
};

/** The contact of that id, number or name. */
export function contactNamed(books: Books, key: string): Contact {
  const byName = () => books.contacts.all().find(({ texts }) => texts.Name === key);
  const found = isGuid(key)
    ? books.contacts.get(key.toLowerCase())
    : (books.contacts.having('number', key.toLowerCase())[0] ?? byName());
  if (!found) throw new RangeError(`no contact ${key}`);
  return found;
}

function setStatus(stage: Stage, input: Input, ContactStatus: Contact['ContactStatus']): Json {
  const books = booksOf(stage, input);
  const contact = contactNamed(books, input.text('contact'));
  const namesake = books.contacts
    .having('activeName', contact.texts.Name.toLowerCase())
    .find(({ id }) => id !== contact.id);
  if (ContactStatus === 'ACTIVE' && namesake)
    throw new RangeError(`Another active contact is called ${contact.texts.Name}.`);
  return saved(books, { ...contact, ContactStatus });
}

/** The loser is archived and points to the winner; its documents change hands (seen live). */
function merge(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const [from, into] = [contactNamed(books, input.text('from')), contactNamed(books, input.text('into'))];
  if (from.id === into.id || into.ContactStatus !== 'ACTIVE')
    throw new RangeError('Choose an active contact to merge into.');
  const { invoices, creditNotes, overpayments, prepayments, quotes, purchaseOrders, bankTransactions } = books;
  handOver(books, invoices, from.id, into.id);
  for (const credits of [creditNotes, overpayments, prepayments]) handOver(books, credits, from.id, into.id);
  handOver(books, quotes, from.id, into.id);
  handOver(books, purchaseOrders, from.id, into.id);
  handOver(books, bankTransactions, from.id, into.id);
  const flags = { IsCustomer: into.IsCustomer || from.IsCustomer, IsSupplier: into.IsSupplier || from.IsSupplier };
  books.contacts.set({ ...into, ...flags });
  return saved(books, { ...from, ContactStatus: 'ARCHIVED', MergedToContactID: into.id });
}

function handOver<T extends Document>(books: Books, table: Table<T>, from: string, into: string): void {
  const bumps = books.xero.switches.mergeBumpsDocuments;
  for (const document of table.having('contact', from)) {
    table.set({ ...document, contactId: into, updatedAt: bumps ? books.now() : document.updatedAt });
  }
}

/** A second active contact with the same name, number and e-mail, as merges in Xero's pages have left behind (seen live). */
function twin(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const contact = contactNamed(books, input.text('contact'));
  const copy = { ...contact, id: books.xero.guid(), createdAt: books.now() };
  return saved(books, copy, 'CREATE');
}

function saved(books: Books, contact: Contact, eventType: 'CREATE' | 'UPDATE' = 'UPDATE'): Json {
  const row = books.contacts.set({ ...contact, updatedAt: books.now() });
  books.announce('CONTACT', row.id, eventType);
  books.commit();
  return showContact(personIn(books), row, 'single');
}
