// What Xero sends out by itself: batches of events per app, signed, retried for a day, and held back while the receiver is out of
// order. The rules of an answer (2xx, empty, no cookies, within five seconds) are Xero's docs'.

import type { Collection } from '../../shelf.ts';
import type { Delivery } from '../../outbox.ts';
import { signature } from '../../hmac.ts';
import type { App, Xero } from '../xero.ts';
import { type Batch, bodyOf, categories, type Category, type WebhookEvent } from './event.ts';

const QUARTER_HOUR_MS = 900_000;
const HELD_FOR_MS = 31 * 86_400_000;
/** At once, then every fifteen minutes for a day. */
const RETRIES_MS = [0, ...Array.from({ length: 96 }, () => QUARTER_HOUR_MS)];
const DEMANDS = { withinMs: 5000, emptyBody: true, noCookies: true };

export interface Subscription {
  /** The app's client id. */
  id: string;
  url: string;
  state: 'enabled' | 'retrying' | 'disabled' | 'checking';
  categories: Category[];
  /** Of the last check of the address: the calls that are still open, and what went wrong. */
  check?: { id: string; open: number; failures: string[] };
}

export class Webhooks {
  readonly #xero: Xero;
  readonly #subscriptions: Collection<Subscription>;
  readonly #held: Collection<Batch>;

  constructor(xero: Xero) {
    this.#xero = xero;
    this.#subscriptions = xero.collection('webhooks');
    this.#held = xero.collection('webhooksHeld');
    xero.surroundings.outbox.onTried.push((delivery) => this.#heard(delivery));
  }

  /** Sets where an app's events go, without any check. */
  subscribe(appId: string, url: string): Subscription {
    return this.#subscriptions.set(appId, { id: appId, url, state: 'enabled', categories: [...categories] });
  }

  get(appId: string): Subscription | undefined {
    return this.#subscriptions.get(appId);
  }

  held(appId: string): Batch[] {
    return this.#held.values().filter((batch) => batch.appId === appId);
  }

  /** Sends events to every app that is connected to their organisation. */
  send(events: readonly WebhookEvent[]): void {
    for (const subscription of this.#subscriptions.values()) {
      const wanted = events.filter(
        ({ tenantId, eventCategory }) =>
          this.#xero.connected(subscription.id, tenantId) && this.#wants(subscription, eventCategory),
      );
      const size = this.#xero.switches.webhookBatchSize;
      for (let at = 0; at < wanted.length; at += size) this.#batch(subscription, wanted.slice(at, at + size));
    }
  }

  /** Stops deliveries by hand; events are held. */
  disable(appId: string): Subscription {
    return this.#change(appId, { state: 'disabled' });
  }

  /** Changes which categories an app hears of. */
  choose(appId: string, chosen: Category[]): Subscription {
    return this.#change(appId, { categories: chosen });
  }

  /**
   * The intent to receive: empty calls, one signed well and some badly, all of which must be answered as they deserve. Afterwards
   * the subscription is enabled and what was held is replayed, or it is disabled.
   */
  check(appId: string, url: string): Subscription {
    const { surroundings, switches } = this.#xero;
    const id = surroundings.chance.hex(12);
    const app = this.#app(appId);
    const open = switches.badlySignedChecks + 1;
    const wellSignedAt = surroundings.chance.below(open);
    const known = this.#subscriptions.get(appId) ?? this.subscribe(appId, url);
    const subscription = this.#subscriptions.set(appId, {
      ...known,
      url,
      state: 'checking',
      check: { id, open, failures: [] },
    });
    for (let at = 0; at < open; at++) {
      const body = bodyOf([], 0, 0, this.#entropy());
      const good = at === wellSignedAt;
      const key = good ? app.webhookKey : `${app.webhookKey}-not`;
      this.#post(url, body, signature(key, body), [], { app: appId, check: id, expected: good ? '200' : '401' });
    }
    return subscription;
  }

