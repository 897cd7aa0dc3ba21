// Which line is which: a line's way from what a side showed to what it shows, and the two sides' lines that are the same. No merge here.

import type { RowField, Side } from './record.ts';
import { isBlank, type Row, sameMeaning, unchanged } from './value.ts';

/** A line as the last agreement knows it: on both sides, or on one alone. */
export type Known = Readonly<Partial<Record<Side, Row>>>;

/** Whether two lines of the two sides say the same in all that both sides have. */
export function alike(fields: readonly RowField[], one: Row, other: Row): boolean {
  return fields.every(({ name, type }) => sameMeaning(type, one.fields[name], other.fields[name]));
}

/** Whether a side still shows of a line what it showed, as far as both sides have it. */
export function untouched(fields: readonly RowField[], before: Row, now: Row): boolean {
  return fields.every(({ name }) => unchanged(before.fields[name], now.fields[name]));
}

export interface Followed {
  /** What became of each line that was there, in their order; undefined where it is gone. */
  readonly now: readonly (Row | undefined)[];
  readonly added: readonly Row[];
}

/**
 * What became of a side's lines: found by their ids, then by what they say (a side may renew its ids). Where no id is known any more, or
 * a line never had one, what is left is taken for the same in its order, as far as it is much alike.
 */
export function follow(fields: readonly RowField[], before: readonly Row[], now: readonly Row[]): Followed {
  const pairs = new Pairs(before, now);
  pairs.match((one, other) => one.key !== '' && one.key === other.key);
  const renewed = pairs.count === 0;
  pairs.matchInPlace((one, other) => untouched(fields, one, other));
  pairs.match((one, other) => untouched(fields, one, other));
  pairs.match((one, other) => (renewed || one.key === '') && areMuchAlike(fields, one, other));
  return { now: before.map((_, at) => pairs.of(at)), added: pairs.left };
}

/** At least half of what either line says: a quantity of one is no likeness. */
function areMuchAlike(fields: readonly RowField[], one: Row, other: Row): boolean {
  const said = fields.filter(({ name }) => !isBlank(one.fields[name]) || !isBlank(other.fields[name]));
  const same = said.filter(({ name }) => unchanged(one.fields[name], other.fields[name]));
  return same.length * 2 >= said.length;
}

/** The lines that both sides last agreed on: those that say the same, then those that stand at the same place. */
export function paired(fields: readonly RowField[], crm: readonly Row[], accounting: readonly Row[]): Known[] {
  const pairs = new Pairs(crm, accounting);
  pairs.matchInPlace((one, other) => alike(fields, one, other));
  pairs.match((one, other) => alike(fields, one, other));
  pairs.match(() => true);
  return known(pairs, crm);
}

/**
 * The lines that both sides added and that are one: those that say the same, then those of which one says what the other leaves out. A
 * system fills in the account of a new line, or its words; taken for another line, each side's would be added to the other without end.
 */
export function twins(fields: readonly RowField[], crm: readonly Row[], accounting: readonly Row[]): Known[] {
  const pairs = new Pairs(crm, accounting);
  pairs.match((one, other) => alike(fields, one, other));
  pairs.match((one, other) => areMuchAlike(fields, one, other) && contradictsNowhere(fields, one, other));
  return known(pairs, crm);
}

function contradictsNowhere(fields: readonly RowField[], one: Row, other: Row): boolean {
  return fields.every(({ name, type }) => {
    const [mine, theirs] = [one.fields[name], other.fields[name]];
    return isBlank(mine) || isBlank(theirs) || sameMeaning(type, mine, theirs);
  });
}

function known(pairs: Pairs, crm: readonly Row[]): Known[] {
  const there = crm.map((row, at): Known => {
    const other = pairs.of(at);
    return other ? { crm: row, accounting: other } : { crm: row };
  });
  return [...there, ...pairs.left.map((row): Known => ({ accounting: row }))];
}

/** Two lists of which each line is used once. */
class Pairs {
  readonly #from: readonly Row[];
  readonly #to: readonly Row[];
  readonly #of = new Map<number, number>();
  readonly #used = new Set<number>();

  constructor(from: readonly Row[], to: readonly Row[]) {
    this.#from = from;
    this.#to = to;
  }

  get count(): number {
    return this.#of.size;
  }

  /** Lines of the second list that nobody of the first is. */
  get left(): Row[] {
    return this.#to.filter((_, at) => !this.#used.has(at));
  }

  of(at: number): Row | undefined {
    const found = this.#of.get(at);
    return found === undefined ? undefined : this.#to[found];
  }

  /** Pairs each line that is still free with the first free one that it is. */
  match(isSame: (one: Row, other: Row) => boolean): void {
    this.#from.forEach((row, at) => {
      if (this.#of.has(at)) return;
      const found = this.#to.findIndex((other, place) => !this.#used.has(place) && isSame(row, other));
      if (found !== -1) this.#pair(at, found);
    });
  }

  /** Pairs lines that stand at the same place. */
  matchInPlace(isSame: (one: Row, other: Row) => boolean): void {
    this.#from.forEach((row, at) => {
      const other = this.#to[at];
      if (other && !this.#of.has(at) && !this.#used.has(at) && isSame(row, other)) this.#pair(at, at);
    });
  }

  #pair(from: number, to: number): void {
    this.#of.set(from, to);
    this.#used.add(to);
  }
}
