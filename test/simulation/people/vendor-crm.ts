// Vendors as people keep them in Zoho CRM: records of one module, without people of their own.

import type { StoredRecord } from '../../../src/simulator/zoho/records/record.ts';
import { act, crmId, describe, parts, recordsOf, stampsOf, text, typed } from './crm.ts';
import type { Deed, Desk, Office, Shown } from './people.ts';

const names: Readonly<Record<string, string>> = {
  name: 'Vendor_Name',
  email: 'Email',
  phone: 'Phone',
  billingStreet: 'Street',
  billingCity: 'City',
  billingRegion: 'State',
  billingPostcode: 'Zip_Code',
  billingCountry: 'Country',
  taxNumber: 'Tax_Number',
};

function shown(office: Office, record: StoredRecord): Shown {
  const fields = Object.fromEntries(Object.entries(names).map(([field, name]) => [field, text(record.values[name])]));
  return {
    id: crmId('Vendors', record.id),
    state: 'live',
    into: null,
    stamps: stampsOf(record, office),
    name: fields.name ?? '',
    fields,
    traits: { Description: text(record.values.Description) },
    locked: record.lock !== undefined,
    savedAt: record.modifiedAt,
  };
}

const simply =
  (action: string): Deed =>
  (office, record) =>
    void act(office, action, { ...parts(record) });

export const vendorDesk: Desk = {
  create: (office, told) =>
    crmId('Vendors', String(act(office, 'record.create', { module: 'Vendors', fields: typed(told, names) }).id)),
  edit: (office, record, told) => {
    const fields = typed(told, names);
    if (Object.keys(fields).length > 0) act(office, 'record.edit', { ...parts(record), fields });
  },
  read: (office) =>
    new Map(
      [...recordsOf(office, 'Vendors').values()].map((record) => [crmId('Vendors', record.id), shown(office, record)]),
    ),
  collections: (office) => {
    const [org = ''] = office.mirror.documents('zoho.orgs').keys();
    return [`zoho.${org}.records.Vendors`];
  },
  deeds: {
    remove: { often: 2, does: simply('record.delete') },
    restore: { often: 2, does: (office, record) => void act(office, 'record.restore', { id: parts(record).id }) },
    clone: { often: 0.5, does: simply('record.clone') },
    lock: { often: 0.5, does: simply('record.lock') },
    unlock: { often: 1, does: simply('record.unlock') },
    'save as it is': {
      often: 1,
      does: (office, record) => void act(office, 'record.edit', { ...parts(record), fields: {} }),
    },
    'leave the filter': { often: 1, does: (office, record) => describe(office, record, 'a rumour') },
    'enter the filter': { often: 1, does: (office, record) => describe(office, record, 'to be invoiced') },
  },
};
