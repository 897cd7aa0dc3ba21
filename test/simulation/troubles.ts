// Makes troubles happen: arms faults and upsets, and tampers with what the vendors send, with the queue, and with what is remembered.

import type { Delivery } from '../../src/simulator/outbox.ts';
import { promptly } from '../../src/simulator/outbox.ts';
import type { Actors } from './actors.ts';
import type { Bench } from './bench.ts';
import type { Connected } from './connect.ts';
import type { Trouble } from './history.ts';
import type { Upset, Upsetting } from './moments.ts';

/** A token that ends as soon as it was renewed is a consent that was taken back: no vendor does that by itself. */
const HOURLY_MS = 600_000;

export class Troubles {
  readonly #bench: Bench;
  readonly #actors: Actors;
  readonly #connected: Connected;
  #expiredAt: number | null = null;
  /** What a vendor sent lately, for those who send it again. */
  #overheard: Delivery[] = [];

  constructor(bench: Bench, actors: Actors, connected: Connected) {
    this.#bench = bench;
    this.#actors = actors;
    this.#connected = connected;
    bench.vendors.outbox.onTried.push((delivery) => {
      this.#overheard = [...this.#overheard.slice(-4), delivery];
    });
  }

  async make(trouble: Trouble): Promise<void> {
    const { vendors, moments, holders } = this.#bench;
    switch (trouble.do) {
      case 'fault':
        vendors.faults.arm(trouble.rule);
        return;
      case 'upset':
        moments.arm(upsetOf(trouble));
        return;
      case 'meanwhile':
        moments.arm({
          skip: trouble.skip,
          port: 'vendor',
          when: trouble.when,
          about: trouble.about,
          does: this.#while(trouble),
        });
        return;
      case 'deliveries':
        return this.#deliveries(trouble);
      case 'queue': {
        let left = trouble.times;
        this.#bench.copies = () => (left-- > 0 ? trouble.copies : 1);
        return;
      }
      case 'forge':
        return this.#forge(trouble.vendor);
      case 'deploy':
        return holders.restart();
      case 'expire':
        if (this.#expiredAt !== null && this.#bench.clock.now() - this.#expiredAt < HOURLY_MS) return;
        this.#expiredAt = this.#bench.clock.now();
        for (const vendor of Object.values(vendors.vendors)) vendor.act('token.expire', {});
        return;
      case 'switch':
        Object.assign(vendors.vendors[trouble.vendor]?.switches ?? {}, trouble.switches);
        return;
    }
  }

  #while({ deeds }: Extract<Trouble, { do: 'meanwhile' }>): Upsetting {
    const happens = async () => {
      for (const deed of deeds) await this.#actors.act(deed);
    };
    return { is: 'meanwhile', happens };
  }

  #deliveries({ knobs, forMs }: Extract<Trouble, { do: 'deliveries' }>): void {
    const { outbox } = this.#bench.vendors;
    outbox.knobs = { ...promptly, ...knobs };
    this.#bench.at(this.#bench.clock.now() + forMs, () => {
      outbox.knobs = promptly;
    });
  }

  /** Somebody calls us who is not the vendor: with a body of their own, and with one that they overheard and changed. */
  async #forge(vendor: 'xero' | 'zoho'): Promise<void> {
    const known = this.#overheard.find((delivery) => delivery.vendor === vendor);
    const path = vendor === 'xero' ? '/hooks/xero' : `/hooks/zoho/notify/${this.#connected.crm}`;
    const url = known?.url ?? `http://localhost:8787${path}`;
    const body = (known?.body ?? '{"events":[],"token":"guess"}').replace(/"token":"[^"]*"/, '"token":"guess"');
    const guessed = {
      'x-xero-signature': 'Zm9yZ2VkIGJ5IHNvbWVib2R5IHdobyBkb2VzIG5vdCBrbm93',
      'X-Ledgerline-Token': 'guess',
    };
    const headers = { ...known?.headers, ...guessed };
    const run = this.#bench.begin('hook', path);
    const reply = await this.#bench
      .serve(new Request(url, { method: 'POST', headers, body }), run)
      .catch(() => new Response(null, { status: 503 }));
    if (reply.status < 400) throw new Error(`a forged call was answered with ${reply.status}`);
  }

  /** From here on nothing goes wrong any more. Returns how often something did. */
  end(): number {
    const { vendors, moments } = this.#bench;
    const hits = vendors.faults.list().reduce((sum, fault) => sum + fault.hits, 0);
    vendors.faults.clear();
    vendors.outbox.knobs = promptly;
    moments.clear();
    this.#bench.copies = () => 1;
    return hits + moments.happened;
  }
}

function upsetOf({ skip, port, when, sort, about, is, ms }: Extract<Trouble, { do: 'upset' }>): Upset {
  const does: Upsetting = is === 'stall' ? { is, ms: ms ?? 1_000 } : { is };
  return { skip, port, when, sort, about, does };
}
