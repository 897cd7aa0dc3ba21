// What is open between the organisation and a contact: never stored, so that it can't go stale, and never moving the contact's
// time of change (Xero's docs).

import type { Work } from '../call.ts';
import { type Credit, isReceivable, remainingCents } from '../credits/credit.ts';
import { dueCents } from '../invoices/invoice.ts';
import { exactly, quotient, scaled, shown } from '../wire/decimal.ts';
import type { Json } from '../wire/reply.ts';

interface Open {
  outstandingCents: number;
  overdueCents: number;
}

/** The Balances of a contact; undefined where nothing is open. */
export function balancesOf(work: Work, contactId: string): Json | undefined {
  const { books } = work;
  const receivable: Open = { outstandingCents: 0, overdueCents: 0 };
  const payable: Open = { outstandingCents: 0, overdueCents: 0 };
  for (const invoice of books.invoices.having('contact', contactId)) {
    if (invoice.Status !== 'AUTHORISED') continue;
    const side = invoice.Type === 'ACCREC' ? receivable : payable;
    const cents = inBase(work, dueCents(invoice), invoice.CurrencyRate);
    side.outstandingCents += cents;
    if (invoice.DueDate !== undefined && invoice.DueDate < books.today()) side.overdueCents += cents;
  }
  for (const credit of credits(work, contactId)) {
    if (credit.Status !== 'AUTHORISED') continue;
    const side = isReceivable(credit) ? receivable : payable;
    side.outstandingCents -= inBase(work, remainingCents(credit), credit.CurrencyRate);
  }
  const open = [receivable, payable].some(({ outstandingCents, overdueCents }) => outstandingCents || overdueCents);
  return open ? { AccountsReceivable: shownOpen(receivable), AccountsPayable: shownOpen(payable) } : undefined;
}

function credits({ books }: Work, contactId: string): Credit[] {
  return [books.creditNotes, books.overpayments, books.prepayments].flatMap((table) =>
    table.having('contact', contactId),
  );
}

function inBase({ xero }: Work, cents: number, rate: string): number {
  if (xero.switches.balancesCurrency === 'raw') return cents;
  return quotient(scaled(cents, 2), exactly(rate), 2);
}

function shownOpen({ outstandingCents, overdueCents }: Open): Json {
  return { Outstanding: shown(outstandingCents, 2), Overdue: shown(overdueCents, 2) };
}
