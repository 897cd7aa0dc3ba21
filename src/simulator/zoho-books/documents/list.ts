// Lists of documents: what each sort can be filtered and sorted by. All of them take `last_modified_time` (Zoho's docs).

import type { Books } from '../books.ts';
import { amount, contains, day, type Filter, id, keyed, text, words } from '../list/filters.ts';
import type { ListSpec } from '../list/list.ts';
import type { Document } from './document.ts';
import type { Kind } from './kinds.ts';
import { showDocumentRow } from './show.ts';
import { shownStatus } from './status.ts';

/** The statuses that each sort can be filtered by. `unpaid` and `overdue` gather several. */
const statuses: Record<Kind['name'], readonly string[]> = {
  estimate: ['draft', 'sent', 'invoiced', 'accepted', 'declined', 'expired'],
  salesorder: ['draft', 'open', 'invoiced', 'partially_invoiced', 'void', 'overdue'],
  invoice: [
    'draft',
    'sent',
    'viewed',
    'overdue',
    'unpaid',
    'partially_paid',
    'paid',
    'void',
    'pending_approval',
    'approved',
  ],
  creditnote: ['draft', 'open', 'closed', 'void'],
  purchaseorder: ['draft', 'open', 'billed', 'cancelled'],
};

const approvals = ['pending_approval', 'approved', 'rejected'];

function isInStatus(status: string) {
  return (document: Document, books: Books): boolean => {
    const shown = shownStatus(books, document);
    if (status === 'unpaid') return ['sent', 'viewed', 'overdue', 'partially_paid', 'approved'].includes(shown);
    return shown === status;
  };
}

/** `partially_paid` is `Status.PartiallyPaid`. */
function filterName(status: string): string {
  const words_ = status.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Status.${status === 'overdue' ? 'OverDue' : words_.join('')}`;
}

function filtersOf({ name, party, until }: Kind): Filter<Document>[] {
  const known = [...new Set([...statuses[name], ...approvals])];
  const tests = Object.fromEntries(known.map((status) => [status, isInStatus(status)]));
  const partyName = (document: Document, books: Books) => books.contacts.get(document.partyId)?.name ?? '';
  return [
    keyed(
      text(`${name}_number`, ({ number }) => number),
      'number',
    ),
    text('reference_number', ({ reference }) => reference),
    id(`${party}_id`, ({ partyId }) => partyId, 'party'),
    text(`${party}_name`, partyName),
    text('item_name', ({ lines }) => lines.map((line) => line.name)),
    text('item_description', ({ lines }) => lines.map((line) => line.description)),
    id('item_id', ({ lines }) => lines.flatMap(({ itemId }) => itemId ?? []), 'item'),
    day('date', ({ date }) => date),
    ...(until === undefined ? [] : [day<Document>(until, (document) => document.until)]),
    amount('total', ({ total }) => total),
    amount('balance', ({ balance }) => balance),
    id('zcrm_potential_id', ({ crmDealId }) => crmDealId, 'deal'),
    contains('search_text', (document, books) => [document.number, document.reference, partyName(document, books)]),
    words('status', tests),
    words('filter_by', {
      'Status.All': () => true,
      ...Object.fromEntries(known.map((status) => [filterName(status), isInStatus(status)])),
    }),
  ];
}

export function documentList(kind: Kind): ListSpec<Document> {
  const { name, many, party, until } = kind;
  return {
    key: many,
    report: `${kind.label}s`,
    table: (books) => books.documents[name],
    columns: {
      [`${party}_name`]: ({ partyId }, books) => books.contacts.get(partyId)?.name ?? '',
      [`${name}_number`]: 'number',
      date: 'date',
      ...(until !== undefined && { [until]: 'until' }),
      total: 'total',
      balance: 'balance',
      created_time: 'created_time',
    },
    standard: ['date', 'D'],
    filters: filtersOf(kind),
    since: true,
    show: showDocumentRow,
  };
}
