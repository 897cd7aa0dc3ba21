// Value maps: how a system's own words for a choice (a status, a tax) become our neutral codes, and back. Total both ways: what no row
// names gets the map's default, or stays blank.

import { shortHash } from '../core/digest.ts';
import { choice, type Codec, type Emptied } from './codec.ts';

export interface ValueMap {
  /** The system's word and our code. Of several words with one code the first is the one that is written. */
  readonly rows: readonly (readonly [word: string, code: string])[];
  /** Our code for a word that no row names; left out: blank. */
  readonly codeOfOthers?: string;
  /** The system's word for a code that no row names; left out: the place is left as it is emptied. */
  readonly wordOfOthers?: string;
}

/** A map with an admin's rows in front of it. */
export function withRows(map: ValueMap, own: Readonly<Record<string, string>> = {}): ValueMap {
  const rows = Object.entries(own);
  const words = new Set(rows.map(([word]) => plain(word)));
  return { ...map, rows: [...rows, ...map.rows.filter(([word]) => !words.has(plain(word)))] };
}

/** A choice whose words are translated. Another map has another name, so that its values are no base for this one. */
export function mapped(map: ValueMap, emptied: Emptied): Codec {
  const words = choice(emptied);
  return {
    name: `mapped(${shortHash(JSON.stringify(map)).slice(0, 6)})`,
    type: 'choice',
    decode: (raw) => {
      const word = words.decode(raw);
      return typeof word === 'string' ? codeOf(map, word) : null;
    },
    encode: (value) => words.encode(typeof value === 'string' ? wordOf(map, value) : null),
  };
}

/** Our code for a system's word, or null. */
export function codeOf({ rows, codeOfOthers }: ValueMap, word: string): string | null {
  return rows.find(([each]) => plain(each) === plain(word))?.[1] ?? codeOfOthers ?? null;
}

/** The system's word for our code, or null. */
export function wordOf({ rows, wordOfOthers }: ValueMap, code: string): string | null {
  return rows.find(([, each]) => each === code)?.[0] ?? wordOfOthers ?? null;
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}
