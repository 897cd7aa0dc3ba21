// A thousand invoices of five lines, made and changed on each side, as people and imports do it: through the vendors' own doors.

import type { Act, Phase } from './burst.ts';

const LINES = 5;
/** So many invoices share a customer. */
const OF_ONE_CUSTOMER = 10;

/** The settings under which they travel. */
export const invoiceSettings = {
  startDate: '2026-01-01',
  values: { taxes: { GST: 'OUTPUT2' } },
  sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
  kinds: { item: { on: true }, invoice: { on: true } },
};

/** The phases; each builds on what the one before left. */
export function invoiceBurst(act: Act, count: number): Phase[] {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const ids: string[] = [];
  return [
    {
      name: `${count} invoices of ${LINES} lines created in the CRM`,
      side: 'crm',
      how: 'created',
      work: () => ids.push(...createInvoices(act, numbers)),
    },
    {
      name: `${count} invoices of ${LINES} lines changed in the CRM`,
      side: 'crm',
      how: 'changed',
      work: () => {
        for (const [n, id] of ids.entries()) {
          const { Invoiced_Items } = act('zoho', 'get', { module: 'Invoices', id }) as Invoice;
          const rows = Invoiced_Items.slice(0, 1).map(({ id: row }) => ({ id: row, Quantity: 2 + (n % 7) }));
          act('zoho', 'record.edit', { module: 'Invoices', id, fields: { Invoiced_Items: rows } });
        }
      },
    },
    {
      name: `${count} invoices of ${LINES} lines changed in Xero`,
      side: 'accounting',
      how: 'changed',
      work: () => {
        const invoices = act('xero', 'list', { collection: 'Invoices' }) as { InvoiceID: string }[];
        for (const { InvoiceID } of invoices) act('xero', 'invoice.edit', { InvoiceID, DueDate: '2027-02-15' });
      },
    },
    {
      name: `${count} invoices of ${LINES} lines paid in Xero`,
      side: 'accounting',
      how: 'changed',
      work: () => {
        const invoices = act('xero', 'list', { collection: 'Invoices' }) as { InvoiceNumber: string }[];
        for (const { InvoiceNumber } of invoices) act('xero', 'payment.record', { invoice: InvoiceNumber });
      },
    },
  ];
}

interface Invoice {
  readonly Invoiced_Items: readonly { readonly id: string }[];
}

function createInvoices(act: Act, numbers: readonly number[]): string[] {
  const accounts = imported(
    act,
    'Accounts',
    numbers
      .filter((n) => n % OF_ONE_CUSTOMER === 0)
      .map((n) => ({ Account_Name: `Burst Company ${n}`, Phone: `+64 9 555 ${n}` })),
  );
  const product = { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, Tax: ['GST'] };
  const [bolt] = imported(act, 'Products', [product]);
  const lines = Array.from({ length: LINES }, (_, at) => ({
    Product_Name: { id: bolt },
    Description: `Part ${at + 1}`,
    Quantity: 1,
    List_Price: 10 + at,
    Line_Tax: [{ name: 'GST' }],
  }));
  return imported(
    act,
    'Invoices',
    numbers.map((n) => ({
      Subject: `Burst ${n}`,
      Account_Name: { id: accounts[Math.floor(n / OF_ONE_CUSTOMER)] },
      Invoice_Date: '2026-11-19',
      Due_Date: '2026-12-19',
      Invoiced_Items: lines,
    })),
  );
}

function imported(act: Act, module: string, records: readonly object[]): string[] {
  return (act('zoho', 'records.import', { module, records }) as { ids: string[] }).ids;
}
