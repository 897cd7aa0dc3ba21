// The calls that we make to Xero: xero-node-lite's operations, sent over a paced line.

import {
  type AnyOperation,
  type ElementOutcome,
  type Operation,
  refusalOf as refusalBeforeSending,
  type WriteOptions,
  type XeroRequest,
} from 'xero-node-lite';
import { done, failed, type Result } from '../../core/problem.ts';
import type { Prepared } from '../../sync/ports.ts';
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

/** The operations by which a collection is written, many elements a call. */
export interface Writes<Element> {
  readonly create: ManyWrite<Element>;
  readonly update: ManyWrite<Element>;
}

type ManyWrite<Element> = Operation<
  [elements: readonly never[], options?: WriteOptions],
  readonly ElementOutcome<Element>[]
>;

/** A write whose body was made before, byte for byte. */
export async function sendBody<Element>(
  access: XeroAccess,
  { create, update }: Writes<Element>,
  { op, body, count }: Pick<Prepared, 'op' | 'body' | 'count'>,
  idempotencyKey: string,
): Promise<Result<readonly ElementOutcome<Element>[]>> {
  const operation = op === 'create' ? create : update;
  const { baseUrl, tenantId } = access;
  // The operation states method, path and headers; the stored body takes the place of the stand-in's.
  const request = operation.request({ baseUrl, tenantId }, standIns, { idempotencyKey });
  return ask(access, { ...request, body, count }, operation as unknown as AnyOperation);
}

const GUID = '11111111-1111-4111-8111-111111111111';
const standIns = [
  { ContactID: GUID, ItemID: GUID, InvoiceID: GUID, QuoteID: GUID, PurchaseOrderID: GUID },
] as unknown as readonly never[];

/** The body of a write, as it will be sent each time. */
export function bodyOf<Element>(
  { create, update }: Writes<Element>,
  op: Prepared['op'],
  elements: readonly object[],
): string {
  const operation = op === 'create' ? create : update;
  return operation.request({}, elements as readonly never[], {}).body ?? '';
}
