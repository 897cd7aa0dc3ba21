// Where a look at changes stands: for a kind's module, and for the people beside it where it has any, the time and id of the last record
// seen, and the time of the last deletion. Zoho tells the time in whole seconds, so a time alone could stand between two halves of the same second.

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
}

/** Before everything. */
export const NOWHERE: Position = { main: { at: 0, id: '' }, people: { at: 0, id: '' }, deleted: 0 };

/** Reads a checkpoint: our own form, or a plain time. */
export function toPosition(checkpoint: string): Position {
  if (!checkpoint.startsWith('{')) {
    const mark = { at: Number(checkpoint), id: '' };
    return { main: mark, people: mark, deleted: mark.at };
  }
  const { a, c, d } = JSON.parse(checkpoint) as { a: Written; c: Written; d?: number };
  return { main: toMark(a), people: toMark(c), deleted: d ?? Math.min(a[0], c[0]) };
}

type Written = readonly [at: number, id: string, live?: number];

function toMark([at, id, live]: Written): Mark {
  return { at, id, ...(live !== undefined && { live }) };
}

export function toCheckpoint({ main, people, deleted }: Position): string {
  const written = ({ at, id, live }: Mark): Written => (live === undefined ? [at, id] : [at, id, live]);
  return JSON.stringify({ a: written(main), c: written(people), d: deleted });
}

/** Where a fresh look starts: that much earlier, every record of its second included, and with what was read while it was live. */
export function earlier({ main, people, deleted }: Position, ms: number): Position {
  const before = ({ at, live = Infinity }: Mark): Mark => ({ at: Math.min(at - ms, live), id: '' });
  return { main: before(main), people: before(people), deleted: deleted - ms };
}

/** The later of two positions, list by list: a look that reached back and found nothing new stays where it was. */
export function latest(one: Position, other: Position): Position {
  const later = (mark: Mark, than: Mark) =>
    mark.at > than.at || (mark.at === than.at && than.id !== '' && mark.id >= than.id) ? mark : than;
  return {
    main: later(one.main, other.main),
    people: later(one.people, other.people),
    deleted: Math.max(one.deleted, other.deleted),
  };
}
