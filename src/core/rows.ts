// Lists that both sides keep: rows are the same where their keys are. Joining never drops a row that only the far side has.

import type { Row, Value } from './value.ts';
import { isRows } from './value.ts';

/**
 * The far side's list with the source's rows in it: rows that the source dropped since the last agreement go, rows that both have show
 * what the source shows, new ones are added at the end, and everything that only the far side has stays where it is.
 */
export function joinRows(base: Value | undefined, source: Value, far: Value): readonly Row[] {
  const [before, ours, theirs] = [rowsIn(base), rowsIn(source), rowsIn(far)];
  const wanted = new Map(ours.map((row) => [row.key, row]));
  const dropped = new Set(before.filter(({ key }) => !wanted.has(key)).map(({ key }) => key));
  const kept = theirs.filter(({ key }) => !dropped.has(key)).map((row) => wanted.get(row.key) ?? row);
  const known = new Set(theirs.map(({ key }) => key));
  return [...kept, ...ours.filter(({ key }) => !known.has(key))];
}

function rowsIn(value: Value | undefined): readonly Row[] {
  return isRows(value) ? value : [];
}
