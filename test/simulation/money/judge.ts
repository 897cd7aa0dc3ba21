// Whether both sides are equal to the cent: every invoice, every customer, and the sum of all. Accounting's own documents are added up here
// once more, by other means than the product's.

import type { Json } from '../desk-documents.ts';
import type { Scene } from './events.ts';

export const cents = (value: unknown): number => Math.round(Number(value ?? 0) * 100);
export const sumOf = (rows: readonly Json[], member: string): number =>
  rows.reduce((sum, row) => sum + cents(row[member]), 0);

/** What differs, in words. */
export async function unequal(scene: Scene): Promise<string[]> {
  const { desk } = scene;
  const invoices = desk.xero<Json[]>('list', { collection: 'Invoices' });
  const asked = new Set((await desk.issues()).map(({ facts }) => JSON.stringify(facts)));
  const differences = [
    ...invoices.flatMap((invoice) => byInvoice(scene, invoice, asked.size > 0)),
    ...desk.rawList('Accounts').flatMap((row) => byCustomer(scene, desk.raw('Accounts', String(row.id)), invoices)),
    ...inSum(scene, invoices),
    ...onlyOnce(scene),
  ];
  return differences;
}

const states: Readonly<Record<string, readonly string[]>> = {
  PAID: ['Paid'],
  VOIDED: ['Void'],
  AUTHORISED: ['Approved', 'Partly paid', 'Overdue'],
};

function byInvoice({ desk }: Scene, invoice: Json, isAsked: boolean): string[] {
  const row = desk
    .rawList('Invoices')
    .find((each) => desk.raw('Invoices', String(each.id)).Xero_Invoice_ID === invoice.InvoiceID);
  if (!row) return [`${String(invoice.InvoiceNumber)} is not in the CRM`];
  const shown = desk.raw('Invoices', String(row.id));
  const due = invoice.Status === 'VOIDED' ? 0 : cents(invoice.AmountDue);
  const pairs: [string, number, number][] = [
    ['due', due, cents(shown.Xero_Amount_Due)],
    ['paid', cents(invoice.AmountPaid), cents(shown.Xero_Amount_Paid)],
    ['credited', cents(invoice.AmountCredited), cents(shown.Xero_Amount_Credited)],
    ['payment by payment', cents(invoice.AmountPaid), listed(shown.Xero_Payments)],
    ['credit by credit', cents(invoice.AmountCredited), listed(shown.Xero_Credit_Used)],
  ];
  const wrong = pairs.filter(([, theirs, ours]) => theirs !== ours);
  const state = states[String(invoice.Status)] ?? [];
  const told = wrong.map(
    ([what, theirs, ours]) => `${String(invoice.InvoiceNumber)}: ${what} ${theirs}, shown ${ours}`,
  );
  const isStateWrong = !isAsked && !state.includes(String(shown.Status));
  return isStateWrong
    ? [...told, `${String(invoice.InvoiceNumber)} is ${String(invoice.Status)}, shown ${String(shown.Status)}`]
    : told;
}

/** The amounts of a list of payments, each the second part of its line. */
function listed(text: unknown): number {
  const lines = typeof text === 'string' && text !== '' ? text.split('\n') : [];
  return lines.reduce((sum, line) => sum + cents(line.split(' · ')[1]), 0);
}

export function byCustomer({ desk }: Scene, account: Json, invoices: readonly Json[]): string[] {
  const isTheirs = ({ Contact }: Json) => (Contact as Json).ContactID === account.Xero_Contact_ID;
  const isOpen = (row: Json) => row.Status === 'AUTHORISED' && isTheirs(row);
  const credit = (collection: string) =>
    sumOf(desk.xero<Json[]>('list', { collection }).filter(isOpen), 'RemainingCredit');
  const [notes, over, pre] = ['CreditNotes', 'Overpayments', 'Prepayments'].map(credit);
  const pairs: [string, number, unknown][] = [
    ['outstanding', sumOf(invoices.filter(isOpen), 'AmountDue'), account.Xero_Outstanding],
    ['credit notes', notes ?? 0, account.Xero_Credit_Notes],
    ['overpayments', over ?? 0, account.Xero_Overpayments],
    ['prepayments', pre ?? 0, account.Xero_Prepayments],
    ['credit', (notes ?? 0) + (over ?? 0) + (pre ?? 0), account.Xero_Credit_Balance],
  ];
  const wrong = pairs.filter(([, theirs, ours]) => theirs !== cents(ours));
  return wrong.map(
    ([what, theirs, ours]) => `${String(account.Account_Name)}: ${what} ${theirs}, shown ${cents(ours)}`,
  );
}

function inSum({ desk }: Scene, invoices: readonly Json[]): string[] {
  const due = sumOf(
    invoices.filter(({ Status }) => Status === 'AUTHORISED'),
    'AmountDue',
  );
  const shown = desk.rawList('Invoices').map(({ id }) => desk.raw('Invoices', String(id)));
  const owed = desk.rawList('Accounts').map(({ id }) => desk.raw('Accounts', String(id)));
  const [byInvoices, byCustomers] = [sumOf(shown, 'Xero_Amount_Due'), sumOf(owed, 'Xero_Outstanding')];
  return due === byInvoices && due === byCustomers ? [] : [`in sum ${due} due, shown ${byInvoices} and ${byCustomers}`];
}

/** What we entered, we entered no more often than somebody asked for it. */
function onlyOnce({ desk, setPaid }: Scene): string[] {
  const ours = desk
    .xero<Json[]>('list', { collection: 'Payments' })
    .filter(({ Reference }) => /^crm\./.test(String(Reference)));
  return ours.length > setPaid ? [`${ours.length} payments entered, ${setPaid} asked for`] : [];
}
