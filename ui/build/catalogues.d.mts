// Types of catalogues.mjs, for the tests.

import type { Plugin } from 'esbuild';

/** Folders: the pages' code, and the messages. */
interface Places {
  readonly app: string;
  readonly folder: string;
}

export function catalogues(places: Places): Plugin;
export function languagesIn(folder: string): string[];
export function placesOf(folder: string, app?: string): Map<string, string>;
export function withPlaces(script: string, places: ReadonlyMap<string, string>): string;
export function compiled(
  folder: string,
  language: string,
  app?: string,
  part?: string,
): { readonly at: number; readonly list: unknown[] };
export function wrongKeys(places: Places): string[];
