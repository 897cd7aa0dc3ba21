// Vendors: a Vendor in Zoho CRM, a contact in Xero that somebody has billed us from.

import { address, invent, vary } from './customer.ts';
import type { People, TruthField } from './people.ts';
import { vendorDesk } from './vendor-crm.ts';
import { xeroDesk } from './xero.ts';

const fields: readonly TruthField[] = [
  { name: 'name', sort: 'name', most: 120, weight: 1 },
  { name: 'email', sort: 'email', most: 100, weight: 1.5 },
  { name: 'phone', sort: 'phone', most: 30, weight: 2 },
  ...address('billing', 1),
  { name: 'taxNumber', sort: 'code', most: 50, weight: 0.5, provisioned: true },
];

export const vendor: People = {
  kind: 'vendor',
  fields,
  desks: { crm: vendorDesk, accounting: xeroDesk('vendor') },
  filters: {
    crm: { field: 'Description', inside: 'to be invoiced', outside: 'a rumour' },
    accounting: { field: 'BankAccountDetails', inside: '02-0123', outside: '99-9999' },
  },
  invent: (chance, nth) => invent(fields, chance, nth),
  vary,
};
