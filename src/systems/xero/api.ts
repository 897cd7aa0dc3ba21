// The calls that we make to Xero: xero-node-lite's operations, sent over a paced line.

import {
  type AnyOperation,
  type Contact,
  type ElementOutcome,
  type Operation,
  type Page,
  refusalOf as refusalBeforeSending,
  resources,
  type XeroRequest,
} from 'xero-node-lite';
import { done, failed, type Result } from '../../core/problem.ts';
import type { Line } from '../http.ts';
import { problemOf } from './errors.ts';

export interface XeroAccess {
  readonly line: Line;
  readonly baseUrl: string;
  readonly tenantId: string;
}

/** Sends an operation's request and reads its reply. */
async function ask<Value>(access: XeroAccess, request: XeroRequest, operation: AnyOperation): Promise<Result<Value>> {
  const refusal = refusalBeforeSending(request);
  if (refusal) return failed(problemOf(refusal));
  const { method, url, headers, body, count } = request;
  const sent = await access.line.send({ method, url, headers, body });
  if (!sent.ok) return sent;
  const { status, headers: replied, text } = sent.value;
  const empty = status === 204 || status === 304;
  const response = new Response(empty ? null : text, { status, headers: replied });
  const read = await operation.process(response, text, count === undefined ? {} : { count });
  return read.ok ? done(read.value as Value) : failed(problemOf(read.problem));
}

/** One operation, asked for with its own arguments. */
export function call<Args extends readonly unknown[], Value>(
  access: XeroAccess,
  operation: Operation<Args, Value>,
  ...args: Args
): Promise<Result<Value>> {
  const { baseUrl, tenantId } = access;
  return ask(access, operation.request({ baseUrl, tenantId }, ...args), operation as unknown as AnyOperation);
}

/** Changes since a time (epoch ms; null: since ever), oldest first, archived contacts included. */
export function listContacts(
  access: XeroAccess,
  query: { since: number | null; page: number; pageSize: number; order: 'UpdatedDateUTC' | 'ContactID' },
): Promise<Result<Page<Contact>>> {
  const { since, page, pageSize, order } = query;
  return call(access, resources.contacts.list, {
    page,
    pageSize,
    order,
    includeArchived: true,
    ...(since !== null && { modifiedSince: since }),
  });
}

/** Up to 40 contacts by their ids, complete. */
export function readContacts(access: XeroAccess, ids: readonly string[]): Promise<Result<Page<Contact>>> {
  return call(access, resources.contacts.list, { ids, page: 1, includeArchived: true });
}

/** A write whose body was made before, byte for byte. */
export async function sendContacts(
  access: XeroAccess,
  how: 'create' | 'update',
  body: string,
  count: number,
  idempotencyKey: string,
): Promise<Result<readonly ElementOutcome<Contact>[]>> {
  const operation = how === 'create' ? resources.contacts.create : resources.contacts.update;
  const { baseUrl, tenantId } = access;
  // The operation states method, path and headers; the stored body takes the place of the stand-in's.
  const standIn = [{ ContactID: '11111111-1111-4111-8111-111111111111', Name: 'x' }];
  const request = operation.request({ baseUrl, tenantId }, standIn, { idempotencyKey });
  return ask(access, { ...request, body, count }, operation as unknown as AnyOperation);
}

/** The body of a write, as it will be sent each time. */
export function contactsBody(how: 'create' | 'update', contacts: readonly object[]): string {
  const operation = how === 'create' ? resources.contacts.create : resources.contacts.update;
  return operation.request({}, contacts as never, {}).body ?? '';
}
