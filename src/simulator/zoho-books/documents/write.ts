// Saving a document: what a body says of it, what is refused, what follows from it.

import type { Books } from '../books.ts';
import { type Call, faultIn, reads } from '../call.ts';
import type { Address, Contact } from '../contacts/contact.ts';
import { moveStock } from '../items/stock.ts';
import { isMore, less } from '../money.ts';
import type { Reader } from '../read/reader.ts';
import * as no from '../refusals.ts';
import { done, type Outcome, refused } from '../reply.ts';
import { readFields } from '../settings/field.ts';
import { lockFault } from '../settings/lock.ts';
import { decimal } from '../../zoho/decimal.ts';
import type { Document, Line } from './document.ts';
import { readDates, readMoney, readNumber, readParty, readPeople, readTexts } from './header.ts';
import type { Kind } from './kinds.ts';
import { readLines } from './lines.ts';
import { settledOf } from './status.ts';
import { worked } from './totals.ts';

/** Members that Books takes and this one has no use for. */
const unused = [
  'send',
  'tags',
  'location_id',
  'allow_partial_payments',
  'payment_options',
  'custom_subject',
  'is_update_customer',
];

export function saveDocument(call: Call, kind: Kind, before?: Document): Outcome<Document> {
  const { books } = call;
  const body = reads(call);
  const read = readDocument(call, kind, body, before);
  body.faults.add(lockFault(books, kind.side, [before?.date, read.date]));
  const fault = faultIn(books, body);
  if (fault) return refused(fault);
  const total = worked(books, read);
  if (decimal(total.total)?.units !== undefined && Number(total.total) < 0) return refused(no.negativeTotal);
  const open = withBalance(total);
  if (Number(open.balance) < 0) return refused(no.belowPaid);
  return done(keepDocument(books, open, before));
}

/** Keeps a document, moves stock, and notes it. One that is as it was is left alone where the switch says so. */
export function keepDocument(books: Books, document: Document, before?: Document, settling = false): Document {
  const same = before && JSON.stringify(before) === JSON.stringify({ ...document, modifiedAt: before.modifiedAt });
  if (same && !books.switches.unchangedSaveModifies) return before;
  const moves = before !== undefined && (!settling || books.switches.settlingModifies);
  const modifiedAt = moves ? books.modifiedNow(before) : document.modifiedAt;
  const saved = books.documents[document.kind].set({ ...document, modifiedAt });
  moveStock(books, before, saved);
  touchParty(books, saved.partyId);
  if (!settling || books.switches.paymentEditsInvoice) {
    books.note({ event: before ? 'edited' : 'created', module: saved.kind, id: saved.id, row: saved });
  }
  return saved;
}

export function deleteDocument(books: Books, document: Document): void {
  books.documents[document.kind].delete(document.id);
  moveStock(books, document, undefined);
  touchParty(books, document.partyId);
  books.note({ event: 'deleted', module: document.kind, id: document.id, row: document });
}

/** The document with what is left of it to pay, or to use. */
export function withBalance(document: Document): Document {
  const gone =
    document.kind === 'creditnote'
      ? [...document.applied, ...document.refunds].map(({ amount }) => amount)
      : [settledOf(document)];
  return { ...document, balance: less(document.total, ...gone) };
}

function touchParty(books: Books, partyId: string): void {
  const contact = books.contacts.get(partyId);
  if (contact && books.switches.balanceModifiesContact) {
    books.contacts.set({ ...contact, modifiedAt: books.modifiedNow(contact) });
  }
}

function readDocument(call: Call, kind: Kind, body: Reader, before: Document | undefined): Document {
  const { books } = call;
  const party = readParty(books, kind, body, before);
  refuseEdit(call, kind, body, before, party);
  const dates = readDates(books, kind, body, party, before);
  const sent = body.list('line_items');
  if (sent ? sent.length === 0 : !before) body.faults.add(no.noLines);
  const lines = sent ? readLines(books, kind, sent, before?.lines ?? []) : (before?.lines ?? []);
  const { name } = kind;
  for (const member of unused) body.has(member);
  return {
    ...(before ?? newDocument(call, kind, body)),
    kind: name,
    number: readNumber(call, kind, body, before),
    reference: body.text('reference_number', 100) ?? before?.reference ?? '',
    partyId: party?.id ?? '',
    personIds: readPeople(body, party, before),
    ...dates,
    ...readMoney(books, body, dates.date, party, before),
    lines,
    ...readReductions(body, lines, before),
    texts: readTexts(body, before),
    fields: readFields(books, name, books.documents[name], body.list('custom_fields'), before),
    billing: addressOf(body, 'billing_address_id', party, before?.billing ?? party?.billing),
    shippingAddress: addressOf(body, 'shipping_address_id', party, before?.shippingAddress ?? party?.shipping),
    ...readSources(books, kind, body, lines, before),
  };
}

