// Walking over all records of a desk in the order of their ids, stretch by stretch.

import { done, type Result } from '../../core/problem.ts';
import type { Sighting, Stretch } from '../../sync/ports.ts';
import { type AtDesk, recordIdOf } from './desk.ts';
import { hasMore } from './look.ts';

/** What is told of a moment before the stretch was read, so that no change falls between walk and look. */
const MARGIN_MS = 5_000;

export function walk<Element>(at: AtDesk<Element>, cursor: string | null, limit: number): Promise<Result<Stretch>> {
  return at.desk.pages === null ? stretchOfWhole(at, cursor, limit) : stretchOfPages(at, at.desk.pages, cursor, limit);
}

async function stretchOfPages<Element>(
  at: AtDesk<Element>,
  { least, most }: { least: number; most: number },
  cursor: string | null,
  limit: number,
): Promise<Result<Stretch>> {
  // Pages are counted in the size that the walk began with.
  const begun = Math.max(least, Math.min(limit, most));
  const [page = 1, pageSize = begun] = cursor === null ? [] : cursor.split(':').map(Number);
  const listed = await at.desk.list(at.access, { since: null, page, pageSize, order: 'id' });
  if (!listed.ok) return listed;
  const { elements, servedAtMs, pagination } = listed.value;
  const more = hasMore(elements.length, pageSize, pagination?.pageCount, page);
  return done({
    sightings: elements.map((element) => sighting(at, element)),
    cursor: more ? `${page + 1}:${pageSize}` : null,
    since: String((servedAtMs ?? at.now()) - MARGIN_MS),
  });
}

/** A list that comes whole is read whole for every stretch, and gone on with behind the last id. */
async function stretchOfWhole<Element>(
  at: AtDesk<Element>,
  cursor: string | null,
  limit: number,
): Promise<Result<Stretch>> {
  const { desk, access } = at;
  const listed = await desk.list(access, { since: null, page: 1, pageSize: limit, order: 'id' });
  if (!listed.ok) return listed;
  const { elements, servedAtMs } = listed.value;
  const left = elements
    .filter((element) => cursor === null || desk.idOf(element) > cursor)
    .toSorted((one, other) => (desk.idOf(one) < desk.idOf(other) ? -1 : 1));
  const stretch = left.slice(0, limit);
  const last = stretch.at(-1);
  const isLast = stretch.length === left.length;
  return done({
    sightings: stretch.map((element) => sighting(at, element)),
    cursor: isLast || last === undefined ? null : desk.idOf(last),
    since: String((servedAtMs ?? at.now()) - MARGIN_MS),
    ...(isLast && { whole: elements.map((element) => recordIdOf(desk, desk.idOf(element))) }),
  });
}

function sighting<Element>({ desk, kind, translator }: AtDesk<Element>, element: Element): Sighting {
  return { id: recordIdOf(desk, desk.idOf(element)), sight: desk.toSight(kind, translator, element) };
}
