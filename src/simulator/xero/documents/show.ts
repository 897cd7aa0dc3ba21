// How the parts that documents have in common are shown.

import type { Work } from '../call.ts';
import { contactInDocument, contactInPage, contactStub } from '../contacts/show.ts';
import { shownUnit } from '../items/show.ts';
import type { Level } from '../list/listing.ts';
import { dateString, midnight, msDate, utcString } from '../wire/dates.ts';
import { shown } from '../wire/decimal.ts';
import type { Json } from '../wire/reply.ts';
import type { Document, Line } from './document.ts';
import { showTracking } from './tracking.ts';

/** Whole cents as a JSON number. */
export function money(cents: number): number {
  return shown(cents, 2);
}

/** The contact, as fully as the way of asking allows. */
export function showContactOf(work: Work, { contactId }: Pick<Document, 'contactId'>, level: Level): Json {
  const contact = work.books.contacts.get(contactId);
  if (level === 'list') return contactStub(contact);
  return level === 'page' ? contactInPage(contact) : contactInDocument(work, contact);
}

/** `Date` and `DateString` together, under any name. */
export function showDate(name: string, date: string | undefined): Json {
  if (date === undefined) return {};
  return { [`${name}String`]: dateString(date), [name]: msDate(midnight(date)) };
}

/** The time of change, in both forms. */
export function showUpdated(updatedAt: number): Json {
  return { UpdatedDateUTC: msDate(updatedAt), UpdatedDateUTCString: utcString(updatedAt) };
}

/** The sums; a discount only where there is one. */
export function showTotals({ subTotalCents, totalTaxCents, totalCents, totalDiscountCents }: Document): Json {
  return {
    SubTotal: money(subTotalCents),
    TotalTax: money(totalTaxCents),
    Total: money(totalCents),
    ...(totalDiscountCents !== 0 && { TotalDiscount: money(totalDiscountCents) }),
  };
}

/** Lines of a page carry less of their tracking, and no errors (seen on the wire). */
export function showLines(work: Work, lines: readonly Line[], level: Level, unitdp: 2 | 4 = work.unitdp): Json[] {
  return lines.map((line) => showLine(work, line, level, unitdp));
}

function showLine(work: Work, line: Line, level: Level, unitdp: 2 | 4): Json {
  const { books } = work;
  const account = line.accountId === undefined ? undefined : books.accounts.get(line.accountId);
  const [item] = line.ItemCode === undefined ? [] : books.items.having('code', line.ItemCode);
  const inList = level === 'page' || level === 'list';
  return {
    ...(line.ItemCode !== undefined && { ItemCode: line.ItemCode }),
    ...(line.Description !== undefined && { Description: line.Description }),
    ...(line.unitAmount !== undefined && { UnitAmount: shownUnit(line.unitAmount, unitdp) }),
    ...(line.TaxType !== undefined && { TaxType: line.TaxType }),
    TaxAmount: money(line.taxCents),
    LineAmount: money(line.lineCents),
    ...(account?.Code !== undefined && { AccountCode: account.Code }),
    ...(item &&
      work.xero.switches.linesNameItems && {
        Item: { ItemID: item.id, Name: item.Name ?? item.Code, Code: item.Code },
      }),
    Tracking: showTracking(work, line.tracking, inList),
    ...(line.quantity !== undefined && { Quantity: shown(line.quantity, 4) }),
    ...(line.DiscountRate !== undefined && { DiscountRate: Number(line.DiscountRate) }),
    ...(line.discountCents !== undefined && { DiscountAmount: money(line.discountCents) }),
    LineItemID: line.LineItemID,
    ...(account && { AccountID: account.id }),
    ...(!inList && { ValidationErrors: [] }),
  };
}
