// What rows have in common.

import { json } from '../database.ts';

/** A map as JSON; an empty one as nothing. */
export function unlessEmpty(map: object): string | null {
  return Object.keys(map).length > 0 ? json(map) : null;
}
