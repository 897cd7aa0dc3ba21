// Whether a change whose reply was lost was made all the same, as far as what its side shows by now can tell.

import { isCutOf } from './bases.ts';
import type { MappedField } from './record.ts';
import { isRows, type Row, sameMeaning, unchanged, type Value } from './value.ts';

/** One field of such a change. */
export interface Doubt {
  /** What its side showed at the last agreement. */
  readonly before: Value | undefined;
  readonly sent: Value;
  readonly shown: Value;
}

/**
 * Whether the side shows our value, as it was sent, tidied or cut, where it showed another before. A value that differs from both is
 * somebody's edit, and tells nothing of ours.
 */
export function gotThrough({ type }: Pick<MappedField, 'type'>, { before, sent, shown }: Doubt): boolean {
  if (unchanged(before, shown)) return false;
  if (isRows(sent) && isRows(shown)) return sameRows(sent, shown);
  if (sameMeaning(type, sent, shown)) return true;
  if (typeof sent !== 'string' || typeof shown !== 'string') return false;
  return type !== 'money' && type !== 'decimal' && isCutOf(sent, shown);
}

/** Whether these rows show all that was sent of them, whatever else their side knows of each. */
function sameRows(sent: readonly Row[], shown: readonly Row[]): boolean {
  return sent.length === shown.length && sent.every((row, at) => isShownBy(row, shown[at]));
}

function isShownBy({ fields }: Row, shown: Row | undefined): boolean {
  return Object.entries(fields).every(([name, value]) => sameMeaning('text', value, shown?.fields[name]));
}
