// `/PurchaseOrders`: always in pages, filtered by parameters of their own and never by `where`; by id or number.

import type { Call } from '../call.ts';
import { documentFields } from '../documents/filters.ts';
import { pdfOf, wantsPdf } from '../documents/pdf.ts';
import { byDate, byGuid, byOptimised } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import type { PurchaseOrder } from './purchase-order.ts';
import { showPurchaseOrder } from './show.ts';
import { purchaseOrderWriting } from './write.ts';

const SCOPES = ['accounting.invoices'];

export const purchaseOrders: Listing<PurchaseOrder> = {
  root: 'PurchaseOrders',
  type: 'PurchaseOrder',
  table: ({ books }) => books.purchaseOrders,
  fields: (of) => ({
    ...documentFields<PurchaseOrder>(of),
    PurchaseOrderID: byGuid(({ id }) => id),
    PurchaseOrderNumber: byOptimised(({ PurchaseOrderNumber }) => PurchaseOrderNumber),
    DeliveryDate: byDate(({ DeliveryDate }) => DeliveryDate),
  }),
  pages: 'always',
  modifiedSince: true,
  where: false,
  order: true,
  only: wanted,
  show: showPurchaseOrder,
};

export const purchaseOrderRoutes: Route[] = [
  {
    path: ['PurchaseOrders'],
    scopes: SCOPES,
    get: (call) => list(call, purchaseOrders),
    put: (call) => write(call, purchaseOrderWriting, 'create'),
    post: (call) => write(call, purchaseOrderWriting, 'upsert'),
  },
  { path: ['PurchaseOrders', ':id'], scopes: SCOPES, get: single, post: update },
  { path: ['PurchaseOrders', ':id', 'pdf'], scopes: SCOPES, get: single },
];

function wanted({ query }: Call): (order: PurchaseOrder) => boolean {
  const status = query.get('Status')?.toUpperCase();
  const [from, to] = [query.get('DateFrom'), query.get('DateTo')];
  return ({ Status, Date }) =>
    (status === undefined || Status === status) &&
    (from === undefined || Date >= from) &&
    (to === undefined || Date <= to);
}

function found({ books, path }: Call): PurchaseOrder | undefined {
  const key = path[1] ?? '';
  if (isGuid(key)) return books.purchaseOrders.get(key.toLowerCase());
  const numbered = books.purchaseOrders.having('number', folded(key));
  return numbered.find(({ Status }) => Status !== 'DELETED') ?? numbered[0];
}

function single(call: Call): Reply {
  const order = found(call);
  if (!order) return notFound();
  if (wantsPdf(call)) return pdfOf(call, `Purchase order ${order.PurchaseOrderNumber}`, order);
  return enveloped(call, 'PurchaseOrders', [showPurchaseOrder(call, order, 'single')]);
}

function update(call: Call): Reply {
  const order = found(call);
  return order ? write(call, purchaseOrderWriting, 'update', order.id) : notFound();
}
