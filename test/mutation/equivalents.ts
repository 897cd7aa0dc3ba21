// Mutants that no test can catch, since they change nothing that anybody could see: each with the reason. Kept in equivalent.json.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Known } from './try.ts';

export interface Equivalent {
  readonly file: string;
  /** The line as it stands, without its indent: line numbers move. */
  readonly text: string;
  readonly was: string;
  readonly is: string;
  /** Why nobody could tell the difference. */
  readonly reason: string;
}

export const path = join(import.meta.dirname, 'equivalent.json');

export function equivalents(): Equivalent[] {
  return JSON.parse(readFileSync(path, 'utf8')) as Equivalent[];
}

export function isThat({ file, text, was, is }: Equivalent, mutant: Known): boolean {
  return file === mutant.file && text === mutant.text && was === mutant.was && is === mutant.is;
}
