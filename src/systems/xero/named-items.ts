// Lines of documents say which item they are of by its code, and mostly beside that by its id. Where the id is left out (Xero's own examples
// of quotes show the code alone) it is looked up: one call for the codes of a page that nobody has met yet.

import { anyOf, type Line, resources, where } from 'xero-node-lite';
import { done, type Result } from '../../core/problem.ts';
import { call, type XeroAccess } from './api.ts';
import type { Desk } from './desk.ts';
import type { SeenLines } from './lines.ts';

interface WithLines {
  readonly LineItems: readonly Line[];
}

/** Codes that one call asks for: a filter longer than this is too long for an address (unverified). */
const CODES_AT_ONCE = 20;

/** The desk, with every line's item named by its id, where there is an item of that code. */
export function namingItems<Document extends WithLines>(desk: Desk<Document>, { codes }: SeenLines): Desk<Document> {
  const missing = new Set<string>();
  const named = (document: Document): Document => {
    if (!document.LineItems.some(isUnnamed)) return document;
    const ids = new Map([...codes].map(([id, code]) => [code, id]));
    return { ...document, LineItems: document.LineItems.map((line) => withId(line, ids)) };
  };
  const learn = async (access: XeroAccess, documents: readonly Document[]): Promise<Result<readonly Document[]>> => {
    const known = new Set(codes.values());
    const wanted = documents
      .flatMap(({ LineItems }) => LineItems.filter(isUnnamed).map(({ ItemCode = '' }) => ItemCode))
      .filter((code) => !known.has(code) && !missing.has(code));
    const asked = [...new Set(wanted)];
    for (let from = 0; from < asked.length; from += CODES_AT_ONCE) {
      const some = asked.slice(from, from + CODES_AT_ONCE);
      const read = await call(access, resources.items.list, {
        where: anyOf(...some.map((code) => where`Code==${code}`)),
      });
      if (!read.ok) return read;
      for (const { ItemID, Code } of read.value.elements) codes.set(ItemID, Code);
      for (const code of some) missing.add(code);
    }
    return done(documents.map(named));
  };
  return {
    ...desk,
    list: async (access, asked) => {
      const listed = await desk.list(access, asked);
      if (!listed.ok) return listed;
      const elements = await learn(access, listed.value.elements);
      return elements.ok ? done({ ...listed.value, elements: elements.value }) : elements;
    },
    read: async (access, ids) => {
      const found = await desk.read(access, ids);
      return found.ok ? learn(access, found.value) : found;
    },
    toSight: (kind, translator, document) => desk.toSight(kind, translator, named(document)),
    toSeen: (kind, translator, document) => desk.toSeen(kind, translator, named(document)),
  };
}

function isUnnamed({ Item, ItemCode }: Line): boolean {
  return ItemCode !== undefined && ItemCode !== '' && Item?.ItemID === undefined;
}

function withId(line: Line, ids: ReadonlyMap<string, string>): Line {
  const id = isUnnamed(line) ? ids.get(line.ItemCode ?? '') : undefined;
  return id === undefined ? line : { ...line, Item: { ItemID: id, Code: line.ItemCode ?? '' } };
}
