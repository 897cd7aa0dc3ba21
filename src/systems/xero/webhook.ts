// Xero's webhooks: one address and one key for the whole app, events of all its organisations. An event is a hint; its record is read.

import { readDelivery, verifySignature } from 'xero-node-lite';
import type { KindName } from '../../core/record.ts';
import { toContactId } from './contacts.ts';

/** Records of one organisation that are worth a look. */
export interface Hint {
  readonly organisationId: string;
  readonly kinds: readonly KindName[];
  readonly id: string;
}

export { verifySignature };

/** The hints of a delivery whose signature was verified. A rehearsal has none; what can't be read has none either. */
export function hintsOf(body: ArrayBuffer): Hint[] {
  const delivery = readDelivery(body);
  if (!delivery.ok) return [];
  return delivery.value.events.flatMap(({ category, tenantId, resourceId }): Hint[] => {
    if (category !== 'CONTACT') return [];
    return [{ organisationId: tenantId, kinds: ['customer', 'vendor'], id: toContactId(resourceId) }];
  });
}
