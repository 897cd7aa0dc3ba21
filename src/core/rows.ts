// Lists that both sides keep: rows are the same where their keys are. Joining never drops a row that only the far side has.

import type { Row, Value } from './value.ts';
import { isRows } from './value.ts';

/**
 * The far side's list with the source's rows in it: rows that the source dropped since the last agreement go, rows that both have show
 * what the source shows, new ones are added at the end, and everything that only the far side has stays where it is.
 */
export function joinRows(base: Value | undefined, source: Value, far: Value): readonly Row[] {
  const [before, ours, theirs] = [numbered(base), numbered(source), numbered(far)];
  const kept = [...theirs].filter(([name]) => ours.has(name) || !before.has(name));
  const added = [...ours].filter(([name]) => !theirs.has(name));
  return [...kept.map(([name, row]) => ours.get(name) ?? row), ...added.map(([, row]) => row)];
}

/** Rows by key. Of several with one key (people who share an address) the first is the first on either side, and so on. */
function numbered(value: Value | undefined): ReadonlyMap<string, Row> {
  const rows = isRows(value) ? value : [];
  const count = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const number = (count.get(row.key) ?? 0) + 1;
      count.set(row.key, number);
      return [`${number}/${row.key}`, row];
    }),
  );
}
