// Where a look at changes stands: for a kind's module, and for the people beside it where it has any, the time and id of the last record
// seen, and the time of the last deletion. Zoho tells the time in whole seconds, so a time alone could stand between two halves of the same second.

import { type Answered, type Asked, type Reach, reachAfter, startOf } from '../reach.ts';

export interface Mark {
  /** Epoch ms. */
  readonly at: number;
  /** The last id seen of that time; empty where all of that time are wanted (again). */
  readonly id: string;
  /** The first time of this look whose second was not over when it was read: a save of a smaller id could still fall into it. */
  readonly live?: number;
}

export interface Position {
  readonly main: Mark;
  /** The Contacts of Accounts. */
  readonly people: Mark;
  /** Deletions are known up to then, epoch ms: they are listed apart, and not by every look. */
  readonly deleted: number;
  /** Of both lists together: one clock tells the times of both. */
  readonly reach?: Reach;
}

/** Before everything. */
export const NOWHERE: Position = { main: { at: 0, id: '' }, people: { at: 0, id: '' }, deleted: 0 };

/** Reads a checkpoint: our own form, or a plain time. */
export function toPosition(checkpoint: string): Position {
  if (!checkpoint.startsWith('{')) {
    const mark = { at: Number(checkpoint), id: '' };
    return { main: mark, people: mark, deleted: mark.at };
  }
  const { a, c, d, r } = JSON.parse(checkpoint) as { a: Written; c: Written; d?: number; r?: Reach };
  return { main: toMark(a), people: toMark(c), deleted: d ?? Math.min(a[0], c[0]), ...(r && { reach: r }) };
}

type Written = readonly [at: number, id: string, live?: number];

function toMark([at, id, live]: Written): Mark {
  return { at, id, ...(live !== undefined && { live }) };
}

export function toCheckpoint({ main, people, deleted, reach }: Position): string {
  const written = ({ at, id, live }: Mark): Written => (live === undefined ? [at, id] : [at, id, live]);
  return JSON.stringify({ a: written(main), c: written(people), d: deleted, ...(reach && { r: reach }) });
}

/**
 * Where a fresh look starts: so much earlier as it is to reach back, every record of its second included, and with what was read while it
 * was live. Not before what stands still.
 */
export function earlier({ main, people, deleted, reach }: Position, asked: Omit<Asked, 'last'>): Position {
  const before = ({ at, live = at }: Mark): Mark => {
    const start = startOf(reach, { ...asked, last: at - 1_000 });
    return { at: Math.min(start, startOf(reach, { ...asked, last: live, overlapMs: 0 })), id: '' };
  };
  return { main: before(main), people: before(people), deleted: deleted - asked.overlapMs - 1_000 };
}

/** Where a look was left before, where it started, and how far it came. */
interface Way {
  readonly known: Position | null;
  readonly from: Position | null;
  readonly upTo: Position;
}

/** Where a look leaves both lists, and what is known of them by then. */
export function after(
  { known, from, upTo }: Way,
  asked: Omit<Asked, 'last'>,
  answered: Omit<Answered, 'newest'>,
): Position {
  const { main, people, deleted } = answered.more || !known || !from ? upTo : latest(known, from, upTo);
  const last = known ? lastOf(known) : 0;
  const newest = Math.max(last, lastOf({ main, people }));
  const reach = reachAfter(known?.reach, { ...asked, last }, { ...answered, newest });
  return { main, people, deleted, ...(reach && { reach }) };
}

function lastOf({ main, people }: Pick<Position, 'main' | 'people'>): number {
  return Math.max(main.at, people.at);
}

/** The later of two positions, list by list: a look that reached back and found nothing new stays where it was. */
function latest(known: Position, from: Position, upTo: Position): Position {
  const later = (mark: Mark, start: Mark, than: Mark) => (mark !== start && isAfter(mark, than) ? mark : than);
  return {
    main: later(upTo.main, from.main, known.main),
    people: later(upTo.people, from.people, known.people),
    deleted: Math.max(upTo.deleted, known.deleted),
  };
}

function isAfter(mark: Mark, than: Mark): boolean {
  return mark.at > than.at || (mark.at === than.at && than.id !== '' && mark.id >= than.id);
}
