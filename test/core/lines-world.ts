// Two sides that keep the lines of one document, for tests of their merge: each gives ids of its own, knows fields of its own, and may
// give new ids or round what it is sent.

import { mergeLinesOf } from '../../src/core/merge-lines.ts';
import type { FieldSituation, FieldVerdict } from '../../src/core/merge.ts';
import type { MappedField, RowField, Side } from '../../src/core/record.ts';
import { sides } from '../../src/core/record.ts';
import { isRows, type Fields, type Row, type Value } from '../../src/core/value.ts';
import { field } from './build.ts';

const both = { flow: 'both', onlyAtCreation: { crm: false, accounting: false } } as const;

export const shared: readonly RowField[] = [
  { name: 'item', type: 'ref', ...both },
  { name: 'description', type: 'text', ...both },
  { name: 'quantity', type: 'decimal', ...both },
  { name: 'unitPrice', type: 'decimal', ...both },
  { name: 'discountAmount', type: 'money', ...both },
];

export const lines: MappedField = { ...field('lines', { type: 'rows', authority: 'accounting' }), row: shared };

export function row(key: string, fields: Fields): Row {
  return { key, fields };
}

export interface Sheet {
  rows: readonly Row[];
}

/** A document whose lines both sides show, as they agreed on it. */
export class Paper {
  readonly sides: Record<Side, Sheet>;
  base: Record<Side, Value>;
  #ids = 0;
  readonly #places: Readonly<Record<Side, number>>;

  /** `places`: decimals of a price that each side keeps. */
  constructor(content: readonly Fields[], places: Readonly<Record<Side, number>> = { crm: 4, accounting: 4 }) {
    this.#places = places;
    const of = (side: Side) => ({ rows: content.map((fields) => this.#keep(side, row('', fields))) });
    this.sides = { crm: of('crm'), accounting: of('accounting') };
    this.base = { crm: this.sides.crm.rows, accounting: this.sides.accounting.rows };
  }

  /** As a side stores a line: with an id, and with what only it knows of it. */
  #keep(side: Side, { key, fields }: Row): Row {
    this.#ids += key === '' ? 1 : 0;
    const price = typeof fields.unitPrice === 'string' ? Number(fields.unitPrice) : null;
    const unitPrice = price === null ? null : String(Number(price.toFixed(this.#places[side])));
    const own: Fields =
      side === 'accounting' ? { account: fields.account ?? '200' } : { sequence: fields.sequence ?? '1' };
    return row(key === '' ? `${side}-${this.#ids}` : key, { ...fields, unitPrice, ...own });
  }

  edit(side: Side, change: (rows: readonly Row[]) => readonly Row[]): void {
    this.sides[side] = { rows: change(this.sides[side].rows).map((each) => this.#keep(side, each)) };
  }

  /** The side gives all its lines new ids, as it does when a request names none. */
  renew(side: Side): void {
    this.edit(side, (rows) => rows.map(({ fields }) => row('', fields)));
  }

  verdict(more: Partial<FieldSituation> = {}): FieldVerdict {
    return mergeLinesOf(
      {
        field: lines,
        base: this.base,
        now: { crm: this.sides.crm.rows, accounting: this.sides.accounting.rows },
        open: { crm: true, accounting: true },
        newer: 'unclear',
        firstMerge: false,
        ...more,
      },
      shared,
    );
  }

  /** Carries a verdict out and remembers what both sides show then. Returns how many lists were written. */
  settle(more: Partial<FieldSituation> = {}): number {
    const verdict = this.verdict(more);
    let written = 0;
    if (verdict.is === 'hold' || verdict.is === 'rest') return 0;
    for (const side of sides) {
      const list = verdict.is === 'carry' ? verdict.values[side] : undefined;
      if (list === undefined) continue;
      written += 1;
      this.edit(side, () => (isRows(list) ? list : []));
    }
    this.base = { crm: this.sides.crm.rows, accounting: this.sides.accounting.rows };
    return written;
  }

  /** What both sides have, line by line. */
  content(side: Side): Fields[] {
    return this.sides[side].rows.map(({ fields }) =>
      Object.fromEntries(shared.map(({ name }) => [name, fields[name] ?? null])),
    );
  }
}
