// Finding the record on the other side that is the same thing: keys made from fields, and a verdict from what the index knows of those
// keys. A match counts only where it is the best one in both directions; everything less goes before a person.

import { counts } from './capacity.ts';
import type { RecordId, Seen, Side } from './record.ts';
import type { Match } from './steps.ts';
import type { Fields, Value } from './value.ts';

/** One way in which records of a kind can be recognised. Rules are listed from the strongest to the weakest. */
export interface MatchRule {
  /** Names the rule in keys, evidence and settings. */
  readonly rule: string;
  /** All of these together make the key; a blank one means no key. */
  readonly fields: readonly string[];
  readonly as: 'exact' | 'code' | 'email' | 'name';
  /**
   * Fields that, filled on both sides with different values, make a match by this rule doubtful. A legal form is a difference where
   * the name is all there is, and none beside stronger evidence.
   */
  readonly doubtedBy?: readonly string[];
  /** Different records may well be alike by this rule: one that is linked already says nothing of another. */
  readonly mayRepeat?: true;
}

export interface MatchKey {
  readonly rule: string;
  readonly key: string;
  /** The record's values of the rule's `doubtedBy` fields, as one text per field. */
  readonly proof: Readonly<Record<string, string>>;
}

/** A record in the index of keys. */
export interface Entry extends MatchKey {
  readonly side: Side;
  readonly id: RecordId;
  readonly linked: boolean;
  readonly archived: boolean;
}

/** Whether two records bear the very same name, but for its letter case and signs. */
export function areNamesakes(one: Fields, other: Fields): boolean {
  const [first, second] = [one.name, other.name];
  return typeof first === 'string' && typeof second === 'string' && plainName(first) === plainName(second);
}

/** The keys of a record, strongest rule first. */
export function keysOf(rules: readonly MatchRule[], fields: Fields): MatchKey[] {
  return rules.flatMap(({ rule, fields: names, as, doubtedBy = [] }) => {
    const parts = names.map((name) => normalise(as, fields[name] ?? null));
    if (parts.some((part) => part === '')) return [];
    const proof = Object.fromEntries(
      doubtedBy.map((name) => [name, doubtText(name, fields[name] ?? null)] as const).filter(([, text]) => text !== ''),
    );
    return [{ rule, key: `${rule}:${parts.join('|')}`, proof }];
  });
}

/** The key under which a record is found that carries a stamp naming `id`. */
export function stampKey(id: RecordId): string {
  return `stamp:${id}`;
}

function normalise(as: MatchRule['as'], value: Value): string {
  if (typeof value !== 'string') return '';
  switch (as) {
    case 'exact':
      return value.trim();
    case 'code':
      return value
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
    case 'email':
      return value.trim().toLowerCase();
    case 'name':
      return looseName(value);
  }
}

/** Accents, and the vowel points of Arabic and Hebrew. Marks of other scripts are not for decoration: they tell words apart. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]/g;

/** Letters and digits of any script, without accents, case and punctuation; words stay apart. */
export function plainName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(accents, '')
      .toLowerCase()
      // A system may hand a sign back in the way in which pages write it.
      .replace(/&amp;|&/g, ' and ')
      .replace(/['’.]/g, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
  );
}

const legalForms = new Set(
  'ltd limited llc inc incorporated corp corporation co company plc pty gmbh ag kg ug sarl sas sa bv nv oy ab as aps spa srl'.split(
    ' ',
  ),
);

