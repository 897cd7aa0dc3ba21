// What a person does with purchase orders in Xero's pages.

import { type Act, type Acts, booksOf } from '../acts/input.ts';
import { personApplies, personWrites } from '../acts/person.ts';
import { folded, isGuid } from '../wire/text.ts';
import { purchaseOrderWriting } from './write.ts';

export const purchaseOrderActs: Acts = {
  'purchaseorder.create': (stage, input) => personWrites(stage, input, purchaseOrderWriting, 'create'),
  'purchaseorder.edit': (stage, input) => personWrites(stage, input, purchaseOrderWriting, 'update'),
  'purchaseorder.approve': setStatus('AUTHORISED'),
  'purchaseorder.bill': setStatus('BILLED'),
  'purchaseorder.delete': setStatus('DELETED'),
};

function setStatus(Status: string): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const key = input.text('order');
    const found = isGuid(key)
      ? books.purchaseOrders.get(key.toLowerCase())
      : books.purchaseOrders.having('number', folded(key))[0];
    if (!found) throw new RangeError(`no purchase order ${key}`);
    return personApplies(books, purchaseOrderWriting, { PurchaseOrderID: found.id, Status }, 'update');
  };
}
