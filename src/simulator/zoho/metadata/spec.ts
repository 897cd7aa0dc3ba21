// Short words for writing a module's fields as data. Lengths, pick lists and defaults are the factory's and can be changed in a
// real organisation, so nobody should rely on them.

import type { FieldSpec } from './field.ts';

type More = Partial<FieldSpec>;

function field(type: FieldSpec['type'], apiName: string, more: More = {}): FieldSpec {
  return { apiName, label: apiName.replace(/__s$/, '').replaceAll('_', ' '), type, ...more };
}

export const text = (apiName: string, length: number, more?: More) => field('text', apiName, { length, ...more });
export const area = (apiName: string, length = 32_000, more?: More) => field('textarea', apiName, { length, ...more });
export const email = (apiName: string, more?: More) => field('email', apiName, { length: 100, ...more });
export const phone = (apiName: string, more?: More) => field('phone', apiName, { length: 30, ...more });
export const website = (apiName: string, more?: More) => field('website', apiName, { length: 450, ...more });
export const boolean = (apiName: string, standard = false, more?: More) =>
  field('boolean', apiName, { standard, ...more });
export const integer = (apiName: string, more?: More) => field('integer', apiName, { length: 9, ...more });
export const bigint = (apiName: string, more?: More) => field('bigint', apiName, { length: 18, ...more });
export const double = (apiName: string, more?: More) => field('double', apiName, { length: 16, places: 2, ...more });
export const money = (apiName: string, more?: More) => field('currency', apiName, { length: 16, places: 2, ...more });
export const pick = (apiName: string, values: readonly string[], more?: More) =>
  field('picklist', apiName, { length: 120, values, ...more });
export const date = (apiName: string, more?: More) => field('date', apiName, more);
export const time = (apiName: string, more?: More) => field('datetime', apiName, more);
export const user = (apiName: string, more?: More) => field('userlookup', apiName, more);
export const autoNumber = (apiName: string, more?: More) =>
  field('autonumber', apiName, { length: 18, readOnly: true, ...more });
export const rows = (apiName: string, subform: string, more?: More) => field('subform', apiName, { subform, ...more });
export const other = field;

/** A lookup, and the related list that it makes on the module looked up. */
export function lookup(apiName: string, module: string, listName?: string, more?: More): FieldSpec {
  const list = listName ? { apiName: listName, label: listName.replaceAll('_', ' ') } : undefined;
  return field('lookup', apiName, { lookup: { module, ...(list && { list }) }, ...more });
}

/** The five lines of an address, as `Billing_Street`… A street may hold line breaks. */
export function address(prefix: string, code = 'Code'): FieldSpec[] {
  return [
    text(`${prefix}Street`, 250),
    text(`${prefix}City`, 100),
    text(`${prefix}State`, 100),
    text(`${prefix}${code}`, 30),
    text(`${prefix}Country`, 100),
  ];
}

/** What every module has. */
export const common: readonly FieldSpec[] = [
  field('ownerlookup', 'Owner'),
  field('ownerlookup', 'Created_By', { readOnly: true }),
  field('ownerlookup', 'Modified_By', { readOnly: true }),
  time('Created_Time', { readOnly: true }),
  time('Modified_Time', { readOnly: true }),
  field('tags', 'Tag'),
  pick('Record_Status__s', ['Available', 'Draft', 'Trash'], { readOnly: true }),
  boolean('Locked__s', false, { readOnly: true }),
];

export const lastActivity = time('Last_Activity_Time', { readOnly: true });

export const currencies: readonly FieldSpec[] = [
  pick('Currency', [], { multiCurrency: true }),
  double('Exchange_Rate', { places: 9, multiCurrency: true }),
];
