// Given five hundred invoices from before the start date, half of them in each system, accounting that mails what is made there, and a CRM
// with a workflow of the customer's own; when a historical run brings them over; then all of them stand on both sides once, no customer
// gets a mail, and no workflow starts.

import { expect, test } from 'vitest';
import type { Json } from '../documents.ts';
import { bolts, Desk, sale } from '../desk.ts';

const OF_EACH_SIDE = 250;
const PAGES_MS = 300_000;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly estimate: { readonly records: number } | null;
  readonly progress: { readonly linked: number; readonly held: number };
}

async function until(desk: Desk, id: string, state: string): Promise<Run> {
  for (let minutes = 0; minutes < 120; minutes++) {
    const run = await desk.ask<Run>('GET', `runs/${id}`);
    if (run.state === state) return run;
    await desk.settle(1);
  }
  throw new Error(`the run did not come to be ${state}`);
}

/** A month of the year, and a day of it, by turns. */
const dayOf = (n: number) => `2026-0${1 + (n % 9)}-${String(10 + (n % 19))}`;

function enter(desk: Desk, { account, line }: ReturnType<typeof bolts>): void {
  desk.save('Contacts', { Last_Name: 'Keeper', Email: 'keeper@harbour.test', Account_Name: { id: account } });
  const numbers = Array.from({ length: OF_EACH_SIDE }, (_, n) => n);
  const records = numbers.map((n) => ({
    Subject: `Old sale ${n}`,
    Account_Name: { id: account },
    Invoice_Date: dayOf(n),
    Due_Date: dayOf(n),
    Invoiced_Items: [line(1 + (n % 5), 10)],
  }));
  desk.zoho('records.import', { module: 'Invoices', records, quiet: true });
  const advice = { Description: 'Advice', UnitAmount: 80, AccountCode: '200', TaxType: 'OUTPUT2' };
  for (const n of numbers) {
    const lines = [{ ...advice, ItemCode: 'BOLT', Quantity: 1 + (n % 3) }];
    sale(desk, 'Tall Pines', lines, { Date: dayOf(n), DueDate: dayOf(n) });
  }
  desk.zoho('rule.set', { module: 'Invoices', field: 'Terms_and_Conditions', value: 'Thank you.' });
}

test(
  'five hundred old invoices come over, without a mail and without a workflow',
  async () => {
    const sequence = { invoice: { status: 'AUTHORISED', email: 'accounting', account: '200' } };
    const desk = await Desk.open({
      settings: { startDate: '2026-11-01', sequence },
      switches: { xero: { minuteLimit: 100_000, dayLimit: 100_000 } },
    });
    const known = bolts(desk);
    await desk.settle();
    enter(desk, known);
    await desk.settle();
    desk.written();
    const order = { kinds: ['invoice'], direction: 'both', from: '2026-01-01', to: '2026-10-31' };
    const planned = await desk.ask<Run>('POST', 'runs', order);
    expect((await until(desk, planned.id, 'draft')).estimate?.records).toBe(2 * OF_EACH_SIDE);
    expect(desk.written()).toEqual([]);

    await desk.ask('PATCH', `runs/${planned.id}`, { state: 'queued' });
    expect((await until(desk, planned.id, 'done')).progress).toEqual(
      expect.objectContaining({ linked: 2 * OF_EACH_SIDE, held: 0 }),
    );
    await desk.settle(10);
    const [xero, crm] = [desk.books('Invoices'), desk.crm('Invoices')];
    const totals = (sums: readonly unknown[]) => sums.map(Number).sort((one, other) => one - other);
    expect(xero).toHaveLength(2 * OF_EACH_SIDE);
    expect(totals(crm.map(({ Grand_Total }) => Grand_Total))).toEqual(totals(xero.map(({ Total }) => Total)));
    const twins = crm.map(({ Xero_Invoice_ID }) => String(Xero_Invoice_ID)).sort();
    expect(twins).toEqual(xero.map(({ InvoiceID }) => String(InvoiceID)).sort());

    expect(desk.written().filter((call) => /email|send_mail/i.test(call))).toEqual([]);
    expect(xero.filter(({ SentToContact }: Json) => SentToContact === true)).toEqual([]);
    expect(crm.filter(({ Terms_and_Conditions }: Json) => Terms_and_Conditions !== null)).toEqual([]);
    expect(await desk.issues()).toEqual([]);

    // The workflow is there, and starts for a person.
    desk.edit('Invoices', String(crm[0]?.id), { Purchase_Order: 'PO 1' });
    expect(desk.raw('Invoices', String(crm[0]?.id)).Terms_and_Conditions).toBe('Thank you.');
  },
  PAGES_MS,
);
