// Old invoices of accounting, a historical run that brings them over, and the two ways in which the product goes down under it: killed, and
// replaced by a new version.

import type { Product } from './product.ts';
import type { Vendors } from './vendors.ts';

export interface Run {
  readonly id: string;
  readonly state: string;
  readonly progress: { readonly found: number; readonly linked: number; readonly held: number };
}

/** Settings under which only a run brings them over: all of them are older. */
export const settings = {
  startDate: '2030-01-01',
  values: { taxes: { GST: 'OUTPUT2' } },
  kinds: { item: { on: true }, invoice: { on: true } },
};

/** An organisation's old invoices, so many. */
export function enterOld(vendors: Vendors, count: number, from = 0): void {
  const name = `Tall Pines ${from}`;
  const { ContactID } = vendors.act('xero', 'contact.create', { Name: name }) as { ContactID: string };
  if (from === 0)
    vendors.act('xero', 'item.create', {
      Code: 'NUT',
      Name: 'Nut',
      SalesDetails: { UnitPrice: 2.5, AccountCode: '200' },
    });
  for (let at = from; at < from + count; at++) {
    const line = {
      ItemCode: 'NUT',
      Description: 'Nuts',
      Quantity: 1,
      UnitAmount: 10,
      AccountCode: '200',
      TaxType: 'OUTPUT2',
    };
    vendors.act('xero', 'invoice.create', {
      Type: 'ACCREC',
      InvoiceNumber: `OLD-${at}`,
      Contact: { ContactID },
      Date: '2026-01-10',
      DueDate: '2026-02-10',
      Status: 'AUTHORISED',
      LineItems: [line],
    });
  }
}

/** Subjects of the invoices that stand in the CRM. */
export function inCrm(vendors: Vendors): string[] {
  const { items } = vendors.act('zoho', 'list', { module: 'Invoices', limit: 1_000 }) as {
    items: { Subject: string }[];
  };
  return items.map(({ Subject }) => Subject);
}

export function runsOf(product: Product, pair: string) {
  const path = `/api/pairs/${pair}/runs`;
  return {
    read: (id: string) => product.api<Run>('GET', `${path}/${id}`),
    plan: () => product.api<Run>('POST', path, { kinds: ['invoice'], direction: 'to-crm' }),
    start: (id: string) => product.api<Run>('PATCH', `${path}/${id}`, { state: 'queued' }),
  };
}
