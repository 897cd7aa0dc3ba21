// Invoices as people keep them in Zoho CRM.

import type { StoredRecord } from '../../../src/simulator/zoho/records/record.ts';
import { act, collectionOf, crmId, parts, recordsOf, text } from './crm.ts';
import { amount } from './item.ts';
import { describe, fieldsOfLines, lineNumber, type LineTold, linesIn } from './lines.ts';
import type { Deed, Desk, Office, Shown, Told } from './people.ts';

const GST = [{ name: 'GST' }];
const texts = { name: 'Subject', reference: 'Purchase_Order', dueDate: 'Due_Date', status: 'Status' } as const;
/** What people call a state there. */
const words: Readonly<Record<string, string>> = { draft: 'Created', approved: 'Approved', void: 'Void' };

function row(line: string, { quantity, price, item }: LineTold): Record<string, unknown> {
  return {
    ...(quantity !== undefined && { Quantity: Number(quantity) }),
    ...(price !== undefined && { List_Price: Number(price) }),
    ...(item !== undefined && { Product_Name: { id: parts(item).id } }),
    Description: describe(line),
  };
}

/** What of a document people type into its form; `before` is what stands there. */
function typed(told: Told, before: StoredRecord | undefined): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(texts))
    if (told[field] !== undefined) fields[name] = field === 'status' ? words[String(told.status)] : told[field];
  if (told.customer !== undefined) fields.Account_Name = { id: parts(told.customer ?? '').id };
  const lines = linesIn(told);
  const there = new Map(before?.rows?.Invoiced_Items?.map(({ id, values }) => [lineNumber(values.Description), id]));
  const rows = [...lines].flatMap(([line, said]): Record<string, unknown>[] => {
    const id = there.get(line);
    if (id !== undefined) return [said === null ? { id, _delete: null } : { id, ...row(line, said) }];
    // A change to a line that is not there is none; a new one is told whole.
    return said?.item === undefined ? [] : [{ ...row(line, said), Line_Tax: GST }];
  });
  return { ...fields, ...(rows.length > 0 && { Invoiced_Items: rows }) };
}

function recordOf(office: Office, id: string): StoredRecord {
  const record = recordsOf(office, 'Invoices').get(parts(id).id);
  if (!record) throw new RangeError('there is no such invoice');
  return record;
}

const states: Readonly<Record<string, string>> = { Created: 'draft', Approved: 'approved', Void: 'void', Paid: 'paid' };

function shown(office: Office, { id, values, rows, lock, modifiedAt }: StoredRecord): Shown {
  const mark = text(values.Xero_Invoice_ID);
  const [pair] = office.connected.pairs;
  const products = recordsOf(office, 'Products');
  const lines = (rows?.Invoiced_Items ?? []).map(({ values: row }) => ({
    description: text(row.Description) ?? '',
    quantity: amount(row.Quantity) ?? '',
    price: amount(row.List_Price) ?? '',
    item: text(products.get(String(row.Product_Name))?.values.Product_Code) ?? '',
  }));
  const status = states[String(values.Status)] ?? String(values.Status);
  return {
    id: crmId('Invoices', id),
    state: status === 'void' ? 'away' : 'live',
    into: null,
    stamps: mark === null || !pair ? {} : { [pair.pair]: `accounting.Invoices:${mark}` },
    name: text(values.Subject) ?? '',
    fields: {
      reference: text(values.Purchase_Order),
      dueDate: text(values.Due_Date),
      status,
      ...fieldsOfLines(lines),
    },
    traits: {
      date: text(values.Invoice_Date),
      customer: crmId('Accounts', String(values.Account_Name)),
      total: amount(values.Grand_Total),
      due: amount(values.Xero_Amount_Due),
    },
    locked: lock !== undefined,
    savedAt: modifiedAt,
  };
}

const setTo =
  (Status: string): Deed =>
  (office, record) =>
    void act(office, 'record.edit', { ...parts(record), fields: { Status } });

const simply =
  (action: string): Deed =>
  (office, record) =>
    void act(office, action, { ...parts(record) });

export const invoicesInCrm: Desk = {
  create: (office, told) => {
    const fields = { Invoice_Date: told.date ?? '2026-11-19', ...typed(told, undefined) };
    return crmId('Invoices', String(act(office, 'record.create', { module: 'Invoices', fields }).id));
  },
  edit: (office, record, told) => {
    const fields = typed(told, recordOf(office, record));
    if (Object.keys(fields).length > 0) act(office, 'record.edit', { ...parts(record), fields });
  },
  read: (office) =>
    new Map(
      [...recordsOf(office, 'Invoices').values()].map((record) => [
        crmId('Invoices', record.id),
        shown(office, record),
      ]),
    ),
  collections: (office) => [collectionOf(office, 'Invoices')],
  deeds: {
    approve: { often: 2, does: setTo('Approved') },
    void: { often: 1, does: setTo('Void') },
    remove: { often: 1, does: simply('record.delete') },
    restore: { often: 1, does: (office, record) => void act(office, 'record.restore', { id: parts(record).id }) },
    clone: { often: 0.4, does: simply('record.clone') },
    lock: { often: 0.3, does: simply('record.lock') },
    unlock: { often: 0.6, does: simply('record.unlock') },
    'save as it is': {
      often: 1,
      does: (office, record) => void act(office, 'record.edit', { ...parts(record), fields: {} }),
    },
  },
};
