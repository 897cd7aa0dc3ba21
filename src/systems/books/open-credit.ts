// Credit of a customer that accounting has not used yet: for each a credit note, of what is left of it. What an invoice has used is a
// credit note with that invoice (`settle`); together they come to what accounting shows.

import { shortHash } from '../../core/digest.ts';
import { add, compare, decimal, formatDecimal, zero } from '../../core/money.ts';
import { done, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Json } from '../../mapping/place.ts';
import type { Kept, OpenCredit, Unkept } from '../../sync/ports.ts';
import { listAll } from './api.ts';
import { rate as rateCodec } from './codecs.ts';
import { idIn } from './ids.ts';
import { makeNote, remove } from './notes.ts';
import type { Office } from './office.ts';
import type { Contact } from './twins.ts';

const NUMBER_AT_MOST = 100;

/** How the numbers of our notes end: not used yet, and by which organisation of accounting it was given. */
function endOf(owner: string): string {
  return `/open-${shortHash(owner).slice(0, 4)}`;
}

function numberOf(name: string, owner: string): string {
  const end = endOf(owner);
  return `${name.slice(0, NUMBER_AT_MOST - end.length)}${end}`;
}

interface Note {
  readonly id: string;
  readonly number: string;
  readonly total: string;
  /** What of it is not used. */
  readonly balance: string;
}

/** The first problem stops it: what was done until then is found the next time. */
export async function keepCredit(
  office: Office,
  customer: { readonly id: RecordId; readonly name: string },
  credits: readonly OpenCredit[],
  owner: string,
): Promise<Result<Kept | Unkept | null>> {
  const wanted = new Map(credits.map((credit) => [numberOf(credit.name, owner), credit]));
  const contact = await contactOf(office, customer, credits);
  if (!contact.ok) return contact;
  if (contact.value === null) return done(null);
  const { id, currency } = contact.value;
  const foreign = credits.find((credit) => isForeign(currency, credit.currency));
  if (foreign && currency !== null) return done({ why: 'currency', credit: foreign.name, currency });
  const there = await notesOf(office, id, owner);
  if (!there.ok) return there;
  const gone = there.value.filter(({ number, total }) => !isSame(wanted.get(number)?.left, total));
  for (const note of gone) {
    // What somebody of Books has given to an invoice is theirs to take back.
    if (!isSame(note.balance, note.total)) return done({ why: 'used', credit: note.number });
    const removed = await remove(office.access, `/creditnotes/${note.id}`);
    if (!removed.ok) return removed;
  }
  const kept = new Set(there.value.filter((note) => !gone.includes(note)).map(({ number }) => number));
  const missing = [...wanted].filter(([number]) => !kept.has(number));
  for (const [number, { name, left: amount, on: day, rate }] of missing) {
    const made = await makeNote(office.access, {
      customer: id,
      number,
      name,
      description: name,
      amount,
      day,
      rate: isOwn(office, currency) ? undefined : rateOf(rate),
    });
    if (!made.ok) return made;
  }
  if (gone.length + missing.length === 0) return done(null);
  return done({
    before: sumOf(there.value.map(({ total }) => total)),
    after: sumOf(credits.map(({ left }) => left)),
  });
}

/** A contact is made where there is credit to show; none where there is nothing to take away either. */
function contactOf(
  { twins, facts }: Office,
  { id, name }: { readonly id: RecordId; readonly name: string },
  [first]: readonly OpenCredit[],
): Promise<Result<Contact | null>> {
  if (!first) return twins.contactThere(id, name);
  const currency = facts.currencies?.find(({ code }) => code === first.currency)?.id ?? null;
  return twins.contactFor(id, { name }, currency);
}

/** Ours of that customer and organisation. A list that does not know the filter answers with everybody's. */
async function notesOf({ access }: Office, id: string, owner: string): Promise<Result<readonly Note[]>> {
  const listed = await listAll(access, '/creditnotes', { customer_id: id });
  if (!listed.ok) return listed;
  return done(
    listed.value
      .filter((row) => idIn(row.customer_id) === id && row.status !== 'void')
      .filter(({ creditnote_number: number }) => String(number).endsWith(endOf(owner)))
      .map(asNote),
  );
}

function asNote(row: Json): Note {
  const { creditnote_number: number, total, balance } = row;
  return {
    id: idIn(row.creditnote_id) ?? '',
    number: String(number),
    total: String(total ?? '0'),
    balance: String(balance ?? total ?? '0'),
  };
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && compare(decimal(one), decimal(other)) === 0;
}

function sumOf(amounts: readonly string[]): string {
  return formatDecimal(amounts.map(decimal).reduce(add, zero));
}

/** A contact of Books has one currency, in which all its documents are. */
function isForeign(own: string | null, currency: string | undefined): boolean {
  return own !== null && currency !== undefined && own !== currency;
}

function isOwn({ facts }: Office, currency: string | null): boolean {
  return currency === null || currency === facts.organisation?.currency;
}

function rateOf(rate: string | undefined): number | undefined {
  const turned = rate === undefined ? null : rateCodec.encode(rate);
  return typeof turned === 'number' ? turned : undefined;
}
