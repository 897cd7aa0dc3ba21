// The filters that a list's parameters stand for, as data: each names its parameters and makes a test of a value. A filter that a table
// has a key for names that key, so that the list need not walk over every record.

import { compare, decimal } from '../../zoho/decimal.ts';
import { isDate } from '../../zoho/time.ts';
import type { Books } from '../books.ts';

export type Test<T> = (row: T) => boolean;

export interface Filter<T> {
  /** The parameters that it answers to. */
  names: readonly string[];
  /** The key of the table under which the first parameter's value is found, and how it is written there. */
  key?: { name: string; of: (value: string) => string };
  /** The test of one parameter's value, or undefined where the value is none. */
  test: (name: string, value: string, books: Books) => Test<T> | undefined;
}

type Of<T, V> = (row: T, books: Books) => V;

const LONGEST = 100;

/** `name`, `name_startswith` and `name_contains`, letters compared without their case. `plain` leaves out the variants. */
export function text<T>(name: string, of: Of<T, string | readonly string[]>, variants = true): Filter<T> {
  return {
    names: variants ? [name, `${name}_startswith`, `${name}_contains`] : [name],
    test: (asked, value, books) => {
      if (value.length > LONGEST) return undefined;
      const wanted = value.toLowerCase();
      const fits = (found: string) => {
        const low = found.toLowerCase();
        if (asked.endsWith('_startswith')) return low.startsWith(wanted);
        return asked.endsWith('_contains') ? low.includes(wanted) : low === wanted;
      };
      return (row) => [of(row, books)].flat().some(fits);
    },
  };
}

/** An id, found by a key of the table where there is one. */
export function id<T>(name: string, of: Of<T, string | readonly string[] | undefined>, key?: string): Filter<T> {
  return {
    names: [name],
    ...(key !== undefined && { key: { name: key, of: (value: string) => value } }),
    test: (_asked, value, books) =>
      /^\d+$/.test(value) ? (row) => [of(row, books) ?? []].flat().includes(value) : undefined,
  };
}

/** A text under which a table finds a record. */
export function keyed<T>(filter: Filter<T>, name: string, of = (value: string) => value.toLowerCase()): Filter<T> {
  return { ...filter, key: { name, of } };
}

/** `name` and `name_less_than`, `_less_equals`, `_greater_than`, `_greater_equals`. */
export function amount<T>(name: string, of: Of<T, string>): Filter<T> {
  const variants = ['less_than', 'less_equals', 'greater_than', 'greater_equals'];
  return {
    names: [name, ...variants.map((variant) => `${name}_${variant}`)],
    test: (asked, value, books) => {
      const wanted = decimal(value);
      if (!wanted) return undefined;
      return (row) => {
        const found = decimal(of(row, books));
        const order = found ? compare(found, wanted) : Number.NaN;
        if (asked.endsWith('_less_than')) return order < 0;
        if (asked.endsWith('_less_equals')) return order <= 0;
        if (asked.endsWith('_greater_than')) return order > 0;
        return asked.endsWith('_greater_equals') ? order >= 0 : order === 0;
      };
    },
  };
}

/** `name` and `name_start`, `_end`, `_before`, `_after`: the first two include their day. */
export function day<T>(name: string, of: Of<T, string>): Filter<T> {
  return {
    names: [name, ...['start', 'end', 'before', 'after'].map((variant) => `${name}_${variant}`)],
    test: (asked, value, books) => {
      if (!isDate(value)) return undefined;
      return (row) => {
        const found = of(row, books);
        if (!found) return false;
        if (asked.endsWith('_start')) return found >= value;
        if (asked.endsWith('_end')) return found <= value;
        if (asked.endsWith('_before')) return found < value;
        return asked.endsWith('_after') ? found > value : found === value;
      };
    },
  };
}

/** `true` or `false`. */
export function flag<T>(name: string, of: Of<T, boolean>): Filter<T> {
  return {
    names: [name],
    test: (_asked, value, books) =>
      value === 'true' || value === 'false' ? (row) => of(row, books) === (value === 'true') : undefined,
  };
}

/** One of a few words, each with a test of its own. */
export function words<T>(name: string, tests: Readonly<Record<string, Of<T, boolean>>>): Filter<T> {
  return {
    names: [name],
    test: (_asked, value, books) => {
      const test = Object.hasOwn(tests, value) ? tests[value] : undefined;
      return test && ((row) => test(row, books));
    },
  };
}

/** A parameter that looks for its value anywhere in a few texts. */
export function contains<T>(name: string, of: Of<T, string | readonly string[]>): Filter<T> {
  const { test } = text(`${name}_contains`, of, false);
  return { names: [name], test: (_asked, value, books) => test(`${name}_contains`, value, books) };
}
