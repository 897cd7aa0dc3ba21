// The truth about every record, from its first moment to the end: what each side showed, since when, and by whose hand. It is read from
// behind the vendors after whatever anybody did, and knows nothing of the product.

import type { KindName, RecordId, Side } from '../../../src/core/record.ts';
import type { RunSort } from '../moments.ts';
import type { Office, People, Shown } from '../people/people.ts';
import type { Mirror } from './mirror.ts';

/** By whose hand something changed: a person's, or a call of ours. */
export type Author =
  | { readonly by: 'person' }
  | {
      readonly by: 'us';
      readonly sort: RunSort;
      /** What the run was about: the pair of a pass. */
      readonly name: string;
      readonly method: string;
      /** When this very request was sent for the first time, epoch ms. */
      readonly sentAt: number;
    };

/** A record as it stood from a time on. Null: it is not there. */
export interface Version {
  readonly at: number;
  /** Counts everything that anybody did: of two things in one millisecond the first has the lower. */
  readonly turn: number;
  readonly author: Author;
  readonly shown: Shown | null;
}

/** One record's whole life. */
export interface Life {
  readonly kind: KindName;
  readonly side: Side;
  readonly id: RecordId;
  /** The organisation in Xero; empty for the CRM. */
  readonly tenant: string;
  readonly versions: Version[];
}

export interface Place {
  readonly side: Side;
  readonly people: People;
  readonly office: Office;
}

export class Truth {
  readonly lives = new Map<string, Life>();
  readonly places: readonly Place[];
  readonly #mirror: Mirror;
  #turn = 0;

  constructor(mirror: Mirror, places: readonly Place[]) {
    this.#mirror = mirror;
    this.places = places;
    mirror.touched();
  }

  get turn(): number {
    return this.#turn;
  }

  /** Takes in what somebody did just now. Returns how many records changed by it. */
  note(author: Author, at: number): number {
    this.#turn += 1;
    const touched = this.#mirror.touched();
    if (touched.size === 0) return 0;
    let changed = 0;
    for (const place of this.places) {
      const desk = place.people.desks[place.side];
      if (!desk.collections(place.office).some((name) => touched.has(name))) continue;
      changed += this.#compare(place, desk.read(place.office), author, at);
    }
    return changed;
  }

  #compare({ side, people, office }: Place, now: Map<RecordId, Shown>, author: Author, at: number): number {
    const tenant = side === 'crm' ? '' : office.tenant;
    const turn = this.#turn;
    let changed = 0;
    for (const [id, shown] of now) {
      const life = this.#life({ kind: people.kind, side, id, tenant });
      const last = life.versions.at(-1)?.shown;
      if (last && isSame(last, shown)) continue;
      life.versions.push({ at, turn, author, shown });
      changed += 1;
    }
    for (const life of this.lives.values()) {
      if (life.kind !== people.kind || life.side !== side || life.tenant !== tenant || now.has(life.id)) continue;
      if (!life.versions.at(-1)?.shown) continue;
      life.versions.push({ at, turn, author, shown: null });
      changed += 1;
    }
    return changed;
  }

  #life({ kind, side, id, tenant }: Omit<Life, 'versions'>): Life {
    const known = this.lives.get(`${kind}/${id}`);
    if (known) return known;
    const life: Life = { kind, side, id, tenant, versions: [] };
    this.lives.set(`${kind}/${id}`, life);
    return life;
  }

  life(kind: KindName, id: RecordId): Life | undefined {
    return this.lives.get(`${kind}/${id}`);
  }

  /** The record as it stands now; null where it is not there. */
  now(kind: KindName, id: RecordId): Shown | null {
    return this.life(kind, id)?.versions.at(-1)?.shown ?? null;
  }
}

function isSame(one: Shown, other: Shown): boolean {
  return (
    one.savedAt === other.savedAt &&
    one.state === other.state &&
    one.into === other.into &&
    one.locked === other.locked &&
    one.name === other.name &&
    isSameMap(one.fields, other.fields) &&
    isSameMap(one.traits, other.traits) &&
    isSameMap(one.stamps, other.stamps)
  );
}

function isSameMap(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** The versions in which the record stood at some time of a span, the one that it began with included. */
export function during({ versions }: Life, from: number, to: number): Version[] {
  return versions.filter(({ at }, index) => at <= to && (versions[index + 1]?.at ?? Infinity) >= from);
}