  #wants(subscription: Subscription, category: Category): boolean {
    const { prepaymentEvents, overpaymentEvents } = this.#xero.switches;
    if (category === 'PREPAYMENT' && !prepaymentEvents) return false;
    if (category === 'OVERPAYMENT' && !overpaymentEvents) return false;
    return subscription.categories.includes(category);
  }

  #batch(subscription: Subscription, events: readonly WebhookEvent[]): void {
    const { id: appId, state } = subscription;
    let last = 0;
    const numbers = events.map(() => (last = this.#xero.count(`webhook.${appId}`)));
    const first = numbers[0] ?? last;
    const body = bodyOf(events, first, last, this.#entropy());
    const batch = { id: `${appId}:${first}`, appId, first, last, at: this.#xero.now(), body };
    if (state === 'enabled') this.#deliver(subscription, batch);
    else this.#held.set(batch.id, batch);
  }

  #deliver({ id, url }: Subscription, { body, first, last, at }: Batch): void {
    const about = { app: id, first: String(first), last: String(last), at: String(at) };
    this.#post(url, body, signature(this.#app(id).webhookKey, body), RETRIES_MS, about);
  }

  #post(url: string, body: string, signed: string, retriesMs: number[], about: Record<string, string>): void {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-xero-signature': signed };
    this.#xero.surroundings.outbox.put({ vendor: 'xero', url, headers, body, retriesMs, about, demands: DEMANDS });
  }

  #heard(delivery: Delivery): void {
    const { vendor, about = {} } = delivery;
    const subscription = about.app && this.#subscriptions.get(about.app);
    if (vendor !== 'xero' || !subscription) return;
    if (about.check) return this.#checked(subscription, about, delivery.lastStatus ?? 0);
    const { lastStatus = 0, tries, retriesMs } = delivery;
    if (lastStatus >= 200 && lastStatus < 300) {
      if (subscription.state === 'retrying') this.#recover(subscription);
    } else if (tries <= retriesMs.length) {
      if (subscription.state === 'enabled') this.#change(subscription.id, { state: 'retrying' });
    } else this.#giveUp(subscription, delivery);
  }

  #checked(subscription: Subscription, about: Record<string, string>, status: number): void {
    const { check } = subscription;
    if (!check || check.id !== about.check) return;
    const fine = about.expected === '200' ? status >= 200 && status < 300 : status === 401;
    const failures = fine ? check.failures : [...check.failures, `expected ${about.expected}, answered ${status}`];
    const open = check.open - 1;
    const changed = this.#change(subscription.id, { check: { ...check, open, failures } });
    if (open > 0) return;
    if (failures.length) this.#change(subscription.id, { state: 'disabled' });
    else this.#recover(changed);
  }

  #giveUp(subscription: Subscription, { about = {}, body }: Delivery): void {
    const [first, last, at] = [Number(about.first), Number(about.last), Number(about.at)];
    const id = `${subscription.id}:${first}`;
    this.#held.set(id, { id, appId: subscription.id, first, last, at, body });
    this.#change(subscription.id, { state: 'disabled' });
  }

  /** Back in order: what was held leaves in its order, unless it is older than a month. */
  #recover(subscription: Subscription): void {
    const enabled = this.#change(subscription.id, { state: 'enabled' });
    const batches = this.held(subscription.id).sort((one, other) => one.first - other.first);
    for (const batch of batches) {
      this.#held.delete(batch.id);
      if (batch.at >= this.#xero.now() - HELD_FOR_MS) this.#deliver(enabled, batch);
    }
  }

  #change(appId: string, change: Partial<Subscription>): Subscription {
    const known = this.#subscriptions.get(appId);
    if (!known) throw new RangeError(`app ${appId} has no webhook address yet`);
    return this.#subscriptions.set(appId, { ...known, ...change });
  }

  #app(appId: string): App {
    const app = this.#xero.apps.get(appId);
    if (!app) throw new RangeError(`no app ${appId}`);
    return app;
  }

  #entropy(): string {
    const { chance } = this.#xero.surroundings;
    return Array.from({ length: 20 }, () => chance.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])).join('');
  }
}
