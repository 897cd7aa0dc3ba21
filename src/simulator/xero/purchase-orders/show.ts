// How a purchase order is shown. In answers to writes its contact lacks addresses and bears a shifted time (seen on the wire, once).

import type { Work } from '../call.ts';
import { showContactOf, showDate, showLines, showTotals, showUpdated } from '../documents/show.ts';
import type { Level } from '../list/listing.ts';
import { regions } from '../organisation/organisation.ts';
import { msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import type { PurchaseOrder } from './purchase-order.ts';

const texts = ['Reference', 'DeliveryAddress', 'AttentionTo', 'Telephone', 'DeliveryInstructions'] as const;

/** A purchase order; its prices always have four decimals. */
export function showPurchaseOrder(work: Work, order: PurchaseOrder, level: Level): Json {
  const { BrandingThemeID, totalDiscountCents } = order;
  const shown: Json = {
    PurchaseOrderID: order.id,
    PurchaseOrderNumber: order.PurchaseOrderNumber,
    ...showDate('Date', order.Date),
    ...showDate('DeliveryDate', order.DeliveryDate),
    ...showDate('ExpectedArrivalDate', order.ExpectedArrivalDate),
  };
  for (const name of texts) if (order[name] !== undefined) shown[name] = order[name];
  return {
    ...shown,
    ...(level !== 'write' && { HasAttachments: work.books.attachments.having('parent', order.id).length > 0 }),
    Status: order.Status,
    SentToContact: order.SentToContact,
    Contact: level === 'write' ? contactInAnswer(work, order) : showContactOf(work, order, level),
    LineAmountTypes: order.LineAmountTypes,
    LineItems: showLines(work, order.lines, level, 4),
    ...showTotals(order),
    IsDiscounted: totalDiscountCents !== 0,
    Type: 'PURCHASEORDER',
    CurrencyRate: Number(order.CurrencyRate),
    CurrencyCode: order.CurrencyCode,
    ...(BrandingThemeID !== undefined && { BrandingThemeID }),
    HasErrors: false,
    UpdatedDateUTC: showUpdated(order.updatedAt).UpdatedDateUTC,
  };
}

/** The contact's time of change is local time told as UTC. */
function contactInAnswer(work: Work, order: PurchaseOrder): Json {
  const contact = work.books.contacts.get(order.contactId);
  const { Addresses: _addresses, ...shown } = showContactOf(work, order, 'write');
  if (!contact) return shown;
  const { timeZone } = regions[work.books.organisation.region];
  return { ...shown, Addresses: [], UpdatedDateUTC: msDate(contact.updatedAt + offsetOf(timeZone, contact.updatedAt)) };
}

/** How far a time zone is ahead of UTC at that moment, in ms. */
function offsetOf(timeZone: string, ms: number): number {
  const form = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${form.format(ms).replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000;
}
