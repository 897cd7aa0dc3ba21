// Calls under way, of an organisation and an app: Zoho refuses more at once than the edition has, and has a lower limit for heavy ones.

import type { Crm } from '../crm.ts';
import { type Refusal, refusal } from '../reply.ts';

interface Counts {
  all: number;
  heavy: number;
}

export class Load {
  readonly #counts = new Map<string, Counts>();

  /** Takes a place for a call, or says why there is none. Whoever got a place gives it back with `leave`. */
  enter(crm: Crm, clientId: string, heavy: boolean): Refusal | undefined {
    const counts = this.#of(crm, clientId);
    const most = crm.switches.concurrency ?? crm.edition.concurrency;
    if (counts.all >= most) return tooMany('Concurrency limit exceeded: too many calls at the same time.');
    if (heavy && counts.heavy >= crm.switches.subConcurrency) return tooMany('Sub-concurrency limit exceeded.');
    counts.all += 1;
    if (heavy) counts.heavy += 1;
    return undefined;
  }

  leave(crm: Crm, clientId: string, heavy: boolean): void {
    const counts = this.#of(crm, clientId);
    counts.all -= 1;
    if (heavy) counts.heavy -= 1;
  }

  #of(crm: Crm, clientId: string): Counts {
    const key = `${crm.org.id} ${clientId}`;
    const counts = this.#counts.get(key) ?? { all: 0, heavy: 0 };
    this.#counts.set(key, counts);
    return counts;
  }
}

export function tooMany(message: string): Refusal {
  return refusal('TOO_MANY_REQUESTS', message);
}
