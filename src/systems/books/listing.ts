// Following Books' lists: what changed since a time, and a walk in the order of creation. Lists are summaries; whoever asks reads what they
// name. Books' pages are numbered, so that a walk that can't find where it stopped goes back a little.

import { done, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { type BooksAccess, fromBooksTime, listPage, toBooksTime } from './api.ts';
import type { BooksFacts } from './facts.ts';
import type { Form } from './forms.ts';
import { idIn } from './ids.ts';
import { PAGE_ROWS, PAGES_OF_CHANGES } from './spec.ts';

/** A document of a list. */
export interface Entry {
  readonly id: string;
  /** Its last save, epoch ms. Where a list of what changed leaves that out, the time that was asked for. */
  readonly at: number;
  readonly row: Json;
}

function entryOf({ id }: Form, row: Json, since: number): Entry {
  return { id: idIn(row[id]) ?? '', at: fromBooksTime(row.last_modified_time) || since, row };
}

/** `crowded`: more changed than can be put in order; everything has to be gone through. */
export type Changes =
  | {
      readonly entries: readonly Entry[];
      readonly more: boolean;
      /** The list does not say when its documents were saved. */
      readonly undated: boolean;
    }
  | 'crowded';

/** What was saved at or after a time, oldest first. */
export async function changedSince(
  access: BooksAccess,
  form: Form,
  { sortsByChange }: BooksFacts,
  since: number,
): Promise<Result<Changes>> {
  // Whether the named second belongs to it is not said.
  const query = { last_modified_time: toBooksTime(Math.max(0, since - 1_000)) };
  const sorted = sortsByChange ? { sort_column: 'last_modified_time', sort_order: 'A' } : {};
  const entries: Entry[] = [];
  for (let page = 1; page <= PAGES_OF_CHANGES; page++) {
    const listed = await listPage(access, `/${form.module}`, { ...query, ...sorted, page });
    if (!listed.ok) return listed;
    entries.push(...listed.value.records.map((row) => entryOf(form, row, since)));
    const { more } = listed.value;
    const spans = (entries.at(-1)?.at ?? 0) - (entries[0]?.at ?? 0) > 2_000;
    if (!more || (sortsByChange && spans)) {
      const undated = entries.some(({ row }) => !fromBooksTime(row.last_modified_time));
      return done({ entries: inOrder(entries), more, undated });
    }
  }
  return done('crowded');
}

function inOrder(entries: readonly Entry[]): Entry[] {
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  return once.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** Where a walk stands: how many it has passed, and the last of them. */
export interface Place {
  readonly passed: number;
  readonly last: string;
}

/** How far back a walk begins that does not find its place. */
const BACK = 20;

/** The next documents in the order in which they were made; null at the end. */
export async function nextOf(
  access: BooksAccess,
  form: Form,
  place: Place,
  rows: number,
): Promise<Result<{ readonly entries: readonly Entry[]; readonly next: Place | null }>> {
  const from = place.last === '' ? place.passed : Math.max(0, place.passed - 1);
  const page = Math.floor(from / PAGE_ROWS) + 1;
  const first = (page - 1) * PAGE_ROWS;
  const sorted = await listPage(access, `/${form.module}`, { sort_column: 'created_time', sort_order: 'A', page });
  // Which columns a list is sorted by differs from list to list; in its own order it comes all the same.
  const isRefused = !sorted.ok && sorted.problem.code === 'request.refused';
  const listed = isRefused ? await listPage(access, `/${form.module}`, { page }) : sorted;
  if (!listed.ok) return listed;
  const entries = listed.value.records.map((row) => entryOf(form, row, 0));
  const at = place.last === '' ? from - first - 1 : entries.findIndex(({ id }) => id === place.last);
  // Documents were deleted meanwhile: what comes next may have moved up, over the page's beginning too.
  if (place.last !== '' && at === -1)
    return nextOf(access, form, { passed: Math.max(0, place.passed - BACK), last: '' }, rows);
  const taken = entries.slice(at + 1, at + 1 + rows);
  const end = first + Math.min(entries.length, at + 1 + taken.length);
  const isEnd = end === first + entries.length && !listed.value.more;
  if (isEnd || taken.length > 0)
    return done({ entries: taken, next: isEnd ? null : { passed: end, last: taken.at(-1)?.id ?? '' } });
  return nextOf(access, form, { passed: end, last: '' }, rows);
}
