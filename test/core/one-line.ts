// One line of a document as the two sides have it, with fields of every sort: such that travel both ways, one way, never, or only
// with a new line.

import type { LineRules } from '../../src/core/line-merge.ts';
import type { Flow, RowField, Side } from '../../src/core/record.ts';
import type { Fields, FieldType, Row } from '../../src/core/value.ts';

export function rowField(name: string, flow: Flow = 'both', type: FieldType = 'text', never?: Side): RowField {
  const onlyAtCreation = { crm: never === 'crm', accounting: never === 'accounting' };
  return { name, type, flow, onlyAtCreation };
}

export const fields: readonly RowField[] = [
  rowField('item', 'both', 'ref'),
  rowField('description'),
  rowField('quantity', 'both', 'decimal'),
  rowField('discountAmount', 'both', 'money'),
  rowField('account', 'to-crm'),
  rowField('warehouse', 'to-accounting'),
  rowField('shelf', 'none'),
  rowField('unit', 'both', 'text', 'accounting'),
];

export const leads = {
  both: { crm: true, accounting: true },
  crm: { crm: true, accounting: false },
  accounting: { crm: false, accounting: true },
  nobody: { crm: false, accounting: false },
};

export function rules(more: Partial<LineRules> = {}): LineRules {
  return { fields, leads: leads.both, winner: 'accounting', blank: 'keep', ...more };
}

const bolts: Fields = { item: 'link:1', description: 'Bolts', quantity: '10' };

/** The line as the CRM has it, as accounting has it, and as a side is to make it. */
export const mine = (more: Fields = {}): Row => ({ key: 'c1', fields: { ...bolts, ...more } });
export const theirs = (more: Fields = {}): Row => ({ key: 'a1', fields: { ...bolts, ...more } });
export const made = (more: Fields = {}): Row => ({ key: '', fields: { ...bolts, ...more } });
