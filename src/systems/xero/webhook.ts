// Xero's webhooks: one address and one key for the whole app, events of all its organisations. An event is a hint; its record is read.

import { readDelivery, verifySignature } from 'xero-node-lite';
import type { KindName } from '../../core/record.ts';
import { kindNamed, shownOnOthers } from '../../kinds/index.ts';
import { recordIdOf } from './desk.ts';

/** Records of one organisation that are worth a look. */
export interface Hint {
  readonly organisationId: string;
  readonly kinds: readonly KindName[];
  readonly id: string;
  /** When the record was changed, epoch ms: the same as its own time of change, or later (unverified). */
  readonly at: number | undefined;
}

export { verifySignature };

/** What an event's category is about. Bills come as invoices too; whoever reads one sees that it is none of ours. */
const told: Readonly<Record<string, { readonly module: string; readonly kinds: readonly KindName[] }>> = {
  CONTACT: { module: 'Contacts', kinds: ['customer', 'vendor'] },
  INVOICE: { module: 'Invoices', kinds: ['invoice', 'sales-order', 'accepted-quote'] },
  CREDITNOTE: { module: 'CreditNotes', kinds: ['credit'] },
  OVERPAYMENT: { module: 'Overpayments', kinds: ['credit'] },
  PREPAYMENT: { module: 'Prepayments', kinds: ['credit'] },
};

/** Kinds of whose changes Xero sends events: items, quotes and purchase orders have none (Xero's docs). */
export const announcedKinds: ReadonlySet<KindName> = new Set(Object.values(told).flatMap(({ kinds }) => kinds));

/** The hints of a delivery whose signature was verified. A rehearsal has none; what can't be read has none either. */
export function hintsOf(body: ArrayBuffer): Hint[] {
  const delivery = readDelivery(body);
  if (!delivery.ok) return [];
  return delivery.value.events.flatMap(({ category, tenantId, resourceId, occurredAtMs }): Hint[] => {
    const { module, kinds } = told[category] ?? { module: '', kinds: [] };
    const synced = kinds.filter((kind) => kindNamed(kind) !== undefined || shownOnOthers.includes(kind));
    return synced.length === 0
      ? []
      : [{ organisationId: tenantId, kinds: synced, id: recordIdOf({ module }, resourceId), at: occurredAtMs }];
  });
}
