// One organisation's CRM, as everything below reads and writes it: its fields, its records, its settings.

import type { Collection } from '../shelf.ts';
import { type Edition, editionOf } from './limits/editions.ts';
import { Metadata } from './metadata/metadata.ts';
import { Recorder } from './records/recorder.ts';
import { SearchLag } from './search/lag.ts';
import type { Actor, Org, User, Zoho } from './state.ts';
import type { Switches } from './switches.ts';
import { wholeSecond } from './time.ts';

export class Crm {
  readonly zoho: Zoho;
  readonly metadata: Metadata;
  readonly records: Recorder;
  readonly searchLag: SearchLag;
  readonly #orgId: string;

  constructor(zoho: Zoho, orgId: string) {
    this.zoho = zoho;
    this.#orgId = orgId;
    this.metadata = new Metadata(this);
    this.records = new Recorder(this);
    this.searchLag = new SearchLag(this);
  }

  get org(): Org {
    const org = this.zoho.orgs.get(this.#orgId);
    if (!org) throw new RangeError(`no organisation ${this.#orgId}`);
    return org;
  }

  get switches(): Switches {
    return this.zoho.switches;
  }

  get edition(): Edition {
    return editionOf(this.switches.edition ?? this.org.edition);
  }

  /** Now, in whole seconds, as Zoho dates what is saved. */
  get savingAt(): number {
    return wholeSecond(this.zoho.now());
  }

  /** A collection of this organisation's own. */
  collection<T>(name: string): Collection<T> {
    return this.zoho.surroundings.shelf.collection<T>(`zoho.${this.#orgId}.${name}`);
  }

  /** A new id: nineteen digits, beyond what a double can hold, rising. */
  newId(): string {
    const count = this.zoho.count(`ids.${this.#orgId}`);
    return this.org.idPrefix + String(count).padStart(12, '0');
  }

  user(id: string): User | undefined {
    const user = this.zoho.users.get(id);
    return user?.orgId === this.#orgId ? user : undefined;
  }

  users(): User[] {
    return this.zoho.users.values().filter((user) => user.orgId === this.#orgId);
  }

  /** Who edits in the vendor's pages unless told otherwise: the first user that is no integration. */
  get person(): Actor {
    const users = this.users();
    const user = users.find((candidate) => !candidate.integration) ?? users[0];
    if (!user) throw new RangeError('the organisation has no user');
    return { userId: user.id };
  }
}
