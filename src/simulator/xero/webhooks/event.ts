// One thing that Xero announces, and how a batch of them is written (shapes as in Xero's webhook specification).

export const categories = ['CONTACT', 'INVOICE', 'CREDITNOTE', 'PREPAYMENT', 'OVERPAYMENT'] as const;
export type Category = (typeof categories)[number];

const resources: Record<Category, string> = {
  CONTACT: 'Contacts',
  INVOICE: 'Invoices',
  CREDITNOTE: 'CreditNotes',
  PREPAYMENT: 'Prepayments',
  OVERPAYMENT: 'Overpayments',
};

export interface WebhookEvent {
  resourceId: string;
  eventType: 'CREATE' | 'UPDATE';
  eventCategory: Category;
  tenantId: string;
  /** Epoch ms. */
  at: number;
  /** Of credit notes, prepayments and overpayments. */
  data?: { Type: string; Status: string; UpdatedDateUTCString?: string };
}

export interface Batch {
  /** App and first sequence number. */
  id: string;
  appId: string;
  first: number;
  last: number;
  at: number;
  body: string;
}

/** The exact bytes of a batch. `eventDateUtc` has milliseconds and no zone. */
export function bodyOf(events: readonly WebhookEvent[], first: number, last: number, entropy: string): string {
  return JSON.stringify({
    events: events.map(({ at, data, ...event }) => ({
      resourceUrl: `https://api.xero.com/api.xro/2.0/${resources[event.eventCategory]}/${event.resourceId}`,
      resourceId: event.resourceId,
      tenantId: event.tenantId,
      tenantType: 'ORGANISATION',
      eventCategory: event.eventCategory,
      eventType: event.eventType,
      eventDateUtc: new Date(at).toISOString().slice(0, 23),
      ...(data && { data }),
    })),
    firstEventSequence: first,
    lastEventSequence: last,
    entropy,
  });
}
