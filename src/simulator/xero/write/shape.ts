// What a request may carry, as data, and the reading of JSON into it: names in any case, numbers as exact decimal text, dates as
// calendar dates. What can't be read at all is a misfit; what is merely wrong is left to each resource.

import { decimal } from '../wire/decimal.ts';
import { readDate } from '../wire/dates.ts';
import { isGuid, NO_GUID } from '../wire/text.ts';

export type Shape = Readonly<Record<string, Field>>;
export type Field =
  | { readonly is: 'text'; readonly max?: number }
  | { readonly is: 'guid' }
  | { readonly is: 'number' }
  | { readonly is: 'flag' }
  | { readonly is: 'date' }
  | { readonly is: 'object'; readonly shape: Shape }
  | { readonly is: 'list'; readonly shape: Shape };

/** Text of at most `max` characters; longer is refused by `overlong`. */
export const text = <M extends number | undefined = undefined>(max?: M) => ({ is: 'text', max }) as const;
export const guid = { is: 'guid' } as const;
export const number = { is: 'number' } as const;
export const flag = { is: 'flag' } as const;
export const date = { is: 'date' } as const;
export const object = <S extends Shape>(shape: S) => ({ is: 'object', shape }) as const;
export const list = <S extends Shape>(shape: S) => ({ is: 'list', shape }) as const;

type Read<F extends Field> = F extends { is: 'flag' }
  ? boolean
  : F extends { is: 'object'; shape: infer S extends Shape }
    ? Bound<S>
    : F extends { is: 'list'; shape: infer S extends Shape }
      ? Bound<S>[]
      : string;

/** What a shape reads: every member may be missing. Numbers are decimal text, dates `YYYY-MM-DD`. */
export type Bound<S extends Shape> = { -readonly [K in keyof S]?: Read<S[K]> };

export interface Misfit {
  message: string;
  /** An object stood where a list belongs, which Xero does not catch. */
  crashes: boolean;
}

/** Reads one JSON object. Unknown members and nulls are passed over, as Xero does. */
export function bind<S extends Shape>(shape: S, json: object, misfits: Misfit[], path = ''): Bound<S> {
  const names = namesOf(shape);
  const bound: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(json)) {
    const name = names.get(given.toLowerCase());
    const field = name === undefined ? undefined : shape[name];
    if (name === undefined || !field || value === null || value === undefined) continue;
    const read = readField(field, value, misfits, `${path}${name}`);
    if (read !== undefined) bound[name] = read;
  }
  return bound as Bound<S>;
}

const known = new WeakMap<Shape, Map<string, string>>();

function namesOf(shape: Shape): Map<string, string> {
  const names = known.get(shape) ?? new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  known.set(shape, names);
  return names;
}

function readField(field: Field, value: unknown, misfits: Misfit[], path: string): unknown {
  if (field.is === 'list') {
    if (Array.isArray(value)) {
      return value.flatMap((entry: unknown, at) =>
        isObject(entry) ? [bind(field.shape, entry, misfits, `${path}[${at}].`)] : [],
      );
    }
    misfits.push({ message: misfit(value, path, 'a list'), crashes: isObject(value) });
    return undefined;
  }
  if (field.is === 'object') {
    if (isObject(value)) return bind(field.shape, value, misfits, `${path}.`);
    misfits.push({ message: misfit(value, path, 'an object'), crashes: false });
    return undefined;
  }
  if (field.is === 'guid' && value === NO_GUID) return undefined;
  const read = scalars[field.is](value);
  if (read === undefined) misfits.push({ message: misfit(value, path, `a ${field.is}`), crashes: false });
  return read;
}

const scalars = {
  text: (value: unknown) => (typeof value === 'object' ? undefined : String(value)),
  guid: (value: unknown) => (typeof value === 'string' && isGuid(value) ? value.toLowerCase() : undefined),
  number: (value: unknown) => {
    const written = typeof value === 'number' ? String(value) : value;
    return typeof written === 'string' && decimal(written) ? written.trim() : undefined;
  },
  flag: (value: unknown) => {
    const written = typeof value === 'string' ? value.toLowerCase() : value;
    return written === true || written === 'true' ? true : written === false || written === 'false' ? false : undefined;
  },
  date: (value: unknown) => (typeof value === 'string' ? readDate(value) : undefined),
};

/** Only the beginning of this message is known. */
function misfit(value: unknown, path: string, wanted: string): string {
  return `JSON reading failed: ${JSON.stringify(value)} at '${path}' is not ${wanted}.`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
