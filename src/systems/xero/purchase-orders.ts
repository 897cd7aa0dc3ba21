// Xero's purchase orders. They move no money, and a deleted one keeps its number: it is given another as it is deleted, so that its own
// can be used again.

import { type PurchaseOrder, resources } from 'xero-node-lite';
import { bodyOf, call, sendBody } from './api.ts';
import { bareIdOf, type Desk } from './desk.ts';
import { elementsOf, isMadeFrom, type Office, type Sort, toSeen, toSight, unmarked } from './document.ts';
import { orderStates } from './document-dialect.ts';
import { readOneByOne } from './one-by-one.ts';
import { PAGE_ROWS } from './spec.ts';

const words = new Map<string, string>(orderStates);

const sort: Sort<PurchaseOrder> = {
  ...unmarked,
  module: 'PurchaseOrders',
  idName: 'PurchaseOrderID',
  numberName: 'PurchaseOrderNumber',
  state: ({ Status }) => words.get(Status ?? '') ?? null,
  fixed: ({ Status }) => (Status === 'DELETED' ? { why: 'void', open: [] } : null),
  version: ({ UpdatedDateUTC }) => String(UpdatedDateUTC ?? 0),
  started: () => ({}),
  finished: (draft, { id, fields }) =>
    fields.status === 'deleted' ? { PurchaseOrderID: draft.PurchaseOrderID, ...deleted(bareIdOf(id)) } : draft,
  putAway: ({ id }) => deleted(bareIdOf(id)),
};

function deleted(id: string) {
  return { Status: 'DELETED', PurchaseOrderNumber: `deleted-${id}` };
}

export function purchaseOrderDesk(office: Office): Desk<PurchaseOrder> {
  return {
    module: sort.module,
    party: 'vendor',
    pages: { least: 1, most: PAGE_ROWS },
    reads: { atOnce: 1, most: Infinity },
    list: (access, { since, page, pageSize, order }) =>
      call(access, resources.purchaseOrders.list, {
        page,
        pageSize,
        order: order === 'id' ? 'PurchaseOrderID' : 'UpdatedDateUTC',
        ...(since !== null && { modifiedSince: since }),
      }),
    read: (access, ids) => readOneByOne(ids, (id) => call(access, resources.purchaseOrders.get, id)),
    idOf: ({ PurchaseOrderID }) => PurchaseOrderID,
    changedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC ?? 0,
    toSight: (kind, translator, order) => toSight(toSeen(office, sort, kind, translator, order), order.Status),
    toSeen: (kind, translator, order) => toSeen(office, sort, kind, translator, order),
    isMadeFrom,
    elementsOf: (translator, write) => elementsOf(office, sort, translator, write),
    body: (op, orders) => bodyOf(resources.purchaseOrders, op, orders),
    send: (access, prepared, key) => sendBody(access, resources.purchaseOrders, prepared, key),
  };
}
