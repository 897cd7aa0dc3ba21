// `/Accounts`: the chart, read whole and changed one account at a time.

import type { Call } from '../call.ts';
import { byFlag, byGuid, byText, byTime } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, refused, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import { type Account, showAccount } from './account.ts';
import { accountWriting, isUsed } from './account-write.ts';

const SCOPES = ['accounting.settings'];

export const accounts: Listing<Account> = {
  root: 'Accounts',
  type: 'Account',
  table: ({ books }) => books.accounts,
  fields: {
    AccountID: byGuid(({ id }) => id),
    Code: byText(({ Code }) => Code),
    Name: byText(({ Name }) => Name),
    Type: byText(({ Type }) => Type),
    Class: byText(({ Class }) => Class),
    Status: byText(({ Status }) => Status),
    TaxType: byText(({ TaxType }) => TaxType),
    SystemAccount: byText(({ SystemAccount }) => SystemAccount),
    CurrencyCode: byText(({ CurrencyCode }) => CurrencyCode),
    EnablePaymentsToAccount: byFlag(({ EnablePaymentsToAccount }) => EnablePaymentsToAccount),
    ShowInExpenseClaims: byFlag(({ ShowInExpenseClaims }) => ShowInExpenseClaims),
    UpdatedDateUTC: byTime(({ updatedAt }) => updatedAt),
  },
  pages: 'never',
  modifiedSince: true,
  where: true,
  order: true,
  only: () => (account) => account.Status !== 'DELETED',
  usually: (rows) => [...rows].sort((one, other) => ((one.Code ?? '') < (other.Code ?? '') ? -1 : 1)),
  show: (_work, account) => showAccount(account),
};

export const accountRoutes: Route[] = [
  {
    path: ['Accounts'],
    scopes: SCOPES,
    get: (call) => list(call, accounts),
    put: (call) => write(call, accountWriting, 'create'),
  },
  { path: ['Accounts', ':id'], scopes: SCOPES, get: single, post: update, delete: remove },
];

function found({ books, path }: Call): Account | undefined {
  const id = path[1] ?? '';
  const account = isGuid(id) ? books.accounts.get(id.toLowerCase()) : undefined;
  return account?.Status === 'DELETED' ? undefined : account;
}

function single(call: Call): Reply {
  const account = found(call);
  return account ? enveloped(call, 'Accounts', [showAccount(account)]) : notFound();
}

function update(call: Call): Reply {
  const account = found(call);
  return account ? write(call, accountWriting, 'update', account.id) : notFound();
}

/** Only what was never used, and is not Xero's own, can go (messages unverified). */
function remove(call: Call): Reply {
  const account = found(call);
  if (!account) return notFound();
  const reason = account.SystemAccount
    ? 'Cannot delete System accounts'
    : isUsed(call, account)
      ? 'Cannot delete accounts in use'
      : '';
  if (reason) {
    const element = { AccountID: account.id, ValidationErrors: [{ Message: reason }] };
    return refused(call, 10, 'A validation exception occurred', [element]);
  }
  const deleted = call.books.accounts.set({ ...account, Status: 'DELETED', updatedAt: call.books.now() });
  call.books.commit();
  return enveloped(call, 'Accounts', [showAccount(deleted)]);
}
