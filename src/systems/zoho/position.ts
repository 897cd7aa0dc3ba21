// Where a look at changes stands: for Accounts and for Contacts, the time and id of the last one seen. Zoho tells the time in whole
// seconds, so a time alone could stand between two halves of the same second.

export interface Mark {
  /** Epoch ms. */
  readonly at: number;
  /** The last id seen of that time; empty where all of that time are wanted (again). */
  readonly id: string;
}

export interface Position {
  readonly accounts: Mark;
  readonly contacts: Mark;
}

/** Reads a checkpoint: our own form, or a plain time. */
export function toPosition(checkpoint: string): Position {
  if (!checkpoint.startsWith('{')) {
    const mark = { at: Number(checkpoint), id: '' };
    return { accounts: mark, contacts: mark };
  }
  const { a, c } = JSON.parse(checkpoint) as { a: [number, string]; c: [number, string] };
  return { accounts: { at: a[0], id: a[1] }, contacts: { at: c[0], id: c[1] } };
}

export function toCheckpoint({ accounts, contacts }: Position): string {
  return JSON.stringify({ a: [accounts.at, accounts.id], c: [contacts.at, contacts.id] });
}

/** The same position that much earlier, every record of its second included. */
export function earlier({ accounts, contacts }: Position, ms: number): Position {
  return { accounts: { at: accounts.at - ms, id: '' }, contacts: { at: contacts.at - ms, id: '' } };
}

/** The later of two positions, list by list: a look that reached back and found nothing new stays where it was. */
export function latest(one: Position, other: Position): Position {
  const later = (mark: Mark, than: Mark) =>
    mark.at > than.at || (mark.at === than.at && than.id !== '' && mark.id > than.id) ? mark : than;
  return { accounts: later(one.accounts, other.accounts), contacts: later(one.contacts, other.contacts) };
}
