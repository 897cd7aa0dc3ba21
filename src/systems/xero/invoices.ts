// Xero's sales invoices. Bills stand in the same collection and are none of ours; our mark stands behind the address of the CRM's record.

import { day, type Invoice, resources, where } from 'xero-node-lite';
import { decimal, formatDecimal, subtract } from '../../core/money.ts';
import { done, type Result } from '../../core/problem.ts';
import type { KindName, RecordId, Sight } from '../../core/record.ts';
import type { Translator } from '../../mapping/translate.ts';
import { bodyOf, call, sendBody, type XeroAccess } from './api.ts';
import type { Desk } from './desk.ts';
import { elementsOf, isMadeFrom, type Office, type Sort, toSeen, toSight } from './document.ts';
import { withPayments } from './paid.ts';
import { paymentBody, sendPayments, sortOf } from './payments.ts';
import { PAGE_ROWS, READ_IDS } from './spec.ts';
import { marked, markIn, NOWHERE } from './stamp.ts';
import { todayIn } from '../../core/days.ts';
import { invoiceFixed, invoiceState, invoiceVersion } from './standing.ts';

/** States that come of money and of the calendar: a new document gets there once it is approved. */
const APPROVED = ['part-paid', 'overdue', 'paid'];

const sort: Sort<Invoice> = {
  module: 'Invoices',
  idName: 'InvoiceID',
  numberName: 'InvoiceNumber',
  state: invoiceState,
  fixed: invoiceFixed,
  version: invoiceVersion,
  stamp: ({ Url }, kind) => {
    const mark = markIn(Url);
    return mark !== null && kindIn(mark) === kind ? mark : null;
  },
  origin: ({ Url }, kind) => {
    const mark = markIn(Url);
    return kind === 'invoice' && kindIn(mark) !== kind ? mark : null;
  },
  outside: ({ Type, Url }, kind) => {
    if (Type !== undefined && Type !== 'ACCREC') return 'bill';
    return kind !== 'invoice' && kindIn(markIn(Url)) !== kind ? 'invoice' : null;
  },
  started: ({ source, fields }) => {
    const { crmUrl, status } = fields;
    const isApproved = typeof status === 'string' && [...APPROVED, 'approved'].includes(status);
    return {
      Type: 'ACCREC',
      ...(isApproved ? { Status: 'AUTHORISED' } : { SentToContact: undefined }),
      Url: marked(typeof crmUrl === 'string' && !/xero/i.test(crmUrl) ? crmUrl : NOWHERE, source),
    };
  },
  finished: (draft, { seen, fields }) => {
    // A draft is deleted where an approved invoice is voided; neither takes another change with it.
    if (fields.status === 'void') return { InvoiceID: draft.InvoiceID, Status: voidOf(seen.fields.status) };
    const { Url } = draft;
    const mark = markIn(seen.traits.Url);
    return typeof Url === 'string' && mark !== null ? { ...draft, Url: marked(Url, mark) } : draft;
  },
  putAway: ({ seen }) => ({ Status: voidOf(seen.fields.status) }),
};

/** What invoices are made of, by the modules of the CRM's side: of a CRM, and of a finance organisation beside one. */
const made: Readonly<Record<string, KindName>> = {
  Sales_Orders: 'sales-order',
  salesorders: 'sales-order',
  Quotes: 'accepted-quote',
  estimates: 'accepted-quote',
};

/** Of what an invoice was made, by our mark: an order, a quote, else an invoice of the other side. */
function kindIn(mark: RecordId | null): KindName {
  const [, module = ''] = /^crm\.(\w+):/.exec(mark ?? '') ?? [];
  return made[module] ?? 'invoice';
}

function voidOf(status: unknown): 'DELETED' | 'VOIDED' {
  return status === 'draft' || status === 'submitted' ? 'DELETED' : 'VOIDED';
}

