// What money costs in calls to Xero: invoices that are paid there at once, one payment alone, and a midnight at which invoices fall overdue;
// their payments with account and id, and what is open with the customers, included. And how soon a part payment shows.

import { bolts, Desk } from '../simulation/desk.ts';
import type { Act } from './burst.ts';
import type { Figures } from './figures.ts';
import { Office } from './office.ts';
import { hearCalls, noteWrites, share } from './signals.ts';

const MINUTE_MS = 60_000;
const INVOICES = 40;
/**
 * Beside what the timer looks at: change pages, payments of twenty invoices a call, and sums. The sums of forty customers are one call for
 * invoices and one for each kind of credit, at most every ten minutes.
 */
const MOST = { many: 26, one: 12, sums: 8 } as const;

export async function money(figures: Figures): Promise<void> {
  await calls(figures);
  await partPayments(figures);
}

async function calls(figures: Figures): Promise<void> {
  figures.title(
    `Calls of money, profile free: ${INVOICES} invoices of two customers, fifteen minutes each (virtual time)`,
  );
  const desk = await Desk.open({
    kinds: ['item', 'invoice', 'payment', 'credit'],
    settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } },
  });
  const { line, invoice } = bolts(desk);
  const second = desk.save('Accounts', { Account_Name: 'Second Wind' });
  for (let at = 0; at < INVOICES; at++)
    invoice([line(1, 10)], { Due_Date: '2026-11-20', ...(at % 2 === 1 && { Account_Name: { id: second } }) });
  await desk.settle(15);
  const named = (at: number) => `INV-${String(at).padStart(4, '0')}`;
  await compared(desk, figures, 'one payment', MOST.one, () =>
    desk.xero('payment.record', { invoice: named(1), amount: '1' }),
  );
  // It is ten in the evening where the organisation is, and most of an hour has gone by.
  await desk.wait(45);
  desk.calls('xero');
  await desk.wait(45);
  const paths = desk.paths('xero');
  figures.add('midnight: Xero calls to find what fell overdue', paths.filter(isFallenDue).length, '', { most: 1 });
  figures.add('midnight: Xero calls to add up what is open', paths.filter(isSum).length, '', { most: MOST.sums });
  await compared(desk, figures, `${INVOICES} payments`, MOST.many, () => {
    for (let at = 1; at <= INVOICES; at++) desk.xero('payment.record', { invoice: named(at) });
  });
}

/** What is done costs so many calls more than the quarter of an hour before it, in which nothing happened. */
async function compared(desk: Desk, figures: Figures, name: string, most: number, act: () => void): Promise<void> {
  desk.calls('xero');
  await desk.settle(15);
  const before = desk.calls('xero');
  act();
  await desk.settle(15);
  const paths = desk.paths('xero');
  figures.add(`${name}: Xero calls, beside ${before} of the timer`, paths.length - before, '', { most });
  figures.add(`${name}: of these, to add up what is open`, paths.filter(isSum).length, '', { most: MOST.sums });
}

/** Sums of what is open: of customers by their ids, and of each kind of credit that is not used up. */
function isSum(path: string): boolean {
  return (
    /\?.*(ContactIDs=|RemainingCredit)/i.test(path) || /(CreditNotes|Overpayments|Prepayments)\?.*AUTHORISED/.test(path)
  );
}

function isFallenDue(path: string): boolean {
  return decodeURIComponent(path.replaceAll('+', ' ')).includes('DueDate>=');
}

const PAYMENTS = 30;
const EVERY_MS = 10_000;
const LATENCY_MS = 200;
/** As for any change that a webhook tells of. */
const MOST_S = 2;

/** Seconds from the webhook that tells of a part payment to the save that shows it on the CRM's invoice. */
async function partPayments(figures: Figures): Promise<void> {
  figures.title(
    `A part payment in Xero, shown in Zoho, vendors answering in ${LATENCY_MS} ms (virtual time, profile free)`,
  );
  const told = new Map<string, number>();
  const written = new Map<string, number>();
  const pending = new Map<string, string>();
  const ids: string[] = [];
  const office = await Office.open({
    latencyMs: LATENCY_MS,
    settings: { kinds: { item: { on: true }, invoice: { on: true }, payment: { on: true } } },
    before: (act) => ids.push(...invoicesIn(act)),
  });
  const { bench } = office;
  Object.assign(bench.vendors.vendors.xero?.switches ?? {}, { dayLimit: 100_000 });
  await office.goLive();
  await office.run(20 * MINUTE_MS);
  hearCalls(office, told, pending);
  for (const [at, id] of ids.entries()) {
    const amount = `${10 + at}.01`;
    bench.at(bench.clock.now() + at * EVERY_MS, () => {
      pending.set(`"Xero_Last_Payment":${amount},`, id);
      office.act('xero', 'payment.record', { invoice: id, amount });
    });
  }
  bench.vendors.logBodies = true;
  for (let minute = 0; minute < (PAYMENTS * EVERY_MS) / MINUTE_MS + 2; minute++) {
    bench.vendors.calls = [];
    await office.run(MINUTE_MS);
    noteWrites(office, 'zoho', pending, written);
  }
  const times = [...pending.keys()].flatMap((value) => {
    const [from, to] = [told.get(value), written.get(value)];
    return from === undefined || to === undefined ? [] : [(to - from) / 1_000];
  });
  figures.add('part payments that show', times.length, '', { least: PAYMENTS });
  figures.add('from the webhook to the save: p50', share(times, 0.5), 's');
  figures.add('from the webhook to the save: p95', share(times, 0.95), 's', { most: MOST_S });
}

/** Approved invoices of ten customers, of which the CRM learns when the pair goes live. */
function invoicesIn(act: Act): string[] {
  const contacts = Array.from({ length: 10 }, (_, at) => act('xero', 'contact.create', { Name: `Customer ${at}` }));
  act('xero', 'item.create', { Code: 'NUT', Name: 'Nut' });
  const words = { ItemCode: 'NUT', Description: 'Nuts', Quantity: 1, AccountCode: '200', TaxType: 'OUTPUT2' };
  return Array.from({ length: PAYMENTS }, (_, at) => {
    const { ContactID } = contacts[at % contacts.length] as { ContactID: string };
    const dates = { Date: '2026-11-18', DueDate: '2026-12-18' };
    const heading = { Type: 'ACCREC', Contact: { ContactID }, ...dates, Status: 'AUTHORISED' };
    const made = act('xero', 'invoice.create', { ...heading, LineItems: [{ ...words, UnitAmount: 100 }] });
    return (made as { InvoiceID: string }).InvoiceID;
  });
}