/** A name without its legal form: `Acme Pty Ltd` and `ACME` are the same question, not the same answer. */
export function looseName(name: string): string {
  const words = plainName(name).split(' ');
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** E-mail addresses cast doubt by their domain only: a company writes from more than one. */
function doubtText(name: string, value: Value): string {
  if (typeof value !== 'string') return '';
  const text = value.trim().toLowerCase();
  if (name === 'name') return plainName(value);
  return name === 'email' ? text.slice(text.indexOf('@') + 1) : text.replace(/[^\p{L}\p{N}]/gu, '');
}

interface Candidate {
  readonly id: RecordId;
  readonly linked: boolean;
  readonly archived: boolean;
  /** Places in the list of rules that it shares with the record, strongest first. */
  readonly shared: number[];
  readonly proofs: Map<number, Readonly<Record<string, string>>>;
}

export interface MatchQuestion {
  readonly seen: Pick<Seen, 'id'>;
  readonly side: Side;
  readonly keys: readonly MatchKey[];
  /** Everything the index holds under the record's keys, on both sides; the record itself may be among it. */
  readonly entries: readonly Entry[];
  /** Records of the same side that are about to be created in the same round, with their keys. */
  readonly drafts: readonly { id: RecordId; keys: readonly MatchKey[] }[];
}

/** The verdict for one record without a link. Stamps were tried before. */
export function findMatch(rules: readonly MatchRule[], question: MatchQuestion): Match {
  const { side, seen, keys } = question;
  const entries = question.entries.filter((entry) => counts(entry, keys));
  const rank = new Map(rules.map(({ rule }, at) => [rule, at]));
  const all = candidates(
    entries.filter((entry) => entry.side !== side || entry.linked),
    rank,
    seen.id,
  );
  const there = all.filter(({ linked, shared }) => !linked || shared.some((at) => !rules[at]?.mayRepeat));
  const isNamedOtherwise = (candidate: Candidate): boolean => doubts(rules, keys, candidate).includes('name');
  const best = strongestButStrangers(there, isNamedOtherwise);
  const [first] = best;
  if (!first) return lookAlike(question);
  const rule = rules[first.shared[0] ?? 0]?.rule ?? '';
  const free = best.filter(({ linked }) => !linked);
  const [only] = free;
  if (!only) {
    const named = best.filter((candidate) => !isNamedOtherwise(candidate));
    return { is: 'elsewhere', ids: named.map(({ id }) => id), rule };
  }
  // Who is put away contests nothing: seen from over there, the one in use goes before it. Who is linked is among the best already.
  const rivals = candidates(
    entries.filter((entry) => entry.side === side && !entry.archived),
    rank,
    seen.id,
  );
  const contested = rivals.some((rival) => first.shared.every((at) => rival.shared.includes(at)));
  if (best.length > 1 || contested || doubts(rules, keys, only).length > 0) {
    return { is: 'several', ids: free.map(({ id }) => id), rule };
  }
  return { is: 'one', id: only.id, rule, sure: false };
}

/** Nobody on the other side fits. A draft of the same round that looks the same goes first, the lower id before the higher. */
function lookAlike({ seen, keys, drafts }: MatchQuestion): Match {
  for (const { rule, key } of keys) {
    const twin = drafts.find((draft) => draft.id < seen.id && draft.keys.some((other) => other.key === key));
    if (twin) return { is: 'after-another', id: twin.id, rule };
  }
  return { is: 'none' };
}

function candidates(entries: readonly Entry[], rank: ReadonlyMap<string, number>, self: RecordId): Candidate[] {
  const byId = new Map<RecordId, Candidate>();
  for (const entry of entries) {
    const at = rank.get(entry.rule);
    if (entry.id === self || at === undefined) continue;
    const { id, linked, archived } = entry;
    const candidate: Candidate = byId.get(id) ?? { id, linked, archived, shared: [], proofs: new Map() };
    candidate.shared.push(at);
    candidate.proofs.set(at, entry.proof);
    byId.set(id, candidate);
  }
  for (const candidate of byId.values()) candidate.shared.sort((one, other) => one - other);
  return [...byId.values()];
}

/** Those that share the strongest rule and, among them, the most rules. A record in use goes before an archived one. */
function strongest(all: readonly Candidate[]): Candidate[] {
  const alive = all.filter(({ archived }) => !archived);
  const pool = alive.length > 0 ? alive : all;
  return pool.filter((candidate) => pool.every((other) => isAtLeast(candidate.shared, other.shared)));
}

/**
 * Who is linked and has another name is somebody else, whatever else they share, and hides nobody that the record has less in common
 * with: the accountant's address is on both companies, and one of them stands on the other side by its name.
 */
function strongestButStrangers(
  all: readonly Candidate[],
  isNamedOtherwise: (candidate: Candidate) => boolean,
): Candidate[] {
  const best = strongest(all);
  if (best.length === 0 || best.some((each) => !each.linked || !isNamedOtherwise(each))) return best;
  return strongestButStrangers(
    all.filter((each) => !best.includes(each)),
    isNamedOtherwise,
  );
}

/** Whether the first list of shared rules is as strong as the second, or stronger. */
function isAtLeast(shared: readonly number[], others: readonly number[]): boolean {
  const [best = Infinity] = shared;
  const [otherBest = Infinity] = others;
  if (best !== otherBest) return best < otherBest;
  return shared.length >= others.length;
}

/** Fields that speak against a match, where not one of the rules that support it is beyond doubt. */
function doubts(rules: readonly MatchRule[], keys: readonly MatchKey[], { shared, proofs }: Candidate): string[] {
  const against = shared.map((at) => {
    const rule = rules[at];
    const mine = keys.find((key) => key.rule === rule?.rule)?.proof ?? {};
    const theirs = proofs.get(at) ?? {};
    return Object.entries(mine).flatMap(([name, text]) =>
      theirs[name] !== undefined && speaksAgainst(rule, name, text, theirs[name]) ? [name] : [],
    );
  });
  return against.some((names) => names.length === 0) ? [] : against.flat();
}

function speaksAgainst(rule: MatchRule | undefined, field: string, one: string, other: string): boolean {
  if (field === 'name' && rule?.as !== 'name') return looseName(one) !== looseName(other);
  return one !== other;
}
