// What every part of the simulated Zoho is handed: its surroundings, switches, organisations and users. The state itself lies in
// the shelf, in collections whose names start with `zoho.`.

import type { Collection } from '../shelf.ts';
import type { Surroundings } from '../world.ts';
import { Crm } from './crm.ts';
import { type EditionName } from './limits/editions.ts';
import { keptSwitches, type Switches } from './switches.ts';

/** A CRM organisation. */
export interface Org {
  /** The `zgid`. */
  id: string;
  name: string;
  /** The first seven digits of every id in it. */
  idPrefix: string;
  edition: EditionName;
  countryCode: string;
  /** IANA time zone. */
  timeZone: string;
  /** ISO code of the home currency. */
  currency: string;
  /** Whether records carry a currency of their own. */
  multiCurrency: boolean;
  createdAt: number;
}

export interface User {
  id: string;
  orgId: string;
  zuid: string;
  firstName: string;
  lastName: string;
  email: string;
  profileId: string;
  roleId: string;
  timeZone: string;
  status: 'active' | 'disabled';
  /** Made for programs: what consent falls to by itself. */
  integration: boolean;
  createdAt: number;
}

/** Who does something: a user, and the OAuth client and refresh token where it happens by API. */
export interface Actor {
  userId: string;
  clientId?: string;
  refreshToken?: string;
}

export class Zoho {
  readonly surroundings: Surroundings;
  readonly switches: Switches;
  readonly orgs: Collection<Org>;
  readonly users: Collection<User>;
  readonly #counters: Collection<number>;
  readonly #texts: Collection<string>;
  #crms = new Map<string, Crm>();

  constructor(surroundings: Surroundings) {
    const { shelf } = surroundings;
    this.surroundings = surroundings;
    this.switches = keptSwitches(shelf);
    this.orgs = shelf.collection<Org>('zoho.orgs');
    this.users = shelf.collection<User>('zoho.users');
    this.#counters = shelf.collection<number>('zoho.counters');
    this.#texts = shelf.collection<string>('zoho.texts');
  }

  now(): number {
    return this.surroundings.clock.now();
  }

  /** The CRM of that organisation. */
  crm(orgId: string): Crm {
    let crm = this.#crms.get(orgId);
    if (!crm) {
      const org = this.orgs.get(orgId);
      if (!org) throw new RangeError(`no organisation ${orgId}`);
      crm = new Crm(this, org.id);
      this.#crms.set(orgId, crm);
    }
    return crm;
  }

  /** Drops what was derived from a shelf that has been emptied or filled anew. */
  forgetDerived(): void {
    this.#crms = new Map();
  }

  /** The next number of a named count, from 1. Counts survive a restart. */
  count(name: string): number {
    return this.#counters.set(name, (this.#counters.get(name) ?? 0) + 1);
  }

  /** Origin and prefix under which the last call came in: links in what leaves by itself are built from it. */
  get base(): string {
    return this.#texts.get('base') ?? 'http://localhost:8788/zoho';
  }

  set base(base: string) {
    if (this.#texts.get('base') !== base) this.#texts.set('base', base);
  }
}
