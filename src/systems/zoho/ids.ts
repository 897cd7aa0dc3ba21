// Record ids as we write them, and what of a raw record says who it is and when it was saved.

import type { RecordId } from '../../core/record.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { fromZohoTime } from './api.ts';

/** A record as the vendor names it. */
export interface Named {
  readonly module: string;
  readonly id: string;
}

export function toRecordId(module: string, id: string): RecordId {
  return `crm.${module}:${id}`;
}

export function fromRecordId(id: RecordId): Named {
  const [, module = '', own = ''] = /^crm\.(\w+):(.+)$/.exec(id) ?? [];
  return { module, id: own };
}

/** The id that a look-up field refers to, or null. */
export function idIn(lookup: unknown): string | null {
  if (typeof lookup === 'string' && lookup !== '') return lookup;
  return isJson(lookup) && typeof lookup.id === 'string' ? lookup.id : null;
}

/** Epoch ms; 0 for a part that is not there. */
export function savedAt(part: Json | null): number {
  return part ? fromZohoTime(part.Modified_Time) : 0;
}
