// The log of webhook calls that failed, which Zoho shows and does not mend.

import type { Crm } from '../crm.ts';
import type { Zoho } from '../state.ts';

export interface Failure {
  id: string;
  webhook: string;
  rule: string;
  module: string;
  record: string;
  name: string;
  at: number;
  reason: string;
}

export type About = Record<'webhook' | 'rule' | 'module' | 'record' | 'name', string>;

export function logFailure(crm: Crm, { webhook, rule, module, record, name }: About, reason: string): void {
  const id = crm.newId();
  crm
    .collection<Failure>('webhookFailures')
    .set(id, { id, webhook, rule, module, record, name, at: crm.savingAt, reason });
}

export function failuresOf(crm: Crm): Failure[] {
  return crm.collection<Failure>('webhookFailures').values();
}

/** Hears from the outbox what became of webhook calls. */
export function watchDeliveries(zoho: Zoho): void {
  zoho.surroundings.outbox.onTried.push(({ vendor, about, lastStatus = 0 }) => {
    if (vendor !== 'zoho' || !about?.webhook || (lastStatus >= 200 && lastStatus < 300)) return;
    const org = zoho.orgs.get(about.org ?? '');
    if (org) logFailure(zoho.crm(org.id), about as About, reasonOf(lastStatus));
  });
}

function reasonOf(status: number): string {
  if (status === 0) return 'connection_failed';
  return status === 404 ? 'page_notfound' : `http_status_${status}`;
}
