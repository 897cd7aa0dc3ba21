// A world with one customer who is invoiced, for the tests about invoices: what they send, and how they read an answer.

import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

export const line = { Description: 'Job', Quantity: 2, UnitAmount: 10.5, AccountCode: '200' };
export const SETTLED = 'This document cannot be edited as it has a payment or credit note allocated to it.';
export const STATUS = 'Invoice not of valid status for modification';

export let world: XeroWorld;
export let ContactID: string;

/** Opens a new world with the customer. */
export async function openSales(): Promise<void> {
  world = await XeroWorld.open({ company: 'empty' });
  const made = await world.call('PUT', 'Contacts', { Name: 'Customer', EmailAddress: 'c@x.example' });
  ContactID = made.json.Contacts[0].ContactID;
}

/** An approved sales invoice of 24.15. */
export function sale(fields: object = {}): object {
  return {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-09-14',
    DueDate: '2026-09-30',
    Status: 'AUTHORISED',
    LineItems: [line],
    ...fields,
  };
}

export function bill(fields: object = {}): object {
  return sale({ Type: 'ACCPAY', LineItems: [{ ...line, AccountCode: '300' }], ...fields });
}

export function put(body: unknown, query = '?unitdp=4'): Promise<Answer> {
  return world.call('PUT', `Invoices${query}`, body);
}

export function post(body: unknown, query = '?unitdp=4'): Promise<Answer> {
  return world.call('POST', `Invoices${query}`, body);
}

/** Makes an invoice and returns it as it came back. */
export async function made(body: object = sale()): Promise<Parsed> {
  const answer = await put(body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.Invoices[0];
}

export async function pay(InvoiceID: string, Amount: number): Promise<void> {
  const payment = { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-09-15', Amount };
  const answer = await world.call('PUT', 'Payments', payment);
  if (answer.status !== 200) throw new Error(answer.text);
}

/** The messages of the first element of a refusal. */
export function messages(answer: Answer): string[] {
  if (answer.status !== 400) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return answer.json.Elements[0].ValidationErrors.map((error: Parsed) => error.Message);
}
