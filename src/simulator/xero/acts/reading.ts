// Reading the state from outside: every list in the shape that the API shows, without limits and without a token.

import { bankTransactions } from '../banking/routes.ts';
import { contacts } from '../contacts/routes.ts';
import { creditNotes, overpayments, prepayments } from '../credits/routes.ts';
import { invoices } from '../invoices/routes.ts';
import { items } from '../items/routes.ts';
import type { Listing } from '../list/listing.ts';
import { payments } from '../payments/routes.ts';
import { purchaseOrders } from '../purchase-orders/routes.ts';
import { quotes } from '../quotes/routes.ts';
import { accounts } from '../settings/accounts.ts';
import { brandingThemes, currencies, users } from '../settings/short-lists.ts';
import { taxRates } from '../settings/tax-rates.ts';
import { trackingCategories } from '../settings/tracking-categories.ts';
import type { Row } from '../store/table.ts';
import type { Books } from '../store/books.ts';
import type { Json } from '../wire/reply.ts';
import { type Acts, appOf, booksOf, type Input, type Stage } from './input.ts';
import { personIn } from './person.ts';

/** A list as it is read from outside, whatever its rows are. */
interface Readable {
  root: string;
  rows: (books: Books) => { id: string; show: () => Json }[];
}

function readable<T extends Row>({ root, table, show }: Listing<T>): Readable {
  return {
    root,
    rows: (books) =>
      table({ books })
        .all()
        .map((row) => ({ id: row.id, show: () => show(personIn(books), row, 'single', false) })),
  };
}

const lists: readonly Readable[] = [
  readable(contacts),
  readable(items),
  readable(invoices),
  readable(creditNotes),
  readable(overpayments),
  readable(prepayments),
  readable(payments),
  readable(bankTransactions),
  readable(quotes),
  readable(purchaseOrders),
  readable(accounts),
  readable(taxRates),
  readable(trackingCategories),
  readable(currencies),
  readable(brandingThemes),
  readable(users),
];

export const readingActs: Acts = {
  list: (stage, input) => rowsOf(stage, input).map(({ show }) => show()),
  get: (stage, input) => {
    const id = input.text('id');
    const row = rowsOf(stage, input).find((one) => one.id === id);
    if (!row) throw new RangeError(`no record ${id}`);
    return row.show();
  },
  'calls.reset': ({ api }) => api.limits.reset(),
  'calls.use': (stage, input) =>
    stage.api.limits.useUp(appOf(stage, input).id, booksOf(stage, input).tenantId, input.number('calls')),
};

function rowsOf(stage: Stage, input: Input): ReturnType<Readable['rows']> {
  const collection = input.text('collection');
  const found = lists.find(({ root }) => root.toLowerCase() === collection.toLowerCase());
  if (!found) throw new RangeError(`no list named ${collection}: ${lists.map(({ root }) => root).join(', ')}`);
  return found.rows(booksOf(stage, input));
}
