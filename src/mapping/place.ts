// Places: where a field stands in a vendor's record, how it is read there and how it is put into a request. Pure functions over JSON.

import type { Value } from '../core/value.ts';
import type { Codec } from './codec.ts';

export type Json = { readonly [key: string]: unknown };
/** A request under construction. */
export type Draft = { [key: string]: unknown };

export interface Place {
  /** Unique in its dialect, and what settings call it. */
  readonly name: string;
  /** How the vendor's own pages call it. */
  readonly label: string;
  readonly codec: Codec;
  /** `create`: can be given at creation only; `never`: read only. */
  readonly settable: 'always' | 'create' | 'never';
  /** Names what it is written together with: a write of one of a slot empties whatever else of it is left out. */
  readonly slot?: string;
  /** Values that it takes, where the vendor has a list of them. */
  readonly options?: readonly string[];
  /** Of a place that is made of others: those, to be read in its stead. */
  readonly parts?: readonly Place[];
  read(record: Json): Value;
  write(draft: Draft, value: Value): void;
  /** Of a list of lines: the places inside a line, by our row field's name. */
  readonly row?: Readonly<Record<string, Place>>;
}

type Settable = { label?: string; settable?: Place['settable']; slot?: string };

/** A plain member of the record, or of an object inside it (`['Account', 'Phone']`). */
export function at(path: readonly string[], codec: Codec, { label, settable = 'always' }: Settable = {}): Place {
  const name = path.join('.');
  return {
    name,
    label: label ?? inWords(path.at(-1) ?? name),
    codec,
    settable,
    read: (record) => codec.decode(follow(record, path)),
    write: (draft, value) => put(draft, path, codec.encode(value)),
  };
}

/** `Account_Name` and `AccountName` as people write it. */
function inWords(name: string): string {
  return name.replaceAll('_', ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
}

/**
 * A member of the one element of a list that has `key` = `value`: the street address, the mobile phone. Writing makes that element
 * where the draft lacks it and leaves its other members alone.
 */
export function inList(
  list: readonly string[],
  [key, value]: readonly [string, string],
  member: string,
  codec: Codec,
  { label, settable = 'always', slot }: Settable = {},
): Place {
  const name = `${list.join('.')}[${value}].${member}`;
  return {
    name,
    label: label ?? name,
    codec,
    settable,
    ...(slot !== undefined && { slot }),
    read: (record) => codec.decode(elementOf(follow(record, list), key, value)?.[member]),
    write: (draft, content) => {
      elementIn(draft, list, key, value)[member] = codec.encode(content);
    },
  };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function follow(record: unknown, path: readonly string[]): unknown {
  let found = record;
  for (const step of path) found = isJson(found) ? found[step] : undefined;
  return found;
}

/** Puts content into a draft, with the objects on the way to it. */
export function put(draft: Draft, path: readonly string[], content: unknown): void {
  let target = draft;
  for (const step of path.slice(0, -1)) {
    const inner = target[step];
    if (isJson(inner)) target = inner as Draft;
    else target = (target[step] = {}) as Draft;
  }
  target[path.at(-1) ?? ''] = content;
}

export function elementOf(list: unknown, key: string, value: string): Json | undefined {
  return Array.isArray(list) ? list.filter(isJson).find((element) => element[key] === value) : undefined;
}

/** The element of a list in a draft, made where it is missing. */
export function elementIn(draft: Draft, list: readonly string[], key: string, value: string): Draft {
  const found = follow(draft, list);
  const elements = Array.isArray(found) ? found : [];
  if (!Array.isArray(found)) put(draft, list, elements);
  const element = elements.filter(isJson).find((candidate) => candidate[key] === value);
  if (element) return element as Draft;
  const made: Draft = { [key]: value };
  elements.push(made);
  return made;
}
