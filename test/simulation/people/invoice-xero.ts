// Invoices as people keep them in Xero.

import type { Line } from '../../../src/simulator/xero/documents/document.ts';
import type { Invoice } from '../../../src/simulator/xero/invoices/invoice.ts';
import { itemOf } from './item.ts';
import { describe, fieldsOfLines, lineNumber, linesIn, type LineTold } from './lines.ts';
import type { Deed, Desk, Office, Shown, Told } from './people.ts';

const PREFIX = 'accounting.Invoices:';
const SALES = '200';

function act({ world, tenant }: Office, action: string, input: object): Record<string, unknown> {
  return world.vendors.xero?.act(action, { ...input, tenant }) as Record<string, unknown>;
}

function invoicesOf({ mirror, tenant }: Office): ReadonlyMap<string, Invoice> {
  return mirror.documents<Invoice>(`xero.${tenant}.invoices`);
}

function idOf(record: string): string {
  return record.slice(PREFIX.length);
}

function invoiceOf(office: Office, record: string): Invoice {
  const invoice = invoicesOf(office).get(idOf(record));
  if (!invoice) throw new RangeError('there is no such invoice');
  return invoice;
}

function lineItem(office: Office, line: string, { quantity, price, item }: LineTold): Record<string, unknown> {
  return {
    Description: describe(line),
    ...(quantity !== undefined && { Quantity: quantity }),
    ...(price !== undefined && { UnitAmount: price }),
    ...(item !== undefined && { ItemCode: itemOf(office, item).Code }),
  };
}

/** Xero's pages send all lines, those that nobody touched as well. */
function lineItems(office: Office, told: Told, before: readonly Line[]): Record<string, unknown>[] {
  const lines = linesIn(told);
  const kept = before.flatMap(({ LineItemID, Description }) => {
    const said = lines.get(lineNumber(Description));
    if (said === null) return [];
    return [{ LineItemID, ...(said && lineItem(office, lineNumber(Description), said)) }];
  });
  const there = new Set(before.map(({ Description }) => lineNumber(Description)));
  const fresh = [...lines].flatMap(([line, said]) =>
    said?.item === undefined || there.has(line)
      ? []
      : [{ ...lineItem(office, line, said), TaxType: 'OUTPUT2', AccountCode: SALES }],
  );
  return [...kept, ...fresh];
}

function typed(office: Office, told: Told, before: readonly Line[]): Record<string, unknown> {
  const { reference, dueDate, customer } = told;
  return {
    ...(reference !== undefined && { Reference: reference ?? '' }),
    ...(dueDate !== undefined && { DueDate: dueDate }),
    ...(customer !== undefined && { Contact: { ContactID: (customer ?? '').slice('accounting.Contacts:'.length) } }),
    ...(linesIn(told).size > 0 && { LineItems: lineItems(office, told, before) }),
  };
}

const states: Readonly<Record<Invoice['Status'], string>> = {
  DRAFT: 'draft',
  SUBMITTED: 'draft',
  AUTHORISED: 'approved',
  PAID: 'paid',
  VOIDED: 'void',
  DELETED: 'void',
};

function shown(office: Office, invoice: Invoice): Shown {
  const { id, Status, Reference, DueDate, InvoiceNumber, Url, contactId, totalCents, updatedAt } = invoice;
  const [pair] = office.connected.pairs;
  const mark = /#(crm\.\w+:.+)$/.exec(Url ?? '')?.[1];
  const lines = invoice.lines.map(({ Description, quantity, unitAmount, ItemCode }) => ({
    description: Description ?? '',
    quantity: ((quantity ?? 0) / 10_000).toFixed(4),
    price: ((unitAmount ?? 0) / 10_000).toFixed(4),
    item: ItemCode ?? '',
  }));
  const text = (value: string | undefined) => (value === undefined || value === '' ? null : value);
  return {
    id: PREFIX + id,
    state: states[Status] === 'void' ? 'away' : 'live',
    into: null,
    stamps: mark === undefined || !pair ? {} : { [pair.pair]: mark },
    name: InvoiceNumber ?? '',
    fields: {
      reference: text(Reference),
      dueDate: text(DueDate),
      status: states[Status],
      ...fieldsOfLines(lines),
    },
    traits: {
      date: invoice.Date ?? null,
      customer: `accounting.Contacts:${contactId}`,
      total: (totalCents / 100).toFixed(4),
      due: ((totalCents - invoice.paidCents - invoice.creditedCents) / 100).toFixed(4),
    },
    locked: false,
    savedAt: updatedAt,
  };
}

const setTo =
  (action: string): Deed =>
  (office, record) =>
    void act(office, action, { invoice: idOf(record) });

export const invoicesInXero: Desk = {
  create: (office, told) => {
    const heading = { Type: 'ACCREC', Date: told.date ?? '2026-11-19', LineAmountTypes: 'Exclusive' };
    const Status = told.status === 'approved' ? 'AUTHORISED' : 'DRAFT';
    const made = act(office, 'invoice.create', { ...heading, Status, ...typed(office, told, []) });
    return PREFIX + String(made.InvoiceID);
  },
  edit: (office, record, told) => {
    const fields = typed(office, told, invoiceOf(office, record).lines);
    if (Object.keys(fields).length > 0) act(office, 'invoice.edit', { InvoiceID: idOf(record), ...fields });
  },
  read: (office) =>
    new Map([...invoicesOf(office).values()].map((invoice) => [PREFIX + invoice.id, shown(office, invoice)])),
  collections: ({ tenant }) => [`xero.${tenant}.invoices`],
  deeds: {
    approve: { often: 2, does: setTo('invoice.approve') },
    void: { often: 1, does: setTo('invoice.void') },
    remove: { often: 1, does: setTo('invoice.delete') },
    'save as it is': {
      often: 1,
      does: (office, record) => void act(office, 'invoice.edit', { InvoiceID: idOf(record) }),
    },
  },
};
