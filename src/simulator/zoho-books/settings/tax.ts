// Taxes, and groups of them that stand for one on a line. A compound tax is charged on the amount with the group's other taxes.

import type { Books } from '../books.ts';
import { sum } from '../money.ts';
import type { Row } from '../store/table.ts';

export interface Tax extends Row {
  name: string;
  /** Percent, as a numeral. Of a group: what its taxes add up to. */
  percentage: string;
  type: 'tax' | 'compound_tax' | 'tax_group';
  /** Ids of a group's taxes. */
  parts?: string[];
  authorityId?: string;
  isDefault: boolean;
}

export interface TaxAuthority extends Row {
  name: string;
  description: string;
}

export interface TaxExemption extends Row {
  code: string;
  description: string;
  type: 'customer' | 'item';
}

/** One tax that is charged, by itself or as part of a group. */
export interface Charge {
  taxId: string;
  name: string;
  percentage: string;
  compound: boolean;
}

/** What a tax or a group charges: plain taxes first, compound ones after them. */
export function chargesOf(books: Books, tax: Tax | undefined): Charge[] {
  if (!tax) return [];
  const taxes = tax.parts ? tax.parts.flatMap((id) => books.taxes.get(id) ?? []) : [tax];
  const charges = taxes.map(({ id, name, percentage, type }) => ({
    taxId: id,
    name,
    percentage,
    compound: type === 'compound_tax' && tax.parts !== undefined,
  }));
  return charges.sort((one, other) => Number(one.compound) - Number(other.compound));
}

export function addTax(books: Books, name: string, percentage: string, more: Partial<Tax> = {}): Tax {
  const isDefault = books.taxes.size === 0;
  return books.taxes.set({ ...books.born(), name, percentage, type: 'tax', isDefault, ...more });
}

/** A group of taxes. Its percentage is their sum. */
export function addTaxGroup(books: Books, name: string, parts: string[], before?: Tax): Tax {
  const percentage = sum(...parts.map((id) => books.taxes.get(id)?.percentage));
  const head = before ? { ...before, modifiedAt: books.savingAt } : { ...books.born(), isDefault: false };
  return books.taxes.set({ ...head, name, percentage, type: 'tax_group', parts });
}

export function taxNamed(books: Books, name: string): Tax | undefined {
  return books.taxes.having('name', name.toLowerCase())[0];
}

/** Whether anything is charged or set up with the tax. */
export function isTaxUsed(books: Books, id: string): boolean {
  const inGroup = books.taxes.all().some(({ parts }) => parts?.includes(id));
  const documents = Object.values(books.documents).some((table) => table.having('tax', id).length > 0);
  return (
    inGroup || documents || books.items.having('tax', id).length > 0 || books.contacts.having('tax', id).length > 0
  );
}
