// The organisation's taxes: simple names with a rate, which products and lines refer to. Zoho's CRM has no tax engine.

import type { Collection } from '../../shelf.ts';
import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';

export interface Tax {
  id: string;
  name: string;
  displayLabel: string;
  /** Percent. */
  value: number;
  sequence: number;
}

export interface TaxPreference {
  auto_populate_tax: boolean;
  modify_tax_rates: boolean;
}

export function taxesOf(crm: Crm): Collection<Tax> {
  return crm.collection<Tax>('taxes');
}

/** A tax, and how it shows in a product's list of taxes. */
export function taxById(crm: Crm, id: string): { tax: Tax; shown: Json } | undefined {
  const tax = taxesOf(crm).get(id);
  return tax && { tax, shown: { id: tax.id, value: shownAs(tax) } };
}

/** The tax of that name, or of the longer form in which a product shows it ("VAT - 20.0 %"). */
export function taxNamed(crm: Crm, name: string): Tax | undefined {
  return taxesOf(crm).find((tax) => tax.name.toLowerCase() === name.toLowerCase() || shownAs(tax) === name);
}

export function addTax(crm: Crm, name: string, value: number, displayLabel = name): Tax {
  const sequence = taxesOf(crm).size + 1;
  const tax = { id: crm.newId(), name, displayLabel, value, sequence };
  return taxesOf(crm).set(tax.id, tax);
}

export function taxPreference(crm: Crm): TaxPreference {
  const kept = crm.collection<TaxPreference>('preferences').get('taxes');
  return kept ?? { auto_populate_tax: false, modify_tax_rates: false };
}

export function keepTaxPreference(crm: Crm, preference: Partial<TaxPreference>): void {
  crm.collection<TaxPreference>('preferences').set('taxes', { ...taxPreference(crm), ...preference });
}

function shownAs({ name, value }: Tax): string {
  return `${name} - ${Number.isInteger(value) ? value.toFixed(1) : value} %`;
}
