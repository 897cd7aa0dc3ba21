// What credit notes do by API beyond what all documents do: going to invoices, coming back, being paid out.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import type { Applied, Document } from '../documents/document.ts';
import { kinds } from '../documents/kinds.ts';
import { oneDocument } from '../documents/routes.ts';
import { keepDocument, withBalance } from '../documents/write.ts';
import { asNumber } from '../money.ts';
import { refundRoutes } from '../payments/refunds.ts';
import { creditDraft, creditVoid, missing } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { applyNote, creditFault, unapplyNote } from './apply.ts';

function showApplied(books: Books, note: Document, { id, invoiceId, amount, date }: Applied): Json {
  return {
    creditnote_id: note.id,
    creditnote_invoice_id: id,
    invoice_id: invoiceId,
    invoice_number: books.documents.invoice.get(invoiceId)?.number ?? '',
    date,
    amount_applied: asNumber(amount),
  };
}

function apply(call: Call, note: Document): Reply {
  const { books } = call;
  const body = reads(call);
  const sent = body.list('invoices') ?? [];
  if (!sent.length) body.faults.add(missing('invoices'));
  const parts = sent.map((one) => ({ id: one.id('invoice_id') ?? '', amount: one.amount('amount_applied') ?? '0' }));
  const fault = faultIn(books, body) ?? creditFault(books, note, parts);
  if (fault) return bad(fault);
  const saved = applyNote(books, note, parts);
  const added = saved.applied.slice(note.applied.length).map((one) => showApplied(books, saved, one));
  return good('Credits have been applied to the invoice(s).', { apply_to_invoices: { invoices: added } }, 201);
}

function unapply(call: Call, note: Document): Reply {
  const found = note.applied.find(({ id }) => id === call.params.applied);
  return withRow(call, found, 'Credit', ({ id }) => {
    unapplyNote(call.books, note, id);
    return good('Credits applied to an invoice have been deleted.');
  });
}

const path = '/creditnotes/:id';
const area = 'creditnotes';
const one = (handle: (call: Call, note: Document) => Reply) => oneDocument(kinds.creditnote, handle);

export const creditRoutes: Route[] = [
  {
    method: 'GET',
    path: `${path}/invoices`,
    area,
    handle: one(({ books }, note) =>
      good('success', { invoices_credited: note.applied.map((applied) => showApplied(books, note, applied)) }),
    ),
  },
  { method: 'POST', path: `${path}/invoices`, area, handle: one(apply) },
  { method: 'DELETE', path: `${path}/invoices/:applied`, area, handle: one(unapply) },
  ...refundRoutes<Document>({
    path,
    area,
    label: 'Credit Note',
    one: 'creditnote_refund',
    many: 'creditnote_refunds',
    idMember: 'creditnote_refund_id',
    find: (books, id) => books.documents.creditnote.get(id),
    left: ({ balance }) => balance,
    fault: ({ status }) => (status === 'void' ? creditVoid : status === 'draft' ? creditDraft : undefined),
    keep: (books, note, before) => keepDocument(books, withBalance(note), before),
  }),
];
