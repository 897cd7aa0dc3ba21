// What happened to records during a call: rules and the link with the CRM are told once it is over, so that they see how it ended.

import type { Contact } from './contacts/contact.ts';
import type { Document } from './documents/document.ts';
import type { Item } from './items/item.ts';
import type { Payment } from './payments/payment.ts';
import type { FieldModule } from './settings/field.ts';

export type ChangeEvent = 'created' | 'edited' | 'deleted';

export interface Change {
  event: ChangeEvent;
  module: FieldModule;
  id: string;
  /** As it was left; of a deleted one, as it was. */
  row: Contact | Item | Document | Payment;
}

/** Who made the changes: a person, the API, or the link with the CRM. */
export type Hand = 'person' | 'api' | 'link';

/** One change for each record: what was made and then edited was made, and what went went. */
export function gathered(changes: readonly Change[]): Change[] {
  const byRecord = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.module} ${change.id}`;
    const before = byRecord.get(key);
    const event = before?.event === 'created' && change.event === 'edited' ? 'created' : change.event;
    byRecord.set(key, { ...change, event });
  }
  return [...byRecord.values()];
}
