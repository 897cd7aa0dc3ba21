// Who owns a record in the CRM: one of its users, known by name. Queries show an owner's id alone (seen on the wire), and an owner is set by
// it, so the organisation's active users are remembered.

import { done, type Problem, type Result } from '../../core/problem.ts';
import type { Codec } from '../../mapping/codec.ts';
import { at, isJson, type Json, type Place } from '../../mapping/place.ts';
import { ask, type ZohoAccess } from './api.ts';

export interface CrmUser {
  readonly id: string;
  readonly name: string;
}

/** Users of one page (Zoho's docs), and pages at most. */
const PAGE = 200;
const PAGES = 5;

/** Null where the consent does not reach users. */
export async function readOwners(
  access: ZohoAccess,
  stops: (problem: Problem) => boolean,
): Promise<Result<readonly CrmUser[] | null>> {
  const users: CrmUser[] = [];
  for (let page = 1; page <= PAGES; page++) {
    const read = await ask(access, { path: '/users', query: { type: 'ActiveUsers', page, per_page: PAGE } });
    if (!read.ok) return stops(read.problem) ? read : done(null);
    const listed = Array.isArray(read.value?.users) ? read.value.users.filter(isJson) : [];
    users.push(...listed.flatMap(userIn));
    if (listed.length < PAGE) break;
  }
  return done(users);
}

function userIn({ id, full_name: full, first_name: first, last_name: last }: Json): CrmUser[] {
  const parts = [first, last].filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  const name = typeof full === 'string' && full.trim() !== '' ? full : parts.join(' ');
  return typeof id === 'string' && name.trim() !== '' ? [{ id, name: name.trim() }] : [];
}

/** Of a look-up at a user: the name that it shows, else that of the user with its id. */
export function nameIn(raw: unknown, users: readonly CrmUser[]): string | null {
  if (!isJson(raw)) return null;
  if (typeof raw.name === 'string' && raw.name.trim() !== '') return raw.name.trim();
  return users.find(({ id }) => id === raw.id)?.name ?? null;
}

/** A name that no active user has leaves the owner as it is: nobody else's records may become somebody's by a misspelling. */
export function ownerPlace(module: string, users: readonly CrmUser[]): Place {
  const codec: Codec = {
    name: 'owner',
    type: 'choice',
    decode: (raw) => nameIn(raw, users),
    encode: (name) => {
      const user = users.find((each) => typeof name === 'string' && sameName(each.name, name));
      return user && { id: user.id };
    },
  };
  const plain = at([module, 'Owner'], codec, { label: 'Owner' });
  return {
    ...plain,
    options: users.map(({ name }) => name),
    write: (draft, value) => {
      if (codec.encode(value) !== undefined) plain.write(draft, value);
    },
  };
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