export function invoiceDesk(office: Office): Desk<Invoice> {
  return {
    module: sort.module,
    party: 'customer',
    pages: { least: 1, most: PAGE_ROWS },
    reads: { atOnce: READ_IDS, most: Infinity },
    list: async (access, { since, page, pageSize, order, ours = false }) => {
      const listed = await call(access, resources.invoices.list, {
        where: where`Type==${'ACCREC'}`,
        page,
        pageSize,
        order: order === 'id' ? 'InvoiceID' : 'UpdatedDateUTC',
        ...(ours && { createdByMyApp: true }),
        ...(since !== null && { modifiedSince: since }),
      });
      if (!listed.ok || !office.payments) return listed;
      const elements = await withPayments(access, listed.value.elements, office.now());
      return elements.ok ? done({ ...listed.value, elements: elements.value }) : elements;
    },
    read: (access, ids) => readInvoices(office, access, ids),
    calendar: {
      today: () => office.today(),
      dayOf: (ms) => todayIn(office.facts.timeZone, ms),
      turned: async (access, from, until) => {
        const overdue = await openSince(access, from, until);
        return overdue.ok && office.payments ? withPayments(access, overdue.value, office.now()) : overdue;
      },
    },
    idOf: ({ InvoiceID }) => InvoiceID,
    changedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC ?? 0,
    toSight: (kind, translator, invoice) => sightOf(office, kind, translator, whole(invoice)),
    toSeen: (kind, translator, invoice) => toSeen(office, sort, kind, translator, whole(invoice)),
    isMadeFrom,
    elementsOf: (translator, write) => elementsOf(office, sort, translator, write),
    sortOf,
    body: (op, elements) => paymentBody(elements) ?? bodyOf(resources.invoices, op, elements),
    send: (access, prepared, key) =>
      sendPayments(access, prepared, key, (ids) => readInvoices(office, access, ids)) ??
      sendBody(access, resources.invoices, prepared, key),
  };
}

/** A draft that was deleted is gone; to the order that it was made of it is a void invoice, which it goes on showing. */
function sightOf(office: Office, kind: KindName, translator: Translator, invoice: Invoice): Sight {
  const seen = toSeen(office, sort, kind, translator, invoice);
  return kind === 'invoice' ? toSight(seen, invoice.Status) : { is: 'present', seen };
}

/** Invoices by their ids, with their payments where these are shown. */
async function readInvoices(
  { payments, now }: Office,
  access: XeroAccess,
  ids: readonly string[],
): Promise<Result<readonly Invoice[]>> {
  const listed = await call(access, resources.invoices.list, { ids, page: 1 });
  if (!listed.ok) return listed;
  return payments ? withPayments(access, listed.value.elements, now()) : done(listed.value.elements);
}

/** What was to be paid on these days and was not: overdue since then. Nobody edits many of them meanwhile, so pages are safe. */
export async function openSince(access: XeroAccess, from: string, until: string): Promise<Result<readonly Invoice[]>> {
  const overdue = where`Type==${'ACCREC'} AND Status==${'AUTHORISED'} AND DueDate>=${day(from)} AND DueDate<${day(until)}`;
  const found: Invoice[] = [];
  for (let page = 1; ; page++) {
    const query = { where: overdue, page, pageSize: PAGE_ROWS, order: 'InvoiceID' };
    const listed = await call(access, resources.invoices.list, query);
    if (!listed.ok) return listed;
    found.push(...listed.value.elements);
    if (page >= (listed.value.pagination?.pageCount ?? 1)) return done(found);
  }
}

/** Answers to writes leave out what was credited, and a void invoice may show that something is due (seen on the wire). */
function whole(invoice: Invoice): Invoice {
  const { Status, AmountCredited } = invoice;
  const isOver = Status === 'VOIDED' || Status === 'DELETED';
  const credited = AmountCredited ?? creditedOf(invoice);
  return { ...invoice, ...(credited !== undefined && { AmountCredited: credited }), ...(isOver && { AmountDue: '0' }) };
}

/** What is neither due nor paid of the total was credited. */
function creditedOf({ Total, AmountDue, AmountPaid }: Invoice): string | undefined {
  if (Total === undefined || AmountDue === undefined || AmountPaid === undefined) return undefined;
  return formatDecimal(subtract(subtract(decimal(Total), decimal(AmountDue)), decimal(AmountPaid)));
}
