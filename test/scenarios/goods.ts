// What is sold in scenarios, whichever desk they take place at.

import type { Json } from './documents.ts';

/** What a desk can do in the CRM. */
interface InCrm {
  save(module: string, fields: Json): string;
  raw(module: string, id: string): Json;
}

/** What a desk can do in accounting. */
interface InAccounting {
  books(collection: string): Json[];
  xero<T = Json>(action: string, input?: Json): T;
}

/** A company and a product that the CRM knows, and lines that name it. */
export function bolts(desk: InCrm, tax = 'GST', company = 'Harbour Light') {
  const account = desk.save('Accounts', { Account_Name: company });
  const taxed = tax === '' ? {} : { Tax: [tax] };
  const product = desk.save('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, ...taxed });
  const line = (quantity: number, price: number, more: Json = {}): Json => ({
    Product_Name: { id: product },
    Quantity: quantity,
    List_Price: price,
    Line_Tax: tax === '' ? [] : [{ name: tax }],
    ...more,
  });
  const invoice = (lines: readonly Json[], more: Json = {}): string =>
    desk.save('Invoices', {
      Subject: 'Bolts for the harbour',
      Account_Name: { id: account },
      Invoice_Date: '2026-11-19',
      Due_Date: '2026-12-19',
      Invoiced_Items: lines,
      ...more,
    });
  return { account, product, line, invoice };
}

/** Ids of a document's rows in the CRM, in their order. */
export function rowIds(desk: InCrm, module: string, id: string, rows: string): string[] {
  const { [rows]: list } = desk.raw(module, id);
  return (list as Json[]).map((row) => String(row.id));
}

/** An approved invoice that somebody enters in accounting; returns it as accounting shows it. */
export function sale(desk: InAccounting, contact: string, lines: readonly Json[], more: Json = {}): Json {
  const known = desk.books('Contacts').find(({ Name }) => Name === contact);
  const { ContactID } = known ?? desk.xero<Json>('contact.create', { Name: contact });
  return desk.xero('invoice.create', {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    Status: 'AUTHORISED',
    LineItems: lines,
    ...more,
  });
}
