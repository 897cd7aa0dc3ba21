// What a person does in Xero, or at Xero's developer pages, and the reading of its state: every action by name.

import { contactActs } from '../contacts/acts.ts';
import { organisationActs } from '../organisation/acts.ts';
import { connectionActs } from '../oauth/acts.ts';
import { webhookActs } from '../webhooks/acts.ts';
import type { Api } from '../api.ts';
import type { Xero } from '../xero.ts';
import { Input, type Acts } from './input.ts';
import { readingActs } from './reading.ts';

export const acts: Acts = { ...connectionActs, ...webhookActs, ...organisationActs, ...contactActs, ...readingActs };

/** Does it. Throws a RangeError for an unknown action, and for whatever Xero would refuse. */
export function act(xero: Xero, api: Api, name: string, input: Record<string, unknown>): unknown {
  const found = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!found) throw new RangeError(`no action named ${name}: ${Object.keys(acts).join(', ')}`);
  return found({ xero, api }, new Input(input));
}
