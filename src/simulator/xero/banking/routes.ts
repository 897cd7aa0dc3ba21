// `/BankTransactions`: enough to record money that brings over- and prepayments, and to read it.

import type { Call } from '../call.ts';
import { documentFields } from '../documents/filters.ts';
import { byFlag, byGuid, byOptimised } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import type { BankTransaction } from './bank-transaction.ts';
import { showBankTransaction } from './show.ts';
import { bankTransactionWriting } from './write.ts';

const SCOPES = ['accounting.banktransactions'];

export const bankTransactions: Listing<BankTransaction> = {
  root: 'BankTransactions',
  type: 'BankTransaction',
  table: ({ books }) => books.bankTransactions,
  fields: (of) => ({
    ...documentFields<BankTransaction>(of),
    BankTransactionID: byGuid(({ id }) => id),
    Type: byOptimised(({ Type }) => Type),
    IsReconciled: byFlag(({ IsReconciled }) => IsReconciled),
    'BankAccount.AccountID': byGuid(({ accountId }) => accountId),
  }),
  pages: 'asked',
  modifiedSince: true,
  where: true,
  order: true,
  show: showBankTransaction,
};

export const bankTransactionRoutes: Route[] = [
  {
    path: ['BankTransactions'],
    scopes: SCOPES,
    get: (call) => list(call, bankTransactions),
    put: (call) => write(call, bankTransactionWriting, 'create'),
    post: (call) => write(call, bankTransactionWriting, 'upsert'),
  },
  { path: ['BankTransactions', ':id'], scopes: SCOPES, get: single, post: update },
];

function found({ books, path }: Call): BankTransaction | undefined {
  const id = path[1] ?? '';
  return isGuid(id) ? books.bankTransactions.get(id.toLowerCase()) : undefined;
}

function single(call: Call): Reply {
  const row = found(call);
  return row ? enveloped(call, 'BankTransactions', [showBankTransaction(call, row, 'single')]) : notFound();
}

function update(call: Call): Reply {
  const row = found(call);
  return row ? write(call, bankTransactionWriting, 'update', row.id) : notFound();
}
