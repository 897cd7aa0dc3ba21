// Following what changes at a desk: one page of changes since a time, and a look that goes on from the last time seen. Never a second
// page, but inside one second that fills a page.

import { done, type Result } from '../../core/problem.ts';
import type { Page } from '../../sync/ports.ts';
import { type Reach, reachAfter, startOf } from '../reach.ts';
import { type AtDesk, type Desk, recordIdOf } from './desk.ts';
import { spec } from './spec.ts';

/** A second that alone fills more of the largest pages than this is given up for the look; the walk finds its records. */
export const PAGES_OF_ONE_SECOND = 10;

interface Changes<Element> {
  /** Oldest change first. */
  readonly elements: readonly Element[];
  readonly more: boolean;
}

export async function look<Element>(
  at: AtDesk<Element>,
  from: string | null,
  { limit, overlapMs }: { limit: number; overlapMs: number },
): Promise<Result<Page>> {
  const { desk, kind, translator } = at;
  const reached = from === null ? null : reachedBy(from);
  // Xero compares whole seconds.
  const asked = { last: (reached?.ms ?? 0) - 1_000, askedAt: at.ours(), overlapMs, late: spec.overlapMs };
  const since = reached === null ? null : Math.max(0, startOf(reached.reach, asked));
  const found = await changesSince(at, since, limit);
  if (!found.ok) return found;
  const { elements, more } = found.value;
  const turned = more ? done({ elements: [], day: reached?.day }) : await turnedSince(at, reached);
  if (!turned.ok) return turned;
  const shown = new Set(elements.map((element) => desk.idOf(element)));
  const silent = turned.value.elements.filter((element) => !shown.has(desk.idOf(element)));
  const sightings = [...silent, ...elements].map((element) => ({
    id: recordIdOf(desk, desk.idOf(element)),
    sight: desk.toSight(kind, translator, element),
  }));
  const newest = Math.max(reached?.ms ?? 0, ...elements.map((element) => desk.changedAt(element)));
  // Where more waits, go on from what was seen here, even if that is behind the checkpoint: nothing may be passed over.
  const last = elements.at(-1);
  const ms = more && last !== undefined ? desk.changedAt(last) : newest;
  const reach = reachAfter(reached?.reach, asked, { newest, answeredAt: at.ours(), more });
  const { day } = turned.value;
  return done({
    sightings,
    checkpoint: checkpointAt({ ms, ...(day !== undefined && { day }), ...(reach && { reach }) }),
    more,
  });
}

interface Reached {
  /** The last time of change seen, epoch ms. */
  readonly ms: number;
  /** The organisation's day when that was looked at; left out where no day counts. */
  readonly day?: string;
  readonly reach?: Reach;
}

/** Reads a checkpoint: our own form, a plain time, or one with its day behind it. */
function reachedBy(checkpoint: string): Reached {
  if (checkpoint.startsWith('{')) return JSON.parse(checkpoint) as Reached;
  const [ms = '', day] = checkpoint.split('@');
  return { ms: Number(ms), ...(day !== undefined && { day }) };
}

function checkpointAt(reached: Reached): string {
  return JSON.stringify(reached);
}

/** What midnight has changed since the last look: one call on the first look of a day, none on the others. */
async function turnedSince<Element>(
  { desk: { calendar }, access }: AtDesk<Element>,
  reached: Reached | null,
): Promise<Result<{ elements: readonly Element[]; day: string | undefined }>> {
  if (!calendar) return done({ elements: [], day: undefined });
  const day = calendar.today();
  const before = reached && (reached.day ?? calendar.dayOf(reached.ms));
  if (before === null || before >= day) return done({ elements: [], day });
  const turned = await calendar.turned(access, before, day);
  return turned.ok ? done({ elements: turned.value, day }) : turned;
}

/** What changed since a time (epoch ms), oldest first, as far as one page of about `rows` shows it. */
export function changesSince<Element>(
  at: AtDesk<Element>,
  since: number | null,
  rows: number,
  ours = false,
): Promise<Result<Changes<Element>>> {
  return at.desk.pages === null ? cutFromWhole(at, since, rows) : pagesSince(at, at.desk.pages, since, rows, ours);
}

/** A list that comes whole is cut where a second ends, so that the next look starts behind what was seen. */
async function cutFromWhole<Element>(
  { desk, access }: AtDesk<Element>,
  since: number | null,
  rows: number,
): Promise<Result<Changes<Element>>> {
  const listed = await desk.list(access, { since, page: 1, pageSize: rows, order: 'changed' });
  if (!listed.ok) return listed;
  const all = byAge(desk, listed.value.elements);
  let end = Math.min(rows, all.length);
  while (end < all.length && !getsOn(desk, all.slice(0, end), since)) end += 1;
  return done({ elements: all.slice(0, end), more: end < all.length });
}

/**
 * The first page of what changed since a time; a look goes on from the last time seen. Where that would show mostly the same again,
 * because a second or two fill the page (no time lies between those rows), a larger page is asked for, and further ones only where no
 * page is large enough. A row that is saved between the calls for two pages moves to the end and pulls another over the boundary: the
 * page before is read once more.
 */
async function pagesSince<Element>(
  { desk, access }: AtDesk<Element>,
  { least, most }: { least: number; most: number },
  since: number | null,
  rows: number,
  ours: boolean,
): Promise<Result<Changes<Element>>> {
  const found = new Map<string, Element>();
  const read = async (page: number, pageSize: number): Promise<Result<boolean>> => {
    const listed = await desk.list(access, { since, page, pageSize, order: 'changed', ours });
    if (!listed.ok) return listed;
    const { elements, pagination } = listed.value;
    for (const element of elements) found.set(desk.idOf(element), element);
    return done(hasMore(elements.length, pageSize, pagination?.pageCount, page));
  };
  let [page, pageSize] = [1, Math.max(least, Math.min(rows, most))];
  for (;;) {
    const more = await read(page, pageSize);
    if (!more.ok) return more;
    const again = page > 1 ? await read(page - 1, pageSize) : more;
    if (!again.ok) return again;
    const elements = byAge(desk, [...found.values()]);
    if (!more.value || getsOn(desk, elements, since) || page === PAGES_OF_ONE_SECOND)
      return done({ elements, more: more.value });
    if (pageSize < most) pageSize = Math.min(most, pageSize * 4);
    else page += 1;
  }
}

function byAge<Element>(desk: Desk<Element>, elements: readonly Element[]): Element[] {
  return elements.toSorted((one, other) => desk.changedAt(one) - desk.changedAt(other));
}

/** Whether a further page waits. Where Xero doesn't count its pages, a full one of a hundred means that there may be another. */
export function hasMore(rows: number, pageSize: number, pageCount: number | undefined, page: number): boolean {
  return pageCount === undefined ? rows >= Math.min(pageSize, 100) : page < pageCount;
}

/** Whether the next look would start later than this one, and not show most of it again. Xero compares whole seconds. */
function getsOn<Element>(desk: Desk<Element>, elements: readonly Element[], since: number | null): boolean {
  const second = (time: number) => Math.floor(time / 1_000);
  const last = elements.at(-1);
  const next = second((last === undefined ? 0 : desk.changedAt(last)) - 1_000);
  if (since !== null && next <= second(since)) return false;
  const seenAgain = elements.filter((element) => second(desk.changedAt(element)) >= next).length;
  return seenAgain <= elements.length / 2;
}
