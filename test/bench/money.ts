// What money costs in calls to Xero: invoices that are paid there at once, and one payment alone; their payments with account and id, and
// what is open with the customers, included.

import { bolts, Desk } from '../simulation/desk.ts';
import type { Figures } from './figures.ts';

const INVOICES = 40;
/** Beside what the timer looks at anyhow: change pages, payments of twenty invoices a call, sums. */
const MOST = { many: 26, one: 12 } as const;

export async function money(figures: Figures): Promise<void> {
  figures.title(
    `Calls of money, profile free: ${INVOICES} invoices of two customers, fifteen minutes each (virtual time)`,
  );
  const desk = await Desk.open({
    kinds: ['item', 'invoice', 'payment', 'credit'],
    settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } },
  });
  const { line, invoice } = bolts(desk);
  const second = desk.save('Accounts', { Account_Name: 'Second Wind' });
  for (let at = 0; at < INVOICES; at++) invoice([line(1, 10)], at % 2 === 0 ? {} : { Account_Name: { id: second } });
  await desk.settle(15);
  desk.calls('xero');
  await desk.settle(15);
  const timers = desk.calls('xero');
  figures.add('nothing happens, within an hour of a change: Xero calls', timers, '');
  const named = (at: number) => `INV-${String(at).padStart(4, '0')}`;
  desk.xero('payment.record', { invoice: named(1), amount: '1' });
  await desk.settle(15);
  figures.add('one payment: Xero calls beside those', desk.calls('xero') - timers, '', { most: MOST.one });
  for (let at = 1; at <= INVOICES; at++) desk.xero('payment.record', { invoice: named(at) });
  await desk.settle(15);
  figures.add(`${INVOICES} payments: Xero calls beside those`, desk.calls('xero') - timers, '', { most: MOST.many });
}
