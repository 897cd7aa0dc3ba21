// What a person does in Xero, or at Xero's developer pages, and the reading of its state: every action by name.

import type { Api } from '../api.ts';
import { contactActs } from '../contacts/acts.ts';
import { creditActs } from '../credits/acts.ts';
import { historyActs } from '../history/acts.ts';
import { invoiceActs } from '../invoices/acts.ts';
import { itemActs } from '../items/acts.ts';
import { connectionActs } from '../oauth/acts.ts';
import { organisationActs } from '../organisation/acts.ts';
import { paymentActs } from '../payments/acts.ts';
import { purchaseOrderActs } from '../purchase-orders/acts.ts';
import { quoteActs } from '../quotes/acts.ts';
import { settingsActs } from '../settings/acts.ts';
import { webhookActs } from '../webhooks/acts.ts';
import type { Xero } from '../xero.ts';
import { bulkActs } from './bulk.ts';
import { type Acts, Input } from './input.ts';
import { readingActs } from './reading.ts';

export const acts: Acts = {
  ...connectionActs,
  ...webhookActs,
  ...organisationActs,
  ...settingsActs,
  ...contactActs,
  ...itemActs,
  ...invoiceActs,
  ...paymentActs,
  ...creditActs,
  ...quoteActs,
  ...purchaseOrderActs,
  ...historyActs,
  ...readingActs,
  ...bulkActs,
};

/** Does it. Throws a RangeError for an unknown action, and for whatever Xero would refuse. */
export function act(xero: Xero, api: Api, name: string, input: Record<string, unknown>): unknown {
  const found = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!found) throw new RangeError(`no action named ${name}: ${Object.keys(acts).join(', ')}`);
  return found({ xero, api }, new Input(input));
}
