// Credit of customers: credit notes, overpayments and prepayments. What of it is not used yet, and whom its changes concern. None of them
// has a record of its own on the other side: they show with their customers, and on the invoices that they were used for.

import {
  allOf,
  type CreditNote,
  guid,
  type Overpayment,
  type Page,
  type Prepayment,
  resources,
  type Where,
  where,
} from 'xero-node-lite';
import { add, decimal, formatDecimal } from '../../core/money.ts';
import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import type { Feed, OpenCredit, Sums } from '../../sync/ports.ts';
import { call, type XeroAccess } from './api.ts';
import { inOwnCurrency } from './balances.ts';
import { toContactId } from './contacts.ts';
import { recordIdOf } from './desk.ts';
import { PAGE_ROWS } from './spec.ts';

type Credit = CreditNote | Overpayment | Prepayment;

interface Query {
  readonly where?: Where;
  readonly page: number;
  readonly pageSize: number;
  readonly order?: string;
  readonly modifiedSince?: number;
}

interface Sort {
  readonly module: string;
  /** Our field for what of it is not used. */
  readonly field: string;
  /** The types of it that customers have. */
  readonly types: readonly string[];
  list(access: XeroAccess, query: Query): Promise<Result<Page<Credit>>>;
}

const sorts: readonly Sort[] = [
  {
    module: 'CreditNotes',
    field: 'creditNotes',
    types: ['ACCRECCREDIT'],
    list: (access, query) => call(access, resources.creditNotes.list, query),
  },
  {
    module: 'Overpayments',
    field: 'overpayments',
    types: ['RECEIVE-OVERPAYMENT', 'AROVERPAYMENT'],
    list: (access, query) => call(access, resources.overpayments.list, query),
  },
  {
    module: 'Prepayments',
    field: 'prepayments',
    types: ['RECEIVE-PREPAYMENT', 'ARPREPAYMENT'],
    list: (access, query) => call(access, resources.prepayments.list, query),
  },
];

const isReceived = ({ types }: Sort, { Type = '' }: Credit) => types.includes(Type);

/**
 * By contact: what of each kind of credit is not used, the whole of it, and each by itself. Only open credit is listed, all customers' at
 * once.
 */
export async function openCredit(
  access: XeroAccess,
  contacts: readonly string[],
): Promise<Result<ReadonlyMap<string, Sums>>> {
  const wanted = new Set(contacts);
  const each = new Map(contacts.map((id): [string, OpenCredit[]] => [id, []]));
  const sums = new Map(contacts.map((id) => [id, new Map(sorts.map(({ field }) => [field, decimal('0')]))]));
  const [only, ...more] = contacts;
  const open = where`Status==${'AUTHORISED'}`;
  const filter = only !== undefined && more.length === 0 ? allOf(open, where`Contact.ContactID==${guid(only)}`) : open;
  for (const sort of sorts)
    for (let page = 1; ; page++) {
      const listed = await sort.list(access, { where: filter, page, pageSize: PAGE_ROWS });
      if (!listed.ok) return listed;
      for (const credit of listed.value.elements.filter((one) => isReceived(sort, one))) {
        const { Contact, RemainingCredit, CurrencyRate } = credit;
        const own = wanted.has(Contact?.ContactID ?? '') ? sums.get(Contact?.ContactID ?? '') : undefined;
        each.get(Contact?.ContactID ?? '')?.push(toldOf(credit));
        own?.set(sort.field, add(own.get(sort.field) ?? decimal('0'), inOwnCurrency(RemainingCredit, CurrencyRate)));
      }
      if (page >= (listed.value.pagination?.pageCount ?? 1)) break;
    }
  return done(new Map([...sums].map(([id, own]) => [id, { fields: fieldsOf(own), credits: each.get(id) ?? [] }])));
}

/** Named as an invoice names it that it is used for. */
function toldOf(credit: Credit): OpenCredit {
  const { Date: on = '', RemainingCredit: left = '0', CurrencyCode: currency, CurrencyRate: rate } = credit;
  return {
    name: nameOf(credit),
    on,
    left,
    ...(currency !== undefined && { currency }),
    ...(rate !== undefined && { rate }),
  };
}

function nameOf(credit: Credit): string {
  if ('OverpaymentID' in credit) return `overpayment ${credit.OverpaymentID}`;
  if ('PrepaymentID' in credit) return `prepayment ${credit.PrepaymentID}`;
  return credit.CreditNoteNumber ?? `credit note ${credit.CreditNoteID}`;
}

function fieldsOf(sums: ReadonlyMap<string, ReturnType<typeof decimal>>): Fields {
  const whole = [...sums.values()].reduce(add);
  const parts = [...sums].map(([field, sum]): [string, string] => [field, formatDecimal(sum)]);
  return { ...Object.fromEntries(parts), creditBalance: formatDecimal(whole) };
}

/** Where the reading of each collection has got to, epoch ms. */
type Reached = Readonly<Record<string, number>>;

/** A first look goes back this far: who is new is added up anyhow. */
const FIRST_MS = 3_600_000;

/** What changed of customers' credit since a checkpoint. Where ids are named, only their collections are read. */
export async function creditFeed(
  access: XeroAccess,
  from: string | null,
  { named, overlapMs, now }: { named: readonly RecordId[] | null; overlapMs: number; now: number },
): Promise<Result<Feed>> {
  const reached: Reached = from === null ? {} : (JSON.parse(from) as Reached);
  const asked = sorts.filter(({ module }) => !named || named.some((id) => id.startsWith(`accounting.${module}:`)));
  const next: Record<string, number> = { ...reached };
  const customers = new Set<RecordId>();
  const invoices = new Set<RecordId>();
  let more = false;
  for (const sort of asked) {
    const since = (reached[sort.module] ?? now - FIRST_MS) - overlapMs - 1_000;
    const query = { modifiedSince: since, page: 1, pageSize: PAGE_ROWS, order: 'UpdatedDateUTC' };
    const listed = await sort.list(access, query);
    if (!listed.ok) return listed;
    const { elements, servedAtMs } = listed.value;
    const isFull = elements.length === PAGE_ROWS;
    more ||= isFull;
    const last = elements.at(-1)?.UpdatedDateUTC ?? 0;
    next[sort.module] = Math.max(reached[sort.module] ?? 0, isFull ? last : (servedAtMs ?? last) - 1_000);
    for (const credit of elements.filter((each) => isReceived(sort, each))) {
      if (credit.Contact?.ContactID !== undefined) customers.add(toContactId(credit.Contact.ContactID));
      for (const { Invoice } of credit.Allocations)
        if (Invoice?.InvoiceID !== undefined) invoices.add(recordIdOf({ module: 'Invoices' }, Invoice.InvoiceID));
    }
  }
  return done({ customers: [...customers], invoices: [...invoices], checkpoint: JSON.stringify(next), more });
}
