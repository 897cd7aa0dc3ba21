// The door of Books' API, below `/api/books/v3`: who calls, for which organisation, may they, can they afford it; then the route.

import { callerOf } from '../zoho/accounts/caller.ts';
import { covers } from '../zoho/accounts/scopes.ts';
import { parseJson } from '../zoho/json.ts';
import type { User } from '../zoho/state.ts';
import type { Books } from './books.ts';
import type { Call, Route } from './call.ts';
import { tellOf } from './automation/tell.ts';
import type { Finance } from './finance.ts';
import { isMember } from './organizations/organization.ts';
import { listOrganisations } from './organizations/routes.ts';
import * as no from './refusals.ts';
import { bad, type Refusal, type Reply, toResponse } from './reply.ts';
import { findRoute } from './routes.ts';

export const PREFIX = '/api/books/v3';

const operations: Record<string, string> = { GET: 'READ', POST: 'CREATE', PUT: 'UPDATE', DELETE: 'DELETE' };

export async function door(finance: Finance, request: Request, url: URL): Promise<Response> {
  return toResponse(await answered(finance, request, url));
}

async function answered(finance: Finance, request: Request, url: URL): Promise<Reply> {
  const caller = callerOf(finance.zoho, request.headers.get('authorization'));
  if ('refused' in caller) return bad(no.unauthorised(finance.switches.badTokenCode));
  const path = url.pathname.slice(PREFIX.length);
  const mayList = mayCall(caller.scopes, 'settings', 'GET');
  if (path === '/organizations' && request.method === 'GET') {
    return mayList ? listOrganisations(finance, caller.user) : bad(no.unauthorised(57));
  }
  const books = organisationOf(finance, caller.user, url.searchParams);
  if ('code' in books) return bad(books);
  const full = books.limits.enter();
  if (full) return bad(full);
  try {
    if (books.switches.serviceMs > 0) await finance.zoho.surroundings.clock.sleep(books.switches.serviceMs);
    const { body, given } = await bodyOf(request, url.searchParams);
    if (given && body === undefined) return bad(no.invalid('JSONString'));
    return dispatch(books, request, path, {
      user: caller.user,
      scopes: caller.scopes,
      query: url.searchParams,
      json: body,
    });
  } finally {
    books.limits.leave();
  }
}

interface Caller {
  user: User;
  scopes: readonly string[];
  query: URLSearchParams;
  json: unknown;
}

function dispatch(books: Books, { method, headers }: Request, path: string, caller: Caller): Reply {
  const found = findRoute(method, path);
  if (found === 'unknown') return bad(no.invalidUrl);
  if (found === 'method') return bad(no.methodNotAllowed(method));
  if (!mayCall(caller.scopes, found.route.area, method)) return bad(no.unauthorised(57));
  const isAdmin = books.users.having('zoho', caller.user.id)[0]?.role === 'admin';
  const call: Call = {
    books,
    user: caller.user,
    isAdmin,
    params: found.params,
    query: caller.query,
    headers,
    json: caller.json,
  };
  return performed(found.route, call, 'api');
}

/** Does what a route does, and tells rules and the CRM of it. */
export function performed(route: Route, call: Call, hand: 'api' | 'person'): Reply {
  if (route.admin && !call.isAdmin) return bad(no.unauthorised(57));
  const reply = route.handle(call);
  tellOf(call.books, hand);
  return reply;
}

function mayCall(scopes: readonly string[], area: string, method: string): boolean {
  return (
    covers(scopes, 'ZohoBooks.fullaccess', 'ALL') || covers(scopes, `ZohoBooks.${area}`, operations[method] ?? 'READ')
  );
}

/** The organisation that the call names, if the user belongs to it. */
function organisationOf(finance: Finance, user: User, query: URLSearchParams): Books | Refusal {
  const mine = finance.all().filter((books) => isMember(books, user));
  const id = query.get('organization_id');
  if (!id) return (finance.switches.defaultOrganisation ? mine[0] : undefined) ?? no.noOrganisation;
  return mine.find((books) => books.id === id) ?? no.notOfOrganisation(id);
}

/** The body: raw JSON, or the older form with a `JSONString` in body or query. */
async function bodyOf(request: Request, query: URLSearchParams): Promise<{ body: unknown; given: boolean }> {
  const text = await request.text();
  const isForm = (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  const json = isForm ? new URLSearchParams(text).get('JSONString') : text || query.get('JSONString');
  return json ? { body: parseJson(json), given: true } : { body: undefined, given: false };
}
