// What people's work in Zoho CRM has in common, whatever the module.

import type { StoredRecord } from '../../../src/simulator/zoho/records/record.ts';
import type { RecordId } from '../../../src/core/record.ts';
import type { Office, Told } from './people.ts';

type Module = 'Accounts' | 'Contacts' | 'Vendors' | 'Products' | 'Invoices';

export function act(office: Office, action: string, input: Record<string, unknown>): Record<string, unknown> {
  return office.world.vendors.zoho?.act(action, input) as Record<string, unknown>;
}

export function crmId(module: string, id: string): RecordId {
  return `crm.${module}:${id}`;
}

export function parts(id: RecordId): { module: Module; id: string } {
  const [, module = '', own = ''] = /^crm\.(\w+):(.+)$/.exec(id) ?? [];
  return { module: module as Module, id: own };
}

export function recordsOf(office: Office, module: Module): ReadonlyMap<string, StoredRecord> {
  return office.mirror.documents<StoredRecord>(collectionOf(office, module));
}

/** Where the vendor keeps the records of a module. */
export function collectionOf({ mirror }: Office, module: Module): string {
  const [org = ''] = mirror.documents('zoho.orgs').keys();
  return `zoho.${org}.records.${module}`;
}

/** What a person types of a record, in the names that the vendor has for it. */
export function typed(told: Told, names: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([field, value]) => (names[field] === undefined ? [] : [[names[field], value]])),
  );
}

export const text = (value: unknown): string | null => {
  const plain = typeof value === 'string' ? value.trim() : '';
  return plain === '' ? null : plain;
};

export function stampsOf({ values }: StoredRecord, { connected }: Office): Record<string, string> {
  const stamps = connected.pairs.flatMap(({ pair }, at) => {
    const mark = text(values[at === 0 ? 'Xero_Contact_ID' : `Xero_Contact_ID_${at + 1}`]);
    return mark === null ? [] : [[pair, `accounting.Contacts:${mark}`]];
  });
  return Object.fromEntries(stamps) as Record<string, string>;
}

export function describe(office: Office, record: RecordId, Description: string): void {
  act(office, 'record.edit', { ...parts(record), fields: { Description } });
}
