// An operation is a pair of pure functions around the network: one says what to send, the other what the answer means.

import type { Scope } from './oauth/scopes.ts';
import type { Access, XeroRequest } from './request.ts';
import type { Result } from './result.ts';

/** What the sender knows and the response doesn't tell. */
export interface Exchange {
  /** `request.count`. With it, a reply that answers another number of elements is `unreadable` instead of misread. */
  count?: number;
  /** When the request left, epoch ms; default now. Only token replies need it, since they say how long and not until when. */
  sentAtMs?: number;
}

export interface Operation<Args extends readonly unknown[], Value, From = Access> {
  /** Method and path from the API's root, for tables: `POST /Invoices/{InvoiceID}/Email`. */
  readonly endpoint: string;
  /** Any one of these in the consent is enough. Empty: no scope is needed. */
  readonly scopes: readonly Scope[];
  /** Throws a TypeError for what only a mistake in the program can ask for, as its arguments' comments say. Never for data. */
  readonly request: (from: From, ...args: Args) => XeroRequest;
  /** Never throws. Reads the body itself, unless you did and give its `text`. */
  readonly process: (response: Response, text?: string, exchange?: Exchange) => Promise<Result<Value>>;
}

/** Any operation at all, for lists of them: nobody can call it with arguments that it wouldn't take. */
export type AnyOperation = Operation<never, unknown, never>;

/** The same operations with sending done: one call, one result. */
export type Bound<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends Operation<infer Args, infer Value, never>
    ? (...args: Args) => Promise<Result<Value>>
    : never;
};

/** Whether the granted scopes (a token set has them) allow this operation. */
export function allows(granted: readonly string[], operation: Pick<AnyOperation, 'scopes'>): boolean {
  return operation.scopes.length === 0 || operation.scopes.some((scope) => granted.includes(scope));
}
