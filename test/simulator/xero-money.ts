// A world with one customer and one open invoice of 100, for the tests about money and credit.

import { TOUR_SCOPE } from './xero-tour.ts';
import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

export { messages } from './xero-sales.ts';

export const NOT_AUTHORISED = 'Payments can only be made against Authorised documents';
export const TOO_MUCH = 'Payment amount exceeds the amount outstanding on this document';

export let world: XeroWorld;
export let ContactID: string;
export let InvoiceID: string;

/** Opens a new world with the customer and the invoice, which is a second old. */
export async function openMoney(): Promise<void> {
  world = await XeroWorld.open({ company: 'empty', scope: TOUR_SCOPE });
  ContactID = (await world.call('PUT', 'Contacts', { Name: 'Customer' })).json.Contacts[0].ContactID;
  InvoiceID = (await sale(100)).InvoiceID;
  world.clock.time += 1000;
}

/** Makes an approved invoice without tax. */
export async function sale(UnitAmount: number, fields: object = {}): Promise<Parsed> {
  const answer = await world.call('PUT', 'Invoices', {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID },
    Date: '2026-09-10',
    DueDate: '2026-09-30',
    LineItems: [{ Description: 'Job', UnitAmount, AccountCode: '200', TaxType: 'NONE' }],
    ...fields,
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.Invoices[0];
}

/** Pays the invoice, or whatever `fields` name. */
export function pay(Amount: number, fields: object = {}): Promise<Answer> {
  const payment = { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-09-14', Amount };
  return world.call('PUT', 'Payments', { ...payment, ...fields });
}

/** The invoice as it is now. */
export async function invoice(): Promise<Parsed> {
  return (await world.get(`Invoices/${InvoiceID}`)).json.Invoices[0];
}
