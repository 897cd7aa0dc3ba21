// What the two sides showed at their last agreement, as far as this mapping knows it, and who has saved since.

import { compare, type Decimal, decimal, negate, subtract } from './money.ts';
import { type Base, type Link, type MappedField, provenOrNot, type RowField, type Seen, type Side } from './record.ts';
import { isBlank, isRows, type Row, sameMeaning, unchanged, type Value } from './value.ts';

/** Whether the side shows a save of ours behind which another could still hide. */
export function waitsForSettling(link: Link, side: Side, seen: Seen): boolean {
  return isSettled(link, side, seen) && seen.young;
}

/** Whether the side still shows the very save that our write made. */
function isSettled(link: Link, side: Side, seen: Seen): boolean {
  return link.settling[side]?.version === seen.version;
}

/**
 * What the side showed of a field at the last agreement, or undefined where this place and codec never agreed. What was written since
 * counts as the side shows it, where it still shows our save; as it was sent, where somebody has saved since, so that the difference
 * is their edit. Where they left blank what was blank before, what was sent may never have got there (it went to a person of the customer
 * who is not the first one any more, half a record was made): nothing was agreed on.
 */
export function baseOf(link: Link, side: Side, seen: Seen, field: MappedField): Value | undefined {
  const before = baseValue(link.bases[side], field, side);
  const sent = sentTo(link, side, field);
  if (sent === undefined) return before;
  const shown = seen.fields[field.name] ?? null;
  if (!isSettled(link, side, seen)) return isBlank(shown) && isBlank(before) && !isBlank(sent) ? undefined : sent;
  return isOwnDoing(field, { before, sent, shown, byOthers: seen.byOthers === true }) ? shown : sent;
}

/** What was written to the field's place lately, and not to one that it stood in before the mapping was changed. */
function sentTo({ settling }: Link, side: Side, { name, places }: MappedField): Value | undefined {
  const lately = settling[side];
  const place = lately?.places?.[name] ?? places[side];
  return place === places[side] ? lately?.fields[name] : undefined;
}

interface Shown {
  readonly before: Value | undefined;
  readonly sent: Value;
  readonly shown: Value;
  /** The side names somebody else as who saved it last. */
  readonly byOthers: boolean;
}

/**
 * Whether a side that shows our save shows what it made of our value: kept it, tidied it, cut it, or left it alone. Anything else
 * somebody typed within the same second, which the version does not tell from our save; where the side names them, whatever it is.
 */
function isOwnDoing({ type, row }: MappedField, { before, sent, shown, byOthers }: Shown): boolean {
  if (sameMeaning(type, sent, shown)) return true;
  // What was never filled may have had no place to go to, whoever saved the record.
  if (byOthers) return isBlank(shown) && isBlank(before);
  if (unchanged(before, shown)) return true;
  if (row && isRows(sent) && isRows(shown)) return !isRecounted(row, sent, shown);
  if (typeof sent !== 'string' || typeof shown !== 'string') return true;
  if (type === 'money' || type === 'decimal') return true;
  return isCutOf(sent, shown);
}

/**
 * Whether a line shows another quantity or price than rounding makes of ours. A document's lines may be read a moment after the version
 * beside them: somebody's edit of a line then shows with the version of our save.
 */
function isRecounted(fields: readonly RowField[], sent: readonly Row[], shown: readonly Row[]): boolean {
  const counted = fields.filter(({ type }) => type === 'decimal');
  return sent.some((line) => {
    const theirs = shownOf(line, sent, shown);
    return theirs !== undefined && counted.some(({ name }) => !isRounded(line.fields[name], theirs.fields[name]));
  });
}

/** The line as the side shows it. New ones have got their ids there: they are told by their order, while there are as many of them. */
function shownOf(line: Row, sent: readonly Row[], shown: readonly Row[]): Row | undefined {
  if (line.key !== '') return shown.find(({ key }) => key === line.key);
  const fresh = sent.filter(({ key }) => key === '');
  const added = shown.filter(({ key }) => !sent.some((other) => other.key === key));
  return added.length === fresh.length ? added[fresh.indexOf(line)] : undefined;
}

/** Of a price of four places Zoho may keep two: rounded or cut, it is less than this from ours. */
const ROUNDED: Decimal = { units: 1n, scale: 2 };

function isRounded(sent: Value | undefined, shown: Value | undefined): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string') return true;
  const difference = subtract(decimal(sent), decimal(shown));
  const size = difference.units < 0n ? negate(difference) : difference;
  return compare(size, ROUNDED) < 0;
}

/** Whether a text shows what tidying or cutting makes of another. A dash or dots in its place are somebody's, and nothing that is left of it. */
export function isCutOf(sent: string, shown: string): boolean {
  const left = bare(shown);
  return left !== '' && bare(sent).startsWith(left);
}

/** Letters and digits alone, whatever their case. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The base's value, where it was read through the place and codec that the mapping has now. */
export function baseValue(base: Base, field: MappedField, side: Side): Value | undefined {
  const entry = base[field.name];
  return entry && entry.place === field.places[side] ? entry.value : undefined;
}

/** Saves within this time of each other have no clear order: the two sides' clocks are not one. */
const SAME_TIME_MS = 5_000;

/** The side whose record somebody changed last. Our own writes don't count: they show a version that the link remembers. */
export function newerSide(link: Link, seen: Readonly<Record<Side, Seen>>): Side | 'unclear' {
  const at = (side: Side) => (isKnown(link, side, seen[side]) ? link.changedAt[side] : seen[side].changedAt);
  const lead = at('crm') - at('accounting');
  if (Math.abs(lead) <= SAME_TIME_MS) return 'unclear';
  return lead > 0 ? 'crm' : 'accounting';
}

/** Whether nobody but us has saved this side since the link was last brought up to date. */
function isKnown(link: Link, side: Side, seen: Seen): boolean {
  return seen.version === provenOrNot(link.versions[side]) || isSettled(link, side, seen);
}
