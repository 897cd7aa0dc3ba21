// What rules may name of a Books document: its members, added fields, and the CRM's names for the same.

import { expect, test } from 'vitest';
import { traitOf } from '../../src/systems/books/traits.ts';

const invoice = {
  date: '2026-11-19',
  due_date: '',
  total: 23,
  is_inclusive_tax: false,
  customer_name: 'Harbour Light',
  billing_address: { city: 'Nelson', address: '1 Quay' },
  line_items: [],
  custom_fields: [
    { api_name: 'cf_sales_region', label: 'Sales Region', value: 'North' },
    { api_name: 'cf_grand_total', label: 'Grand total of the year', value: 900 },
  ],
};

test.each([
  ['date', '2026-11-19'],
  ['total', '23'],
  ['is_inclusive_tax', false],
  ['cf_sales_region', 'North'],
  ['Sales Region', 'North'],
  ['Sales_Region', 'North'],
  ['Invoice_Date', '2026-11-19'],
  ['Due_Date', null],
  ['Account_Name', 'Harbour Light'],
  ['Billing_City', 'Nelson'],
  ['Billing_Street', '1 Quay'],
  ['Shipping_City', null],
  ['line_items', null],
  ['Nothing', null],
])('%s', (name, value) => {
  expect(traitOf(invoice, name)).toBe(value);
});

test('what an organisation calls so itself goes before what the CRM means', () => {
  expect(traitOf(invoice, 'Grand_Total')).toBe('900');
});
