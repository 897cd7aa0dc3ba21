// Mailing an invoice from Xero: to the contact's address and the people who are included in e-mails. Nothing here knows whether it was
// mailed before; Xero mails it each time it is asked.

import { resources } from 'xero-node-lite';
import { done, failed, type Result } from '../../core/problem.ts';
import { call, type XeroAccess } from './api.ts';

/**
 * The same key within six minutes mails it once. `record.refused` where Xero won't: a draft, a contact without an address, a day's mails
 * used up.
 */
export async function mailInvoice(access: XeroAccess, id: string, idempotencyKey: string): Promise<Result<null>> {
  const sent = await call(access, resources.invoices.email, id, { idempotencyKey });
  if (sent.ok) return done(null);
  const { problem } = sent;
  if (problem.code !== 'request.refused') return failed(problem);
  if (problem.status === 404) return failed({ code: 'record.missing', id });
  return failed({ code: 'record.refused', complaints: [{ field: 'sent', message: problem.detail }] });
}
