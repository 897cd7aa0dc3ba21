// Invoices: of the CRM's module in Zoho CRM, sales invoices in Xero. What is told of one names its customer and its items by the numbers of
// the things that they are.

import type { Chance } from '../../../src/simulator/chance.ts';
import { invoicesInCrm } from './invoice-crm.ts';
import { invoicesInXero } from './invoice-xero.ts';
import { nobodysFilters } from './item.ts';
import type { People, Told, TruthField } from './people.ts';
import { plainly } from './words.ts';

const fields: readonly TruthField[] = [
  { name: 'reference', sort: 'text', most: 100 },
  { name: 'dueDate', sort: 'date', most: 10 },
  { name: 'status', sort: 'text', most: 20 },
];

export const invoice: People = {
  kind: 'invoice',
  fields,
  desks: { crm: invoicesInCrm, accounting: invoicesInXero },
  filters: nobodysFilters(),
  names: (field) => (field === 'customer' ? 'customer' : /^line \d+ item$/.test(field) ? 'item' : null),
  invent: (chance, nth) => ({
    name: `Sale ${nth}`,
    dueDate: plainly(chance, { name: 'dueDate', sort: 'date', most: 10 }, nth),
    status: chance.pick(['draft', 'draft', 'approved']),
    // Before the start date that some settings have.
    ...(chance.happens(0.2) && { date: '2026-11-10' }),
    ...(chance.happens(0.6) && { reference: `PO ${nth}` }),
  }),
  vary,
};

/** A new value for a field, or for a part of a line. */
function vary(chance: Chance, { name, sort, most }: TruthField, nth: number): string | null {
  if (name.endsWith('quantity')) return String(1 + chance.below(40));
  if (name.endsWith('price')) return (1 + chance.below(20_000) / 100).toFixed(2);
  if (name === 'status') return chance.pick(['draft', 'approved']);
  if (name === 'reference') return chance.happens(0.1) ? null : `PO ${nth}`;
  return plainly(chance, { name, sort, most }, nth);
}

/** A new line of that number: so many of an item. */
export function newLine(chance: Chance, line: number, item: number): Told {
  return {
    [`line ${line} quantity`]: String(1 + chance.below(40)),
    [`line ${line} price`]: (1 + chance.below(20_000) / 100).toFixed(2),
    [`line ${line} item`]: String(item),
  };
}
