// What all of Xero's collections have in common, as data and as the ways to read them. The ways to write are in writes.ts.

import { parseTime } from './dates.ts';
import { readLimits } from './limits.ts';
import { gatherMessages } from './messages.ts';
import type { Operation } from './operation.ts';
import type { Scope } from './oauth/scopes.ts';
import { type ListQuery, listParts } from './query.ts';
import { readBytes, readJson, unreadableFailure } from './reply.ts';
import { buildRequest, segment } from './request.ts';
import { failure, type Page, type Pagination, type Result } from './result.ts';
import { isMembers, type Members, membersOf, putInShape, type Shape, zeroGuid } from './shape.ts';

/** One collection of the Accounting API. `Element` is the type of what it holds. */
export interface Collection<Element> {
  /** Its name in paths, and, unless `root` says otherwise, in JSON. */
  readonly path: string;
  readonly root?: string;
  readonly shape: Shape;
  /** The member that every element has: its GUID, or its code where there is none. */
  readonly id: keyof Element & string;
  /** Where Xero's replies may leave the id out. */
  readonly mayLackId?: boolean;
  readonly scopes: { readonly read: readonly Scope[]; readonly write: readonly Scope[] };
  /** Where unit prices keep four decimals only when asked. `list`: asked in lists only. */
  readonly fourDecimals?: 'always' | 'list';
}

export const accounting = '/api.xro/2.0';

/** Lists elements. The query's type says what this endpoint understands. */
export function list<Element, Query extends ListQuery>(
  of: Collection<Element>,
): Operation<[query?: Query], Page<Element>> {
  return {
    endpoint: `GET /${of.path}`,
    scopes: of.scopes.read,
    request: (from, asked) => {
      const { query, modifiedSince } = listParts(asked ?? {});
      const unitdp = of.fourDecimals ? 4 : undefined;
      return buildRequest(from, {
        method: 'GET',
        path: `${accounting}/${of.path}`,
        query: { ...query, unitdp },
        modifiedSince,
      });
    },
    process: (response, text) => readPage(of, response, text),
  };
}

/** Reads one element by its GUID, or by the other key that the resource names. `not-found` where there is none. */
export function get<Element>(of: Collection<Element>, key: string = of.id): Operation<[id: string], Element> {
  return {
    endpoint: `GET /${of.path}/{${key}}`,
    scopes: of.scopes.read,
    request: (from, id) => {
      const unitdp = of.fourDecimals === 'always' ? 4 : undefined;
      return buildRequest(from, { method: 'GET', path: `${accounting}/${of.path}/${segment(id)}`, query: { unitdp } });
    },
    process: async (response, text) => firstOf(await readPage(of, response, text)),
  };
}

/** Reads one document as a PDF. */
export function pdf<Element>(of: Collection<Element>): Operation<[id: string], Uint8Array> {
  return {
    endpoint: `GET /${of.path}/{${of.id}}/pdf`,
    scopes: of.scopes.read,
    request: (from, id) =>
      buildRequest(from, {
        method: 'GET',
        path: `${accounting}/${of.path}/${segment(id)}/pdf`,
        accept: 'application/pdf',
      }),
    process: readBytes,
  };
}

export function firstOf<Element>(result: Result<Page<Element>>): Result<Element> {
  if (!result.ok) return result;
  const [value] = result.value.elements;
  return value === undefined
    ? failure({ code: 'not-found', message: '' }, result.limits)
    : { ok: true, value, limits: result.limits };
}

export async function readPage<Element>(
  of: Collection<Element>,
  response: Response,
  text?: string,
): Promise<Result<Page<Element>>> {
  // Xero was never seen to answer 304, but this is what it would mean.
  if (response.status === 304)
    return { ok: true, value: { elements: [], warnings: [] }, limits: readLimits(response.headers) };
  const read = await readJson(response, text);
  if (!read.ok) return read;
  const { value: envelope, limits } = read;
  const found = elementsOf(of, envelope);
  if (!found || !isMembers(envelope)) return unreadableFailure(response, 'shape', limits);
  const elements = found.map((members) => putInShape(of.shape, members));
  if (elements.some((members) => !hasId(of, members))) return unreadableFailure(response, 'shape', limits);
  const { pagination, DateTimeUTC, Warnings } = envelope;
  const servedAtMs = typeof DateTimeUTC === 'string' ? parseTime(DateTimeUTC) : undefined;
  const page: Page<Element> = {
    elements: elements as Element[],
    ...(isMembers(pagination) && { pagination: paginationOf(pagination) }),
    ...(servedAtMs !== undefined && { servedAtMs }),
    warnings: gatherMessages({ Warnings }, 'warnings'),
  };
  return { ok: true, value: page, limits };
}

/** The elements of an envelope; undefined where this is no envelope of Xero's. Xero may leave an empty list out. */
export function elementsOf(of: { path: string; root?: string }, envelope: unknown): Members[] | undefined {
  if (!isMembers(envelope)) return undefined;
  const root = envelope[of.root ?? of.path];
  if (Array.isArray(root)) return membersOf(root);
  return root == null && envelope.Status === 'OK' ? [] : undefined;
}

export function hasId<Element>(of: Collection<Element>, members: Members): boolean {
  const id = members[of.id];
  if ((id === undefined || id === '') && of.mayLackId) return true;
  return typeof id === 'string' && id !== '' && id !== zeroGuid;
}

function paginationOf(members: Members): Pagination {
  const { page, pageSize, pageCount, itemCount } = members;
  return { page: Number(page), pageSize: Number(pageSize), pageCount: Number(pageCount), itemCount: Number(itemCount) };
}
