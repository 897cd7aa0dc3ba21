// Lines of an update. Zoho merges a list into what is there: a line with an id is changed, one without is added, one that is not named
// stays, and one goes only where `_delete` says so. So only what differs is sent, and nothing is ever doubled.

import { isRows, type Row, type Value, unchanged } from '../../../core/value.ts';
import { isJson, type Json, type Place } from '../../../mapping/place.ts';
import { extraMembers, isExtra } from './extras.ts';

interface Wanted {
  readonly place: Place;
  /** The lines as they were seen, and as they should be. */
  readonly before: Value;
  readonly after: Value;
}

/** Members of the document that bring its lines from `before` to `after`: the subform where any differs, and what stands below it. */
export function lineChanges(subform: string, { place, before, after }: Wanted): Json {
  const [was, is] = [before, after].map((value) => (isRows(value) ? value : []));
  const rows = rowChanges(place, plain(was ?? []), plain(is ?? []));
  return { ...(rows.length > 0 && { [subform]: rows }), ...extraMembers(was ?? [], is ?? []) };
}

function plain(rows: readonly Row[]): Row[] {
  return rows.filter((row) => !isExtra(row));
}

function rowChanges(place: Place, was: readonly Row[], is: readonly Row[]): Json[] {
  const before = new Map(was.map((row) => [row.key, row]));
  const wanted = new Set(is.map(({ key }) => key));
  // A line that went meanwhile can't be changed: what it should show is added instead.
  const rows = is.map((row) => (row.key === '' || before.has(row.key) ? row : { ...row, key: '' }));
  const removed = was.filter(({ key }) => !wanted.has(key)).map(({ key }) => ({ id: key, _delete: null }));
  const inOrder = isInOrder(was, rows);
  const changed = rows.flatMap((row, at): Json[] => {
    const element = changeOf(place, row, before.get(row.key));
    const placed = inOrder ? element : { ...element, Sequence_Number: at + 1 };
    const isNews = Object.keys(placed).some((name) => name !== 'id');
    return isNews ? [placed] : [];
  });
  return [...removed, ...changed];
}

/** Lines that stay are in their old order, and new ones come last: then Zoho puts them where they belong by itself. */
function isInOrder(was: readonly Row[], is: readonly Row[]): boolean {
  const kept = is.filter(({ key }) => key !== '').map(({ key }) => key);
  const stayed = was.map(({ key }) => key).filter((key) => kept.includes(key));
  const firstNew = is.findIndex(({ key }) => key === '');
  return kept.join() === stayed.join() && (firstNew === -1 || firstNew === kept.length);
}

/** A new line of words alone costs nothing: left to itself it would cost what its product does. */
export const noPrice = { List_Price: 0 } as const;

/** What of a line differs, as Zoho takes it; a line of another product is told anew. */
function changeOf(place: Place, row: Row, before: Row | undefined): Json {
  const isNew = before === undefined || !unchanged(before.fields.item, row.fields.item ?? before.fields.item);
  const fields = isNew
    ? row.fields
    : Object.fromEntries(Object.entries(row.fields).filter(([name, value]) => !unchanged(before.fields[name], value)));
  const [element] = asList(place.codec.encode([{ key: row.key, fields }]));
  return { ...(before === undefined && noPrice), ...element };
}

function asList(encoded: unknown): Json[] {
  return Array.isArray(encoded) ? encoded.filter(isJson) : [];
}
