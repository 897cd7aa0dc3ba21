// What is open with customers, added up from their open documents. Xero shows balances with a contact too, but never says when they change
// (Xero's docs), and its documents disagree on their currency: the documents themselves leave no doubt.

import { type Invoice, resources, where } from 'xero-node-lite';
import { add, type Decimal, decimal, divide, formatDecimal, round, zero } from '../../core/money.ts';
import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import type { Sums } from '../../sync/ports.ts';
import { call, type XeroAccess } from './api.ts';
import { openCredit } from './credits.ts';
import { bareIdOf } from './desk.ts';
import { PAGE_ROWS, READ_IDS } from './spec.ts';

/** Of which figures a pair wants to know. */
export interface Wanted {
  readonly due: boolean;
  readonly credit: boolean;
}

/** A document in another currency, in the organisation's own: at its own rate, to the cent. */
export function inOwnCurrency(amount: string | undefined, rate: string | undefined): Decimal {
  const value = decimal(amount ?? '0');
  return rate === undefined || Number(rate) === 0 ? round(value, 2) : divide(value, decimal(rate), 2);
}

/** The sums of each customer. One call for forty customers' invoices, one for each kind of credit. */
export async function balances(
  access: XeroAccess,
  ids: readonly RecordId[],
  today: string,
  { due, credit }: Wanted,
): Promise<Result<ReadonlyMap<RecordId, Sums>>> {
  const contacts = ids.map(bareIdOf);
  const owed = due ? await openInvoices(access, contacts) : null;
  if (owed && !owed.ok) return owed;
  const unused = credit ? await openCredit(access, contacts) : null;
  if (unused && !unused.ok) return unused;
  const sums = ids.map((id): [RecordId, Sums] => {
    const contact = bareIdOf(id);
    const own = owed?.value.filter(({ Contact }) => Contact?.ContactID === contact);
    const { fields = {}, credits = [] } = unused?.value.get(contact) ?? {};
    return [id, { fields: { ...(own && dueOf(own, today)), ...fields }, credits }];
  });
  return done(new Map(sums));
}

async function openInvoices(access: XeroAccess, contacts: readonly string[]): Promise<Result<Invoice[]>> {
  const found: Invoice[] = [];
  for (let from = 0; from < contacts.length; from += READ_IDS) {
    const contactIds = contacts.slice(from, from + READ_IDS);
    for (let page = 1; ; page++) {
      const listed = await call(access, resources.invoices.list, {
        contactIds,
        statuses: ['AUTHORISED'],
        where: where`Type==${'ACCREC'}`,
        page,
        pageSize: PAGE_ROWS,
        order: 'InvoiceID',
        summaryOnly: true,
      });
      if (!listed.ok) return listed;
      found.push(...listed.value.elements);
      if (page >= (listed.value.pagination?.pageCount ?? 1)) break;
    }
  }
  return done(found);
}

function dueOf(invoices: readonly Invoice[], today: string): Fields {
  const sumOf = (some: readonly Invoice[]) =>
    formatDecimal(some.map(({ AmountDue, CurrencyRate }) => inOwnCurrency(AmountDue, CurrencyRate)).reduce(add, zero));
  const overdue = invoices.filter(({ DueDate }) => DueDate !== undefined && DueDate < today);
  const [oldestDue = null] = overdue.map(({ DueDate = null }) => DueDate).toSorted();
  return { outstanding: sumOf(invoices), overdue: sumOf(overdue), oldestDue };
}

/** Customers with something still open that was due on one of these days, `YYYY-MM-DD`, `until` excluded. */
export function contactsOf(invoices: readonly Invoice[]): string[] {
  return [...new Set(invoices.flatMap(({ Contact }) => Contact?.ContactID ?? []))];
}
