// Does in a person's name what a call of the API does: the pages of Books and its API keep the same rules.

import type { Json } from '../../zoho/json.ts';
import type { User } from '../../zoho/state.ts';
import type { Books } from '../books.ts';
import type { Call } from '../call.ts';
import { performed } from '../door.ts';
import { findRoute } from '../routes.ts';

/** The answer's body. A refusal is a RangeError with Books' number and words. */
export function perform(books: Books, user: User, method: string, path: string, json: unknown, query = ''): Json {
  const found = findRoute(method, path);
  if (typeof found === 'string') throw new RangeError(`no route ${method} ${path}`);
  const isAdmin = books.users.having('zoho', user.id)[0]?.role === 'admin';
  const parameters = new URLSearchParams(query);
  const call: Call = { books, user, isAdmin, params: found.params, query: parameters, headers: new Headers(), json };
  const { status, body } = performed(found.route, call, 'person');
  if (status >= 300) throw new RangeError(`${String(body.code)}: ${String(body.message)}`);
  return body;
}
