// What came of creates whose replies were lost: by the number that was given to the document, else by what its list says of it, among
// what was made since.

import { done, type Result } from '../../core/problem.ts';
import type { RecordId, Seen } from '../../core/record.ts';
import { type Fields, isBlank } from '../../core/value.ts';
import type { Json } from '../../mapping/place.ts';
import type { Draft } from '../../sync/ports.ts';
import { fromBooksTime } from './api.ts';
import { idIn } from './ids.ts';
import { changedSince } from './listing.ts';
import { readWhole, type Reader } from './read.ts';
import { CLOCKS_DIFFER_MS } from '../reach.ts';

export async function made(
  reader: Reader,
  drafts: readonly Draft[],
  sentAt: number,
): Promise<Result<ReadonlyMap<RecordId, readonly Seen[]>>> {
  const { office, form } = reader;
  const since = sentAt - CLOCKS_DIFFER_MS;
  const changed = await changedSince(office.access, form, office.facts, since);
  if (!changed.ok) return changed;
  const found = new Map<RecordId, readonly Seen[]>();
  // Too much has changed to tell: the document is planned anew, and matching by its number decides.
  if (changed.value === 'crowded') return done(found);
  const fresh = changed.value.entries.filter(({ row }) => fromBooksTime(row.created_time) >= since);
  for (const { source, fields } of drafts) {
    const like = fresh.filter(({ row }) => isLike(reader, row, fields));
    const seen: Seen[] = [];
    for (const { id } of like) {
      const read = await readWhole(reader, id);
      if (!read.ok) return read;
      if (read.value && isFor(read.value, fields) && isThrough(read.value, fields)) seen.push(read.value);
    }
    found.set(source, seen);
  }
  return done(found);
}

/** By the number that was given; where there was none, by the day and the reference. */
function isLike({ form }: Reader, row: Json, { accountingNumber, date, reference }: Fields): boolean {
  if (!isBlank(accountingNumber)) return sameText(row[form.number], accountingNumber);
  return idIn(row[form.id]) !== null && isAs(row.date, date) && isAs(row.reference_number, reference);
}

/**
 * Whether its state was reached too. One that stopped half way is none that came of the draft: made anew it is found by its number, and
 * merged with its source as any two that were just matched.
 */
function isThrough({ fields }: Seen, { status }: Fields): boolean {
  return isBlank(status) || status === 'draft' || status === 'submitted' || fields.status !== 'draft';
}

function isFor({ fields }: Seen, { accountingNumber, customer, vendor, total }: Fields): boolean {
  if (!isBlank(accountingNumber)) return true;
  return isAs(fields.customer, customer) && isAs(fields.vendor, vendor) && isAs(fields.total, total);
}

function isAs(shown: unknown, sent: unknown): boolean {
  return typeof sent !== 'string' || sent === '' || sameText(shown, sent);
}

function sameText(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase();
}
