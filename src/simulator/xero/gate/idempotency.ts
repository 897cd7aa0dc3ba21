// Idempotency keys: for six minutes, the same key with the same request is answered as it was the first time, refusals included,
// and with another request it is refused (Xero's docs).

import type { Collection } from '../../shelf.ts';
import type { Call } from '../call.ts';
import { sha256 } from '../../hmac.ts';
import { refused, type Reply } from '../wire/reply.ts';
import type { Xero } from '../xero.ts';

const LONGEST = 128;
const CROWDED = 500;

interface Kept {
  at: number;
  request: string;
  reply: Omit<Reply, 'body'> & { body: string };
}

export class Idempotency {
  readonly #kept: Collection<Kept>;
  /** With more keys than this, the dead ones are cleared away. */
  #crowded = CROWDED;
  readonly #underWay = new Map<string, { request: string; reply: Promise<Reply> }>();

  constructor(xero: Xero) {
    this.#kept = xero.collection('idempotency');
  }

  /** Runs the call, or repeats what the same call was answered before. */
  async once(call: Call, run: () => Promise<Reply>): Promise<Reply> {
    const name = call.headers.get('idempotency-key');
    if (name === null || !['POST', 'PUT', 'PATCH'].includes(call.method)) return run();
    if (name === '') return refused(call, 10, 'Idempotency Key: an empty key is no key.');
    if (name.length > LONGEST)
      return refused(call, 10, `Idempotency Key: ${name} is longer than ${LONGEST} characters.`);
    const key = `${call.app.id} ${name}`;
    const request = fingerprint(call);
    const mismatch = () => refused(call, 10, `Idempotency Key: ${name} is used with a different request.`);
    const known = this.#fresh(call.xero, key);
    if (known) return known.request === request ? known.reply : mismatch();
    const first = this.#underWay.get(key);
    if (first && call.xero.switches.idempotentInFlight !== 'run') {
      if (first.request !== request) return mismatch();
      if (call.xero.switches.idempotentInFlight === 'wait') return first.reply;
      return refused(call, 10, `Idempotency Key: ${name} is already being processed.`);
    }
    const reply = run();
    this.#underWay.set(key, { request, reply });
    try {
      const { status, headers, body } = await reply;
      if (typeof body === 'string')
        this.#kept.set(key, { at: call.xero.now(), request, reply: { status, headers, body } });
      return await reply;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #fresh(xero: Xero, key: string): Kept | undefined {
    const deadBefore = xero.now() - xero.switches.idempotencyLifeMs;
    if (this.#kept.size > this.#crowded) {
      for (const [old, { at }] of this.#kept.entries()) if (at <= deadBefore) this.#kept.delete(old);
      this.#crowded = Math.max(CROWDED, 2 * this.#kept.size);
    }
    const known = this.#kept.get(key);
    return known && known.at > deadBefore ? known : undefined;
  }
}

function fingerprint({ method, books, path, search, text }: Call): string {
  const whole = [method, books.tenantId, ...path, search, text].join('\n');
  return btoa(String.fromCharCode(...sha256(new TextEncoder().encode(whole))));
}
