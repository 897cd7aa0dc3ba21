// Making and changing purchase orders: a POST finds a live one by its number, and a deleted one keeps its number for good.

import type { Work } from '../call.ts';
import { echoDocument } from '../documents/echo.ts';
import { ARCHIVED_ON_DOCUMENT } from '../documents/header.ts';
import { nextNumber } from '../documents/number.ts';
import { present, readParts } from '../documents/parts.ts';
import { documentShape } from '../documents/shape.ts';
import { folded } from '../wire/text.ts';
import { type Bound, date, guid, text } from '../write/shape.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import { type PurchaseOrder, type PurchaseOrderStatus, purchaseOrderStatuses } from './purchase-order.ts';
import { showPurchaseOrder } from './show.ts';

const shape = {
  ...documentShape,
  PurchaseOrderID: guid,
  PurchaseOrderNumber: text(255),
  DeliveryDate: date,
  ExpectedArrivalDate: date,
  DeliveryAddress: text(),
  AttentionTo: text(),
  Telephone: text(),
  DeliveryInstructions: text(500),
} as const;
type Element = Bound<typeof shape>;

export const purchaseOrderWriting: Writing<typeof shape> = {
  root: 'PurchaseOrders',
  shape,
  flag: 'HasErrors',
  id: 'PurchaseOrderID',
  apply,
};

const DELETED = 'Deleted PurchaseOrders cannot be updated';
const BAD_CHANGE = 'PurchaseOrder status change is invalid';

function apply(work: Work, element: Element, mode: Mode): Applied {
  const { books } = work;
  const found = meant(work, element, mode);
  const before = found === 'unknown' ? undefined : found;
  const named = element.PurchaseOrderID !== undefined;
  const refuse = (troubles: Trouble[], lines: PurchaseOrder['lines'] = []): Applied => {
    const stored = before && named ? showPurchaseOrder(work, before, 'write') : undefined;
    const id = named ? before?.id : undefined;
    return { refused: troubles, echo: echoDocument(work, { idName: 'PurchaseOrderID', id, element, stored, lines }) };
  };
  if (found === 'unknown') return refuse([trouble('The purchase order could not be found.')]);
  if (before?.Status === 'DELETED') return refuse([trouble(BAD_CHANGE), trouble(DELETED)]);
  const contact = before && books.contacts.get(before.contactId);
  if (contact && contact.ContactStatus !== 'ACTIVE') return refuse([trouble(ARCHIVED_ON_DOCUMENT, 'Contact')]);
  const Status = (element.Status ?? before?.Status ?? 'DRAFT') as PurchaseOrderStatus;
  const read = readParts(work, element, before, {
    side: 'purchases',
    unitdp: 4,
    accountTax: true,
    discounts: false,
    binding: false,
    theme: true,
    createsContact: false,
    types: 'Exclusive',
  });
  if (read === 'missing') return 'missing';
  const { parts, troubles } = read;
  const wrong = [...overlong(shape, element), ...troubles, ...complete(work, element, before, Status)];
  if (!parts.lines.length && Status !== 'DRAFT') wrong.push(trouble('At least one line item must be specified.'));
  if (wrong.length) return refuse(wrong, parts.lines);
  const order: PurchaseOrder = { ...parts, Status, ...header(work, element, before), updatedAt: books.now() };
  const saved = books.purchaseOrders.set(order);
  return { done: () => showPurchaseOrder(work, saved, 'write') };
}

function meant(
  { books }: Work,
  { PurchaseOrderID, PurchaseOrderNumber }: Element,
  mode: Mode,
): PurchaseOrder | undefined | 'unknown' {
  if (PurchaseOrderID !== undefined)
    return (mode === 'create' ? undefined : books.purchaseOrders.get(PurchaseOrderID)) ?? 'unknown';
  if (mode === 'create' || !PurchaseOrderNumber) return undefined;
  const numbered = books.purchaseOrders.having('number', folded(PurchaseOrderNumber));
  return numbered.find(({ Status }) => Status !== 'DELETED') ?? numbered[0];
}

/** Every live status may follow every other (as far as was seen). Wordings but the catalogue's are (unverified). */
function complete(
  { books }: Work,
  element: Element,
  before: PurchaseOrder | undefined,
  status: PurchaseOrderStatus,
): Trouble[] {
  const wrong: Trouble[] = [];
  const { PurchaseOrderNumber: number } = element;
  const known = purchaseOrderStatuses.includes(status) && (before !== undefined || status !== 'DELETED');
  if (!known) wrong.push(trouble(BAD_CHANGE));
  const taken = number
    ? books.purchaseOrders.having('number', folded(number)).some(({ id }) => id !== before?.id)
    : false;
  if (taken) wrong.push(trouble('The purchase order number must be unique.'));
  for (const [at, { Quantity, UnitAmount, LineItemID }] of (element.LineItems ?? []).entries()) {
    const missing = Quantity !== undefined && UnitAmount === undefined && LineItemID === undefined;
    if (missing && !element.LineItems?.[at]?.ItemCode)
      wrong.push(trouble('UnitAmount must be specified.', `LineItems.${at}`));
  }
  return wrong;
}

function header({ books }: Work, element: Element, before: PurchaseOrder | undefined) {
  const isTaken = (number: string) => books.purchaseOrders.having('number', number).length > 0;
  const members = present({
    Reference: element.Reference ?? before?.Reference,
    DeliveryDate: element.DeliveryDate ?? before?.DeliveryDate,
    ExpectedArrivalDate: element.ExpectedArrivalDate ?? before?.ExpectedArrivalDate,
    DeliveryAddress: element.DeliveryAddress ?? before?.DeliveryAddress,
    AttentionTo: element.AttentionTo ?? before?.AttentionTo,
    Telephone: element.Telephone ?? before?.Telephone,
    DeliveryInstructions: element.DeliveryInstructions ?? before?.DeliveryInstructions,
  });
  return {
    ...members,
    SentToContact: element.SentToContact ?? before?.SentToContact ?? false,
    PurchaseOrderNumber: element.PurchaseOrderNumber || before?.PurchaseOrderNumber || nextNumber(books, 'PO', isTaken),
  };
}
