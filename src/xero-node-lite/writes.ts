// The ways to write. Creating is always PUT and updating always names its GUID: a bare POST finds its record by name or number, and
// would overwrite a stranger's (seen on the wire).

import { accounting, type Collection } from './collection.ts';
import type { Operation } from './operation.ts';
import { readOutcomes } from './outcomes.ts';
import { readNothing } from './reply.ts';
import { type Access, buildRequest, type QueryValue, segment, type WriteOptions, type XeroRequest } from './request.ts';
import { type ElementOutcome, failure } from './result.ts';
import { type Members, zeroGuid } from './shape.ts';
import { isGuid } from './where.ts';

/** Creates elements. Outcomes come in the order of the drafts; each is saved or refused on its own. */
export function create<Element, Draft>(
  of: Collection<Element>,
): Operation<[drafts: readonly Draft[], options?: WriteOptions], readonly ElementOutcome<Element>[]> {
  return {
    endpoint: `PUT /${of.path}`,
    scopes: of.scopes.write,
    request: (from, drafts, options) => {
      const body = { [of.root ?? of.path]: atLeastOne(drafts) };
      const path = `${accounting}/${of.path}`;
      return buildRequest(from, { method: 'PUT', path, query: writeQuery(of), body, count: drafts.length, ...options });
    },
    process: (response, text, exchange) => readOutcomes(of, response, text, exchange),
  };
}

/**
 * Changes elements; each patch names its GUID (a TypeError where one doesn't). Left-out fields keep their value, but a list that is
 * given replaces the whole list: lines without their `LineItemID` are deleted and made anew.
 */
export function update<Element, Patch extends object>(
  of: Collection<Element>,
): Operation<[patches: readonly Patch[], options?: WriteOptions], readonly ElementOutcome<Element>[]> {
  return {
    endpoint: `POST /${of.path}`,
    scopes: of.scopes.write,
    request: (from, patches, options) => {
      for (const patch of patches) checkId(of, (patch as Members)[of.id]);
      const body = { [of.root ?? of.path]: atLeastOne(patches) };
      const path = `${accounting}/${of.path}`;
      return buildRequest(from, {
        method: 'POST',
        path,
        query: writeQuery(of),
        body,
        count: patches.length,
        ...options,
      });
    },
    process: (response, text, exchange) => readOutcomes(of, response, text, exchange),
  };
}

/** Moves elements to a final state (archived, void, deleted) by their GUIDs: an update that changes nothing else. */
export function become<Element>(
  of: Collection<Element>,
  state: Readonly<Record<string, string>>,
): Operation<[ids: readonly string[], options?: WriteOptions], readonly ElementOutcome<Element>[]> {
  const { request, ...rest } = update<Element, object>(of);
  return {
    ...rest,
    request: (from, ids, options) =>
      request(
        from,
        ids.map((id) => ({ [of.id]: id, ...state })),
        options,
      ),
  };
}

/** How one element is written where Xero takes only one a call. */
export interface SingleWrite<Args extends readonly unknown[]> {
  method: XeroRequest['method'];
  /** For tables: the path with names for its ids. */
  endpoint: string;
  send: (...args: Args) => { path: string; body?: unknown; options?: WriteOptions | undefined };
}

/** Writes one element. A refusal of the element is a `validation` problem. */
export function writeOne<Element, Args extends readonly unknown[]>(
  of: Collection<Element>,
  how: SingleWrite<Args>,
): Operation<Args, Element> {
  return {
    ...single(of, how),
    process: async (response, text) => {
      const result = await readOutcomes(of, response, text, { count: 1 });
      if (!result.ok) return result;
      const [outcome] = result.value;
      if (outcome?.ok) return { ok: true, value: outcome.element, limits: result.limits };
      const messages = outcome?.messages ?? [];
      return failure({ code: 'validation', message: messages[0]?.message ?? '', messages }, result.limits);
    },
  };
}

/** Asks for something to be done, or gone, of which Xero says nothing more than that it is. */
export function act<Args extends readonly unknown[]>(
  of: Pick<Collection<never>, 'scopes'>,
  how: SingleWrite<Args>,
): Operation<Args, undefined> {
  return { ...single(of, how), process: readNothing };
}

function single<Args extends readonly unknown[]>(of: Pick<Collection<never>, 'scopes'>, how: SingleWrite<Args>) {
  return {
    endpoint: `${how.method} ${how.endpoint}`,
    scopes: of.scopes.write,
    request: (from: Access, ...args: Args): XeroRequest => {
      const { path, body, options } = how.send(...args);
      return buildRequest(from, { method: how.method, path: accounting + path, body, ...options });
    },
  };
}

/** The path of one element. Throws a TypeError where the id is not a GUID. */
export function pathOf<Element>(of: Collection<Element>, id: string, rest = ''): string {
  checkId(of, id);
  return `/${of.path}/${segment(id)}${rest}`;
}

function checkId<Element>(of: Collection<Element>, id: unknown): void {
  if (typeof id !== 'string' || !isGuid(id) || id === zeroGuid) throw new TypeError(`Each needs its ${of.id}`);
}

/** Throws a TypeError for nothing: Xero refuses an empty write, and nobody means one. */
export function atLeastOne<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length === 0) throw new TypeError('Nothing to write');
  return items;
}

/** `summarizeErrors=false` is what makes Xero save the good ones and tell of each (seen on the wire). */
function writeQuery<Element>(of: Collection<Element>): Record<string, QueryValue> {
  return { summarizeErrors: false, unitdp: of.fourDecimals === 'always' ? 4 : undefined };
}
