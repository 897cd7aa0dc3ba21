// Organisations and users by API. The list of organisations alone is asked for without naming one.

import type { User } from '../../zoho/state.ts';
import { type Call, type Route, withRow } from '../call.ts';
import type { Finance } from '../finance.ts';
import { id, words } from '../list/filters.ts';
import { list, type ListSpec } from '../list/list.ts';
import { notOfOrganisation } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { type BooksUser, isMember } from './organization.ts';
import { nameOfUser, showOrganisation, showUser } from './show.ts';

export function listOrganisations(finance: Finance, user: User): Reply {
  const mine = finance.all().filter((books) => isMember(books, user));
  return good('success', { organizations: mine.map((books, at) => showOrganisation(books, user, at === 0)) });
}

function readOrganisation({ books, user, params }: Call): Reply {
  if (params.id !== books.id) return bad(notOfOrganisation(params.id ?? ''));
  return good('success', { organization: showOrganisation(books, user, true) });
}

const users = (reader: User): ListSpec<BooksUser> => ({
  key: 'users',
  report: 'Users',
  table: (books) => books.users,
  columns: {
    name: (row, books) => nameOfUser(books, row.zohoUserId),
    email: ({ zohoUserId }, books) => books.finance.zoho.users.get(zohoUserId)?.email ?? '',
    user_role: ({ role }) => role,
    status: ({ status }) => status,
  },
  standard: ['name', 'A'],
  filters: [
    words('filter_by', {
      'Status.All': () => true,
      'Status.Active': ({ status }) => status === 'active',
      'Status.Inactive': ({ status }) => status === 'inactive',
      'Status.Invited': () => false,
      'Status.Deleted': () => false,
    }),
    id('user_id', (row) => row.id),
  ],
  since: false,
  show: (books, row) => showUser(books, row, reader),
});

function readUser(call: Call, row: BooksUser | undefined): Reply {
  return withRow(call, row, 'User', (user) => good('success', { user: showUser(call.books, user, call.user) }));
}

export const organisationRoutes: Route[] = [
  { method: 'GET', path: '/organizations/:id', area: 'settings', handle: readOrganisation },
  { method: 'GET', path: '/users', area: 'settings', handle: (call) => list(call, users(call.user)) },
  {
    method: 'GET',
    path: '/users/me',
    area: 'settings',
    handle: (call) => readUser(call, call.books.users.having('zoho', call.user.id)[0]),
  },
  {
    method: 'GET',
    path: '/users/:id',
    area: 'settings',
    handle: (call) => readUser(call, call.books.users.get(call.params.id)),
  },
];
