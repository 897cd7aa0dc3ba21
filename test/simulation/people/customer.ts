// Customers: an Account with its primary Contact in Zoho CRM (or a Contact alone), a contact in Xero.

import type { Chance } from '../../../src/simulator/chance.ts';
import { crmDesk } from './customer-crm.ts';
import { xeroDesk } from './xero.ts';
import type { People, Told, TruthField } from './people.ts';
import { awkwardly, plainly } from './words.ts';

export const address = (which: 'billing' | 'shipping', weight: number): TruthField[] => [
  { name: `${which}Street`, sort: 'address', most: 250, weight },
  { name: `${which}City`, sort: 'text', most: 100, weight },
  { name: `${which}Region`, sort: 'text', most: 100, weight: weight / 2 },
  { name: `${which}Postcode`, sort: 'code', most: 30, weight: weight / 2 },
  { name: `${which}Country`, sort: 'text', most: 50, weight: weight / 2 },
];

const fields: readonly TruthField[] = [
  { name: 'name', sort: 'name', most: 200, weight: 1 },
  { name: 'firstName', sort: 'text', most: 40, weight: 1 },
  { name: 'lastName', sort: 'text', most: 80, weight: 1 },
  { name: 'email', sort: 'email', most: 100, weight: 1.5 },
  { name: 'phone', sort: 'phone', most: 30, weight: 2 },
  { name: 'mobile', sort: 'phone', most: 30, weight: 1 },
  { name: 'fax', sort: 'phone', most: 30, weight: 0.5 },
  ...address('billing', 1),
  ...address('shipping', 0.5),
  { name: 'taxNumber', sort: 'code', most: 50, weight: 0.5, provisioned: true },
];

export const customer: People = {
  kind: 'customer',
  fields,
  desks: { crm: crmDesk, accounting: xeroDesk('customer') },
  filters: {
    crm: { field: 'Description', inside: 'to be invoiced', outside: 'a rumour' },
    accounting: { field: 'BankAccountDetails', inside: '02-0123', outside: '99-9999' },
  },
  invent: (chance, nth) => invent(fields, chance, nth),
  vary,
};

/** Values of a new record: its name, and some of the rest. */
export function invent(all: readonly TruthField[], chance: Chance, nth: number): Told {
  const told: Record<string, string | null> = {};
  for (const field of all) {
    const often = field.name === 'name' ? 1 : ['email', 'phone', 'lastName'].includes(field.name) ? 0.6 : 0.25;
    if (chance.happens(often)) told[field.name] = value(chance, field, nth);
  }
  return told;
}

/** A new value; now and then none. */
export function vary(chance: Chance, field: TruthField, nth: number): string | null {
  return chance.happens(0.12) && field.name !== 'name' ? null : value(chance, field, nth);
}

function value(chance: Chance, field: TruthField, nth: number): string {
  const plain = plainly(chance, field, nth);
  return chance.happens(0.25) ? awkwardly(chance, field, plain) : plain;
}
