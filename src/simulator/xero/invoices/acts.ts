// What a person does with invoices and bills in Xero's pages.

import { type Act, type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { personApplies, personIn, personWrites } from '../acts/person.ts';
import type { Books } from '../store/books.ts';
import type { Json } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import { markSent } from './email.ts';
import type { Invoice } from './invoice.ts';
import { showInvoice } from './show.ts';
import { invoiceWriting } from './write.ts';

export const invoiceActs: Acts = {
  'invoice.create': (stage, input) => personWrites(stage, input, invoiceWriting, 'create'),
  'invoice.edit': (stage, input) => personWrites(stage, input, invoiceWriting, 'update'),
  'invoice.approve': setStatus('AUTHORISED'),
  'invoice.void': setStatus('VOIDED'),
  'invoice.delete': setStatus('DELETED'),
  'invoice.sent': sent,
  'invoice.fromRepeating': (stage, input) => marked(stage, input, () => ({ RepeatingInvoiceID: stage.xero.guid() })),
  'invoice.automaticTax': (stage, input) => marked(stage, input, () => ({ automaticTax: true })),
};

/** The invoice of that id or number. */
export function invoiceNamed(books: Books, key: string): Invoice {
  const found = isGuid(key) ? books.invoices.get(key.toLowerCase()) : books.invoices.having('number', folded(key))[0];
  if (!found) throw new RangeError(`no invoice ${key}`);
  return found;
}

function setStatus(Status: string): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const { id } = invoiceNamed(books, input.text('invoice'));
    return personApplies(books, invoiceWriting, { InvoiceID: id, Status }, 'update');
  };
}

function sent(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const saved = markSent({ books, xero: stage.xero }, invoiceNamed(books, input.text('invoice')));
  books.commit();
  return showInvoice(personIn(books), saved, 'single');
}

/** Marks an invoice as something that Xero sees to by itself: made by a template, or taxed. */
function marked(stage: Stage, input: Input, mark: () => Partial<Invoice>): Json {
  const books = booksOf(stage, input);
  const invoice = invoiceNamed(books, input.text('invoice'));
  const saved = books.invoices.set({ ...invoice, ...mark(), updatedAt: books.now() });
  books.announce('INVOICE', saved.id, 'UPDATE');
  books.commit();
  return showInvoice(personIn(books), saved, 'single');
}
