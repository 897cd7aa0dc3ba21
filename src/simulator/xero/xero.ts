// What every part of the simulated Xero is handed: its surroundings, switches, apps, people, organisations and their books.
// The state itself lies in the shelf, in collections whose names start with `xero.`.

import type { Collection } from '../shelf.ts';
import type { Surroundings } from '../world.ts';
import { Grants } from './oauth/grants.ts';
import { Tokens } from './oauth/tokens.ts';
import type { Organisation } from './organisation/organisation.ts';
import { Books } from './store/books.ts';
import { keptSwitches, type Switches } from './switches.ts';
import { Webhooks } from './webhooks/webhooks.ts';

/** An app registered with Xero's developers. */
export interface App {
  /** The client id. */
  id: string;
  name: string;
  /** `web` has a secret, `pkce` has none, `custom` is tied to one organisation and asks for no consent. */
  type: 'web' | 'pkce' | 'custom';
  secret?: string;
  redirectUris: string[];
  webhookKey: string;
  /** Of a custom connection: its organisation, and the scopes that were chosen for it. */
  custom?: { tenantId: string; scopes: string[] };
}

/** A person with a Xero login. */
export interface Login {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

export class Xero {
  readonly surroundings: Surroundings;
  readonly switches: Switches;
  readonly apps: Collection<App>;
  readonly logins: Collection<Login>;
  readonly organisations: Collection<Organisation>;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly webhooks: Webhooks;
  readonly #counters: Collection<number>;
  #books = new Map<string, Books>();

  constructor(surroundings: Surroundings) {
    const { shelf } = surroundings;
    this.surroundings = surroundings;
    this.switches = keptSwitches(shelf);
    this.apps = shelf.collection<App>('xero.apps');
    this.logins = shelf.collection<Login>('xero.logins');
    this.organisations = shelf.collection<Organisation>('xero.organisations');
    this.#counters = shelf.collection<number>('xero.counters');
    this.grants = new Grants(this);
    this.tokens = new Tokens(this);
    this.webhooks = new Webhooks(this);
  }

  now(): number {
    return this.surroundings.clock.now();
  }

  guid(): string {
    return this.surroundings.chance.guid();
  }

  collection<T>(name: string): Collection<T> {
    return this.surroundings.shelf.collection<T>(`xero.${name}`);
  }

  /** The books of that organisation. Throws a RangeError where there is none. */
  books(tenantId: string): Books {
    const known = this.#books.get(tenantId);
    if (known) return known;
    if (!this.organisations.get(tenantId)) throw new RangeError(`no organisation ${tenantId}`);
    const books = new Books(this, tenantId);
    this.#books.set(tenantId, books);
    return books;
  }

  /** Whether an app reaches an organisation, through one person or through anybody. */
  connected(appId: string, tenantId: string, userId?: string): boolean {
    const app = this.apps.get(appId);
    if (app?.custom) return app.custom.tenantId === tenantId;
    return this.grants.live(appId, userId).some((connection) => connection.tenantId === tenantId);
  }

  /** The organisation of that id or name; the first one where nothing is named. */
  organisationNamed(name?: string): Organisation {
    const all = this.organisations.values();
    const found = name === undefined ? all[0] : all.find((one) => one.id === name || one.name === name);
    if (!found) throw new RangeError(`no organisation ${name ?? 'at all'}: ${all.map((one) => one.name).join(', ')}`);
    return found;
  }

  /** Drops what was derived from a shelf that has been emptied. */
  forgetDerived(): void {
    this.#books = new Map();
  }

  /** The next number of a named count, from 1. Counts survive a restart. */
  count(name: string): number {
    return this.#counters.set(name, (this.#counters.get(name) ?? 0) + 1);
  }
}
