// `/CreditNotes`, `/Overpayments` and `/Prepayments`: read alike, allocated alike; only credit notes are written here.

import type { Call } from '../call.ts';
import { documentFields } from '../documents/filters.ts';
import { pdfOf, wantsPdf } from '../documents/pdf.ts';
import { money } from '../documents/show.ts';
import { byGuid, byNumber, byOptimised } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import { allocationWriting, removeAllocation } from './allocations.ts';
import { type Credit, type CreditKind, remainingCents } from './credit.ts';
import { creditTable } from './settle.ts';
import { idNames, roots, showCredit } from './show.ts';
import { creditNoteWriting } from './write.ts';

const scopes: Record<CreditKind, string[]> = {
  'credit-note': ['accounting.invoices'],
  overpayment: ['accounting.payments'],
  prepayment: ['accounting.payments'],
};

function listing(kind: CreditKind, type: string): Listing<Credit> {
  return {
    root: roots[kind],
    type,
    table: ({ books }) => creditTable(books, kind),
    fields: (of) => ({
      ...documentFields<Credit>(of),
      [idNames[kind]]: byGuid(({ id }) => id),
      Type: byOptimised(({ Type }) => Type),
      [kind === 'prepayment' ? 'InvoiceNumber' : 'CreditNoteNumber']: byOptimised(({ number }) => number, 'number'),
      RemainingCredit: byNumber((credit) => money(remainingCents(credit))),
    }),
    pages: 'asked',
    modifiedSince: true,
    where: true,
    order: true,
    only: wanted,
    show: showCredit,
  };
}

export const creditNotes = listing('credit-note', 'CreditNote');
export const overpayments = listing('overpayment', 'Overpayment');
export const prepayments = listing('prepayment', 'Prepayment');

/** `References` finds overpayments, `InvoiceNumbers` prepayments. */
function wanted({ query }: Call): (credit: Credit) => boolean {
  const references = query.list('References');
  const numbers = query.list('InvoiceNumbers')?.map(folded);
  return ({ Reference = '', number = '' }) =>
    (!references || references.includes(Reference)) && (!numbers || numbers.includes(folded(number)));
}

function routesOf(kind: CreditKind, of: Listing<Credit>): Route[] {
  const single = (call: Call): Reply => {
    const credit = found(call, kind);
    if (!credit) return notFound();
    if (kind === 'credit-note' && wantsPdf(call)) return pdfOf(call, `Credit note ${credit.number ?? ''}`, credit);
    return enveloped(call, roots[kind], [showCredit(call, credit, 'single')]);
  };
  const allocations = {
    put: (call: Call) => {
      const credit = found(call, kind);
      return credit ? write(call, allocationWriting(kind, credit.id), 'create') : notFound();
    },
  };
  return [
    { path: [roots[kind], ':id'], scopes: scopes[kind], get: single, ...(kind === 'credit-note' && { post: update }) },
    { path: [roots[kind], ':id', 'Allocations'], scopes: scopes[kind], ...allocations },
    {
      path: [roots[kind], ':id', 'Allocations', ':allocation'],
      scopes: scopes[kind],
      delete: (call) => removeAllocation(call, kind),
    },
    { path: [roots[kind]], scopes: scopes[kind], get: (call) => list(call, of), ...(kind === 'credit-note' && writes) },
  ];
}

const writes = {
  put: (call: Call) => write(call, creditNoteWriting, 'create'),
  post: (call: Call) => write(call, creditNoteWriting, 'upsert'),
};

function update(call: Call): Reply {
  const credit = found(call, 'credit-note');
  return credit ? write(call, creditNoteWriting, 'update', credit.id) : notFound();
}

function found({ books, path }: Call, kind: CreditKind): Credit | undefined {
  const key = path[1] ?? '';
  const table = creditTable(books, kind);
  if (isGuid(key)) return table.get(key.toLowerCase());
  return kind === 'credit-note' ? table.having('number', folded(key))[0] : undefined;
}

export const creditRoutes: Route[] = [
  ...routesOf('credit-note', creditNotes),
  { path: ['CreditNotes', ':id', 'pdf'], scopes: scopes['credit-note'], get: (call) => pdfRoute(call) },
  ...routesOf('overpayment', overpayments),
  ...routesOf('prepayment', prepayments),
];

function pdfRoute(call: Call): Reply {
  const credit = found(call, 'credit-note');
  return credit ? pdfOf(call, `Credit note ${credit.number ?? ''}`, credit) : notFound();
}
