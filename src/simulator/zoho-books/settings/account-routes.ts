// The chart of accounts by API.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import { keyed, text, words } from '../list/filters.ts';
import { list, type ListSpec } from '../list/list.ts';
import { inUse, missing, nameTaken } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { booksTime } from '../time.ts';
import { type Account, accountNamed, accountTypes, addAccount, isAccountUsed } from './account.ts';

const classOf: Record<string, (account: Account) => boolean> = {
  Asset: ({ type }) =>
    ['other_asset', 'other_current_asset', 'cash', 'bank', 'fixed_asset', 'accounts_receivable', 'stock'].includes(
      type,
    ),
  Liability: ({ type }) => /liability|credit_card|accounts_payable/.test(type),
  Equity: ({ type }) => type === 'equity',
  Income: ({ type }) => type.endsWith('income'),
  Expense: ({ type }) => type.endsWith('expense') || type === 'cost_of_goods_sold',
};

const accounts: ListSpec<Account> = {
  key: 'chartofaccounts',
  report: 'Chart of Accounts',
  table: (books) => books.accounts,
  columns: { account_name: 'name', account_type: ({ type }) => type, account_code: ({ code }) => code },
  standard: ['account_name', 'A'],
  filters: [
    words('filter_by', {
      'AccountType.All': () => true,
      'AccountType.Active': ({ isActive }) => isActive,
      'AccountType.Inactive': ({ isActive }) => !isActive,
      ...Object.fromEntries(Object.entries(classOf).map(([name, fits]) => [`AccountType.${name}`, fits])),
    }),
    keyed(
      text('account_name', ({ name }) => name),
      'name',
    ),
    text('account_code', ({ code }) => code),
    { ...text<Account>('search_text', ({ name, code }) => [name, code]), names: ['search_text'] },
  ],
  since: true,
  show: showAccount,
};

function showAccount(books: Books, account: Account): Json {
  const zone = books.organisation.timeZone;
  return {
    account_id: account.id,
    account_name: account.name,
    account_code: account.code,
    account_type: account.type,
    description: account.description,
    is_user_created: !account.isSystem,
    is_system_account: account.isSystem,
    is_standalone_account: false,
    is_active: account.isActive,
    can_show_in_ze: false,
    is_involved_in_transaction: isAccountUsed(books, account.id),
    parent_account_id: '',
    parent_account_name: '',
    depth: 0,
    has_attachment: false,
    created_time: booksTime(account.createdAt, zone),
    last_modified_time: booksTime(account.modifiedAt, zone),
  };
}

function save(call: Call, before: Account | undefined): Reply {
  const { books } = call;
  const body = reads(call);
  const name = body.text('account_name', 100) ?? before?.name ?? '';
  const code = body.text('account_code', 50) ?? before?.code ?? '';
  const description = body.text('description', 500) ?? before?.description ?? '';
  const type = body.choice('account_type', accountTypes) ?? before?.type;
  if (!name) body.faults.add(missing('account_name'));
  if (!type) body.faults.add(missing('account_type'));
  const clash = accountNamed(books, name);
  if (clash && clash.id !== before?.id) body.faults.add(nameTaken(name));
  const fault = faultIn(books, body);
  if (fault || !type) return bad(fault ?? missing('account_type'));
  const read = { name, code, description, type };
  if (!before) {
    const made = addAccount(books, read);
    return good('The account has been created.', { chart_of_account: showAccount(books, made) }, 201);
  }
  const saved = books.accounts.set({ ...before, ...read, modifiedAt: books.modifiedNow(before) });
  return good('The details of the account have been updated.', { chart_of_account: showAccount(books, saved) });
}

function remove({ books }: Call, account: Account): Reply {
  if (account.isSystem || isAccountUsed(books, account.id)) return bad(inUse);
  books.accounts.delete(account.id);
  return good('The account has been deleted.');
}

function setActive({ books }: Call, account: Account, isActive: boolean): Reply {
  books.accounts.set({ ...account, isActive, modifiedAt: books.modifiedNow(account) });
  return good(`The account has been marked as ${isActive ? 'active' : 'inactive'}.`, {}, 201);
}

const one = (handle: (call: Call, account: Account) => Reply) => (call: Call) =>
  withRow(call, call.books.accounts.get(call.params.id), 'Account', (account) => handle(call, account));

const PATH = '/chartofaccounts';
const area = 'accountants';

export const accountRoutes: Route[] = [
  { method: 'GET', path: PATH, area, handle: (call) => list(call, accounts) },
  { method: 'POST', path: PATH, area, admin: true, handle: (call) => save(call, undefined) },
  {
    method: 'GET',
    path: `${PATH}/:id`,
    area,
    handle: one(({ books }, account) => good('success', { chart_of_account: showAccount(books, account) })),
  },
  { method: 'PUT', path: `${PATH}/:id`, area, admin: true, handle: one(save) },
  { method: 'DELETE', path: `${PATH}/:id`, area, admin: true, handle: one(remove) },
  {
    method: 'POST',
    path: `${PATH}/:id/active`,
    area,
    admin: true,
    handle: one((call, account) => setActive(call, account, true)),
  },
  {
    method: 'POST',
    path: `${PATH}/:id/inactive`,
    area,
    admin: true,
    handle: one((call, account) => setActive(call, account, false)),
  },
];
