// What filters, routing and conditions may name of a Books document: its own members, the fields that an organisation has added, and the
// CRM's names for the same things, so that a rule that was written for the CRM's documents holds for those of Books.

import type { Value } from '../../core/value.ts';
import { isJson, type Json } from '../../mapping/place.ts';

/** The CRM's standard fields of quotes, orders, invoices and purchase orders, and Books' members. */
const members: Readonly<Record<string, readonly string[]>> = {
  Account_Name: ['customer_name'],
  Contact_Name: ['customer_name'],
  Vendor_Name: ['vendor_name'],
  Invoice_Number: ['invoice_number'],
  Quote_Number: ['estimate_number'],
  SO_Number: ['salesorder_number'],
  PO_Number: ['purchaseorder_number'],
  Invoice_Date: ['date'],
  PO_Date: ['date'],
  Due_Date: ['due_date', 'delivery_date', 'shipment_date'],
  Valid_Till: ['expiry_date'],
  Status: ['status'],
  Quote_Stage: ['status'],
  Purchase_Order: ['reference_number'],
  Owner: ['salesperson_name'],
  Currency: ['currency_code'],
  Exchange_Rate: ['exchange_rate'],
  Sub_Total: ['sub_total'],
  Tax: ['tax_total'],
  Adjustment: ['adjustment'],
  Grand_Total: ['total'],
  Terms_and_Conditions: ['terms'],
  Description: ['notes'],
};

/** `Billing_City` and its like. */
const addressParts: Readonly<Record<string, string>> = {
  Street: 'address',
  City: 'city',
  State: 'state',
  Code: 'zip',
  Country: 'country',
};

/** A value by the name that a rule has for it; null for none, and for what is no simple value. */
export function traitOf(document: Json, name: string): Value {
  const values = [document[name], addedField(document, name), ...knownAs(document, name)];
  const value = values.find((each) => each !== undefined && each !== null && each !== '');
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** By its API name or its label; a rule may also have it by the name of the CRM's own field that means the same. */
function addedField({ custom_fields: fields }: Json, name: string): unknown {
  const own = Array.isArray(fields) ? fields.filter(isJson) : [];
  const named = (is: (each: unknown) => boolean) => own.find((field) => is(field.api_name) || is(field.label))?.value;
  return named((each) => each === name) ?? named((each) => typeof each === 'string' && plain(each) === plain(name));
}

/** `cf_sales_region`, `Sales_Region` and `Sales Region` are one. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^cf_/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function knownAs(document: Json, name: string): unknown[] {
  const [, which, part = ''] = /^(Billing|Shipping)_(\w+)$/.exec(name) ?? [];
  const address = which === undefined ? undefined : document[`${which.toLowerCase()}_address`];
  const inAddress = isJson(address) ? address[addressParts[part] ?? ''] : undefined;
  return [...(members[name] ?? []).map((member) => document[member]), inAddress];
}
