// What the vendors send out by themselves: webhooks and notifications, kept until delivered. The knobs lose, double, delay and
// reorder them, since real ones do.

import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Collection, Shelf } from './shelf.ts';
import { Sorted } from './sorted.ts';

export interface Delivery {
  id: string;
  vendor: string;
  url: string;
  /** Left out: POST. A GET carries no body. */
  method?: string;
  headers: Record<string, string>;
  body: string;
  /** Epoch ms at which it goes out. */
  dueAt: number;
  /** Waits in ms before the second, third… try; after the last it is given up. */
  retriesMs: number[];
  tries: number;
  /** What the last try got: a status, or 0 where the connection failed. */
  lastStatus?: number;
  /** What the sender wants to be reminded of when it hears of a try. */
  about?: Record<string, string>;
  /** What the answer must be like; any other counts as none: `lastStatus` is 0. */
  demands?: { withinMs?: number; emptyBody?: boolean; noCookies?: boolean };
}

export interface DeliveryKnobs {
  /** Probability that a delivery is never sent. */
  lose: number;
  /** Probability that a delivery is sent twice. */
  double: number;
  /** A delivery waits this long, picked evenly: this also reorders. */
  delayMs: [least: number, most: number];
  /** Deliveries stay in the outbox while true. */
  hold: boolean;
}

/** How many deliveries are under way at a time: a vendor has only so many lines out. */
const MOST_UNDER_WAY = 24;

/** Where a delivery stands among those that wait: by its time, and among those of one time as it was put there. */
interface Place {
  readonly at: number;
  readonly id: string;
  readonly order: number;
}

function byTime(one: Place, other: Place): number {
  return one.at - other.at || one.order - other.order;
}

export const promptly: DeliveryKnobs = { lose: 0, double: 0, delayMs: [50, 150], hold: false };

export class Outbox {
  knobs: DeliveryKnobs = promptly;
  /** Told of each try once it is over, so that a vendor can keep a log of what failed. */
  readonly onTried: ((tried: Delivery) => void)[] = [];
  readonly #waiting: Collection<Delivery>;
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #send: typeof fetch;
  readonly #underWay = new Set<string>();
  /** What waits, in the order in which it leaves; built once somebody asks. */
  #queue: Sorted<Place> | undefined;
  readonly #places = new Map<string, Place>();
  #put = 0;

  constructor(shelf: Shelf, clock: Clock, chance: Chance, send: typeof fetch) {
    this.#waiting = shelf.collection<Delivery>('outbox');
    this.#clock = clock;
    this.#chance = chance;
    this.#send = send;
  }

  /** Puts a delivery in the outbox, to leave in `afterMs` at the soonest. `retriesMs` are the vendor's own waits between tries. */
  put(
    delivery: Pick<Delivery, 'vendor' | 'url' | 'method' | 'headers' | 'body' | 'retriesMs' | 'about' | 'demands'>,
    afterMs = 0,
  ): void {
    if (this.#chance.happens(this.knobs.lose)) return;
    const copies = this.#chance.happens(this.knobs.double) ? 2 : 1;
    const [least, most] = this.knobs.delayMs;
    for (let copy = 0; copy < copies; copy++) {
      const id = this.#chance.hex(16);
      const dueAt = this.#clock.now() + afterMs + least + this.#chance.below(Math.max(1, most - least));
      this.#keep({ ...delivery, id, dueAt, tries: 0 });
    }
  }

  /** Sends what is due, as much as may be under way at a time, and returns what was sent. The next call sends more. */
  async pump(): Promise<Delivery[]> {
    if (this.knobs.hold) return [];
    const now = this.#clock.now();
    const free = Math.max(0, MOST_UNDER_WAY - this.#underWay.size);
    const due: Delivery[] = [];
    for (const { at, id } of this.#inOrder()) {
      if (at > now || due.length === free) break;
      const delivery = this.#waiting.get(id);
      if (delivery && !this.#underWay.has(id)) due.push(delivery);
    }
    return Promise.all(due.map((delivery) => this.#try(delivery)));
  }

  /** When the next delivery is due, or undefined. */
  nextDueAt(): number | undefined {
    if (this.knobs.hold) return undefined;
    for (const { at, id } of this.#inOrder()) if (this.#waiting.get(id)) return at;
    return undefined;
  }

  waiting(): Delivery[] {
    return this.#waiting.values();
  }

  #inOrder(): Generator<Place> {
    // A world that begins anew has cleared the shelf.
    if (!this.#queue || this.#waiting.size === 0) {
      this.#queue = new Sorted(byTime);
      this.#places.clear();
      for (const delivery of this.#waiting.values()) this.#keep(delivery);
    }
    return this.#queue.walk(0, 1);
  }

  #keep(delivery: Delivery): void {
    const { id, dueAt: at } = delivery;
    const before = this.#places.get(id);
    const place = { at, id, order: before?.order ?? (this.#put += 1) };
    this.#waiting.set(id, delivery);
    if (!this.#queue) return;
    if (before) this.#queue.delete(before);
    this.#queue.add(place);
    this.#places.set(id, place);
  }

  #drop(id: string): void {
    const place = this.#places.get(id);
    if (place) this.#queue?.delete(place);
    this.#places.delete(id);
    this.#waiting.delete(id);
  }

  async #try(delivery: Delivery): Promise<Delivery> {
    this.#underWay.add(delivery.id);
    const lastStatus = await this.#post(delivery);
    this.#underWay.delete(delivery.id);
    const tried = { ...delivery, tries: delivery.tries + 1, lastStatus };
    const wait = delivery.retriesMs[delivery.tries];
    if ((lastStatus >= 200 && lastStatus < 300) || wait === undefined) this.#drop(delivery.id);
    else this.#keep({ ...tried, dueAt: this.#clock.now() + wait });
    for (const listener of this.onTried) listener(tried);
    return tried;
  }

  async #post({ url, method = 'POST', headers, body, demands = {} }: Delivery): Promise<number> {
    const signal = demands.withinMs === undefined ? undefined : AbortSignal.timeout(demands.withinMs);
    try {
      const reply = await this.#send(url, {
        method,
        headers,
        ...(method !== 'GET' && { body }),
        ...(signal && { signal }),
      });
      const { byteLength } = await reply.arrayBuffer();
      if (demands.emptyBody && byteLength > 0) return 0;
      if (demands.noCookies && reply.headers.has('set-cookie')) return 0;
      return reply.status;
    } catch (error) {
      if (error instanceof Error) return 0;
      throw error;
    }
  }
}
