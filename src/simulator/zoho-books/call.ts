// One call to Books, as its handlers see it, and what a route is.

import { isObject } from '../zoho/json.ts';
import type { User } from '../zoho/state.ts';
import type { Books } from './books.ts';
import { Reader } from './read/reader.ts';
import { notThere, unknownMember } from './refusals.ts';
import { bad, type Refusal, type Reply } from './reply.ts';

export interface Call {
  books: Books;
  /** The Zoho user who calls, or who works in Books' pages. */
  user: User;
  /** Whether the user may change settings and approve. */
  isAdmin: boolean;
  /** The parts of the path that the route names. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Headers;
  /** The body: an object, an array, or undefined. */
  json: unknown;
}

/** The parts of the API that scopes are given for. */
export type Area =
  | 'contacts'
  | 'settings'
  | 'estimates'
  | 'invoices'
  | 'customerpayments'
  | 'creditnotes'
  | 'salesorders'
  | 'purchaseorders'
  | 'accountants';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/books/v3`, with `:names`. */
  path: string;
  area: Area;
  /** Whether it changes settings, which takes an administrator. */
  admin?: boolean;
  handle: (call: Call) => Reply;
}

/** Reads the body as an object; an empty one where there is none. */
export function reads({ json }: Call): Reader {
  return new Reader(isObject(json) ? json : {});
}

/** The first fault of a reading, the members that nobody knows included where the switch wants them refused. */
export function faultIn(books: Books, reader: Reader): Refusal | undefined {
  const [strange] = books.switches.refuseUnknownKeys ? reader.unknown() : [];
  if (strange !== undefined) reader.faults.add(unknownMember(strange));
  return reader.faults.first;
}

/** The refusal of a record that is not there. */
export function absent({ switches }: Books, label: string, code?: number): Refusal {
  return notThere(label, switches.missingRecordStatus, code);
}

/** What a handler makes of a record, or the refusal of one that is not there. */
export function withRow<T>(
  call: Call,
  found: T | undefined,
  label: string,
  make: (row: T) => Reply,
  code?: number,
): Reply {
  return found === undefined ? bad(absent(call.books, label, code)) : make(found);
}

/** Ids in a parameter, separated by commas. */
export function idsIn({ query }: Call, name: string): string[] {
  return (query.get(name) ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
}
