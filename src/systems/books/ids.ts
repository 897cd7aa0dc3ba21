// Record ids of Books' documents as we write them. Books calls its modules in small letters, so that none is taken for one of the CRM's.

import type { RecordId } from '../../core/record.ts';

export function toRecordId(module: string, id: string): RecordId {
  return `crm.${module}:${id}`;
}

/** The module and the vendor's own id. */
export function fromRecordId(id: RecordId): { readonly module: string; readonly id: string } {
  const [, module = '', own = ''] = /^crm\.(\w+):(.+)$/.exec(id) ?? [];
  return { module, id: own };
}

/** Whether a party is a contact of Books that none of the CRM's records stands for. */
export function isStranger(id: RecordId): boolean {
  return fromRecordId(id).module === 'contacts';
}

/** An id as it comes: text, or a number in older replies. Null for none. */
export function idIn(raw: unknown): string | null {
  if (typeof raw === 'number' || typeof raw === 'bigint') return String(raw);
  return typeof raw === 'string' && raw !== '' ? raw : null;
}