function refuseEdit(call: Call, kind: Kind, body: Reader, before: Document | undefined, party?: Contact): void {
  const reason = body.text('reason', 500);
  if (!before) return;
  if (before.status === 'void' || before.status === 'cancelled') {
    body.faults.add(no.wrongStatus(kind.label, before.status, 'edited'));
  }
  const moved = party !== undefined && party.id !== before.partyId;
  if (moved && isMore(before.paid, '0')) body.faults.add(no.paidContact);
  if (moved && isMore(before.credited, '0')) body.faults.add(no.creditedContact);
  if (moved && before.applied.length + before.refunds.length) body.faults.add(no.creditInUse);
  if (call.books.switches.reasonOnEdit && kind.name === 'invoice' && before.status === 'sent' && !reason) {
    body.faults.add(no.missing('reason'));
  }
}

type Reductions = Pick<
  Document,
  'discount' | 'discountType' | 'discountBeforeTax' | 'inclusive' | 'shipping' | 'adjustment'
>;

function readReductions(body: Reader, lines: readonly Line[], before: Document | undefined): Reductions {
  const byLine = lines.some(({ discount }) => discount !== '0') ? 'item_level' : 'entity_level';
  return {
    discount: body.discount('discount') ?? before?.discount ?? '0',
    discountType: body.choice('discount_type', ['entity_level', 'item_level']) ?? before?.discountType ?? byLine,
    discountBeforeTax: body.flag('is_discount_before_tax') ?? before?.discountBeforeTax ?? true,
    inclusive: body.flag('is_inclusive_tax') ?? before?.inclusive ?? false,
    shipping: body.amount('shipping_charge') ?? before?.shipping ?? '0',
    adjustment: body.amount('adjustment') ?? before?.adjustment ?? '0',
  };
}

/** The documents that it was made from, and the deal in the CRM. */
function readSources(
  books: Books,
  kind: Kind,
  body: Reader,
  lines: readonly Line[],
  before: Document | undefined,
): Pick<Document, 'orderIds' | 'estimateId' | 'crmDealId'> {
  const quoted = body.id(kind.name === 'invoice' ? 'invoiced_estimate_id' : 'estimate_id');
  const { invoiceSources } = books.switches;
  if (quoted && kind.name === 'invoice' && invoiceSources === 'refuse')
    body.faults.add(no.invalid('invoiced_estimate_id'));
  const isTaken = kind.name !== 'invoice' || invoiceSources === 'take';
  const estimateId = (isTaken && quoted) || before?.estimateId;
  const crmDealId = body.id('zcrm_potential_id') || before?.crmDealId;
  if (estimateId && !books.documents.estimate.get(estimateId)) body.faults.add(no.invalid('estimate_id'));
  const ordered = new Set(lines.flatMap(({ sourceLineId }) => sourceLineId ?? []));
  const orders = ordered.size
    ? books.documents.salesorder.having('party', before?.partyId ?? body.id('customer_id') ?? '')
    : [];
  const found = orders.filter((order) => order.lines.some(({ id }) => ordered.has(id))).map(({ id }) => id);
  const orderIds = [...new Set([...(before?.orderIds ?? []), ...found])];
  return { orderIds, ...(estimateId && { estimateId }), ...(crmDealId && { crmDealId }) };
}

function addressOf(body: Reader, name: string, party: Contact | undefined, standard: Address | undefined): Address {
  const id = body.id(name);
  const known = party && [party.billing, party.shipping, ...party.addresses].find((one) => one.id === id);
  if (id && !known) body.faults.add(no.invalid(name));
  return known ?? standard ?? { id: '' };
}

/** What a document has that nothing was said of yet. */
function newDocument({ books, user }: Call, kind: Kind, body: Reader): Document {
  const draft = kind.name === 'creditnote' && body.flag('is_draft') === true;
  return {
    ...books.born(),
    kind: kind.name,
    number: '',
    reference: '',
    status: draft ? 'draft' : kind.starts,
    partyId: '',
    personIds: [],
    date: '',
    until: '',
    currencyId: '',
    exchangeRate: '1',
    lines: [],
    discount: '0',
    discountType: 'entity_level',
    discountBeforeTax: true,
    inclusive: false,
    shipping: '0',
    adjustment: '0',
    texts: {},
    fields: {},
    billing: { id: '' },
    shippingAddress: { id: '' },
    isEmailed: false,
    isViewed: false,
    orderIds: [],
    subTotal: '0',
    discountTotal: '0',
    taxTotal: '0',
    taxes: [],
    total: '0',
    paid: '0',
    credited: '0',
    writtenOff: '0',
    balance: '0',
    lastPaidOn: '',
    applied: [],
    refunds: [],
    createdBy: user.id,
  };
}
