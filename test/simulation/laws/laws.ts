// Each law of the reconciler, switched off: what the store remembers, what the systems show, or what is sent, is changed as if the law
// did not exist.

import { sql } from 'drizzle-orm';
import type { House } from '../../../src/compose.ts';
import { leavesOutcomeOpen, type Result } from '../../../src/core/problem.ts';
import type { Base, Side } from '../../../src/core/record.ts';
import type { KindInUse, Prepared, System, Write, Written } from '../../../src/sync/ports.ts';
import type { Lease } from '../../../src/sync/lease.ts';
import type { Commit, LinkRow, SyncStore } from '../../../src/sync/store.ts';
import type { BenchOptions } from '../bench.ts';
import type { Deed, Event, Setting } from '../history.ts';
import { peopleOfAllKinds } from '../people/index.ts';
import { LastSeen, seenThrough, tampered } from './tampered.ts';

export interface Law {
  readonly name: string;
  /** What takes the place of a pass: made anew for every history. */
  tamper(): NonNullable<BenchOptions['tamper']>;
  /** Troubles that the law is there for, and that a history of its own has too few of. */
  readonly troubles?: readonly Event[];
  /** How its histories are set up, where other laws would come to its help. */
  readonly setting?: Partial<Setting>;
}

function rewritten(store: SyncStore, change: (link: LinkRow) => LinkRow): SyncStore {
  const commit = (lease: Lease, all: Commit) => store.commit(lease, { ...all, links: all.links.map(change) });
  return { ...store, commit };
}

function based(base: Base, valueOf: (name: string) => unknown): Base {
  const entries = Object.entries(base).map(([name, { value, place }]) => {
    const other = valueOf(name);
    return [name, { place, value: other === undefined ? value : other }] as const;
  });
  return Object.fromEntries(entries) as Base;
}

function unforeseen(use: KindInUse): KindInUse {
  const mute = (side: Side) => ({ ...use.mapping.sides[side], write: () => undefined });
  return { ...use, mapping: { ...use.mapping, sides: { crm: mute('crm'), accounting: mute('accounting') } } };
}

/** One base for both sides: what the CRM showed. */
const sharedBase: Law = {
  name: 'a base per side',
  tamper: () =>
    tampered({
      // What a system makes of a value is foreseen where it can be: here it is not, as with a system that nobody knows.
      crew: (crew) => ({ ...crew, kinds: new Map([...crew.kinds].map(([name, use]) => [name, unforeseen(use)])) }),
      store: (store) =>
        rewritten(store, (link) => ({
          ...link,
          bases: {
            crm: link.bases.crm,
            accounting: based(link.bases.accounting, (name) => link.bases.crm[name]?.value),
          },
        })),
    }),
};

/** The base takes in whatever a side shows by now, whether or not a plan has seen it. */
const eagerBase: Law = {
  name: 'a base advances only over what the plan saw',
  tamper: () => {
    const last = new LastSeen();
    const shownBy = (link: LinkRow, side: Side) => (name: string) => last.of(link.ids[side])?.fields[name];
    return tampered({
      system: (system) => last.watch(system),
      store: (store) =>
        rewritten(store, (link) => ({
          ...link,
          bases: {
            crm: based(link.bases.crm, shownBy(link, 'crm')),
            accounting: based(link.bases.accounting, shownBy(link, 'accounting')),
          },
        })),
    });
  },
};

/** What we make carries no mark, and no mark is looked for. */
const noStamps: Law = {
  name: 'what we create carries a stamp',
  tamper: () => {
    const unmarked = (write: Write): Write =>
      write.op === 'create' ? { ...write, drafts: write.drafts.map((draft) => ({ ...draft, source: '' })) } : write;
    return tampered({
      system: (system) => ({
        ...seenThrough(system, (seen) => ({ ...seen, stamp: null })),
        prepare: (kind, write) => system.prepare(kind, unmarked(write)),
        findMade: () => Promise.resolve({ ok: true, value: new Map() }),
      }),
    });
  },
};

const MINUTE_MS = 60_000;

/** Somebody at work in the CRM just before our change of a record arrives there. */
const justBefore: Event[] = [1, 2, 3, 4, 5, 6].map((minute) => ({
  at: minute * MINUTE_MS,
  do: 'meanwhile',
  skip: 0,
  about: 'PUT .*/(Accounts|Contacts|Vendors)',
  when: 'before',
  deeds: peopleOfAllKinds.flatMap(({ kind }) =>
    [0, 1, 2, 3, 4, 5].map((thing): Deed => {
      const told = { phone: `09 777 ${minute}${thing}`, billingCity: `Town ${minute}${thing}` };
      return { do: 'edit', kind, side: 'crm', pair: 0, thing, told };
    }),
  ),
}));

/**
 * Workers that fall asleep before they write a new record, and wake up when their lease has run out and somebody else has done their
 * work.
 */
const slowWorkers: Event[] = [1, 2, 3, 4, 5, 6].flatMap((minute): Event[] => [
  {
    at: minute * MINUTE_MS,
    do: 'upset',
    skip: 0,
    port: 'database',
    when: 'before',
    sort: 'pass',
    about: 'INTO intents',
    is: 'stall',
    ms: 130_000,
  },
  ...peopleOfAllKinds.map(({ kind }): Event => {
    const told = { name: `Sleeper ${minute} ${kind}`, email: `sleeper${minute}@${kind}.example` };
    return { at: minute * MINUTE_MS + 10, do: 'create', kind, side: 'accounting', pair: 0, thing: 40 + minute, told };
  }),
]);

/** Zoho is not asked whether somebody saved meanwhile. */
const unconditional: Law = {
  name: 'writes are conditional where the system can',
  troubles: justBefore,
  tamper: () =>
    tampered({
      house: (house: House) => ({
        ...house,
        fetch: ((input: string, init?: RequestInit) => {
          const headers = new Headers(init?.headers);
          headers.delete('if-unmodified-since');
          return house.fetch(input, { ...init, headers });
        }) as typeof fetch,
      }),
    }),
};

/** Fields that change their places on the accounting side, and change back. */
const mappedAnew: Event[] = [1, 2, 3, 4, 5, 6].map((minute) => {
  const at = (place: string) => ({ places: { accounting: `Phones[${place}]` } });
  const [mobile, fax] = minute % 2 === 1 ? ['FAX', 'MOBILE'] : ['MOBILE', 'FAX'];
  const mappings = { customer: { mobile: at(mobile ?? ''), fax: at(fax ?? '') } };
  return { at: minute * MINUTE_MS, do: 'settings', pair: 0, document: { mappings } };
});

/** What was agreed on of a field holds wherever the mapping has the field by now. */
const placeless: Law = {
  name: 'a base belongs to its mapping',
  troubles: mappedAnew,
  tamper: () => {
    const anywhere = { crm: 'anywhere', accounting: 'anywhere' };
    const nowhere = ({ kind, mapping }: KindInUse): KindInUse => ({
      kind,
      mapping: { ...mapping, fields: mapping.fields.map((field) => ({ ...field, places: anywhere })) },
    });
    return tampered({
      crew: (crew) => ({ ...crew, kinds: new Map([...crew.kinds].map(([name, use]) => [name, nowhere(use)])) }),
    });
  },
};

/** What is put aside for a person counts as agreed. */
const agreedWhenHeld: Law = {
  name: 'a held field is never agreed on',
  tamper: () =>
    tampered({
      store: (store) =>
        rewritten(store, (link) => {
          const lay = (side: Side) => based(link.bases[side], (name) => link.held[name]?.[side]);
          return { ...link, bases: { crm: lay('crm'), accounting: lay('accounting') } };
        }),
    }),
};

/** A write whose reply never came is taken for done. */
const takenForDone: Law = {
  name: 'an unknown outcome is found out',
  tamper: () =>
    tampered({
      system: (system) => {
        const written = new Map<string, Write>();
        const believe = (outcome: Result<Written>, write: Write | undefined, at: number): Result<Written> => {
          if (outcome.ok || !leavesOutcomeOpen(outcome.problem) || write?.op !== 'update') return outcome;
          const patch = write.patches[at];
          if (!patch) return outcome;
          const { id, seen, fields } = patch;
          const { version, changedAt } = seen;
          return {
            ok: true,
            value: { id, version, changedAt, seen: { ...seen, fields: { ...seen.fields, ...fields } }, sent: fields },
          };
        };
        return {
          ...system,
          prepare: (kind, write) => {
            const prepared = system.prepare(kind, write);
            if (prepared.length === 1) for (const { body } of prepared) written.set(body, write);
            return prepared;
          },
          send: async (prepared: Prepared, key: string) =>
            (await system.send(prepared, key)).map((outcome, at) => believe(outcome, written.get(prepared.body), at)),
        };
      },
    }),
};

/** The further pages of a look are asked for by their number. */
const pageNumbers: Law = {
  name: 'deltas never ask for page 2',
  // Small pages: a look has several.
  setting: { page: 3 },
  tamper: () => {
    const pages = new Map<string, { from: string | null; page: number; overlapMs: number }>();
    const numbered = (system: System, side: Side): System => ({
      ...system,
      look: async (kind, from, { limit, overlapMs }) => {
        const key = `${kind}/${side}`;
        const going = pages.get(key);
        const { from: start, page, overlapMs: back } = going ?? { from, page: 1, overlapMs };
        const all = await system.look(kind, start, { limit: 1_000, overlapMs: back });
        if (!all.ok) return all;
        const { sightings, checkpoint } = all.value;
        const shown = sightings.slice((page - 1) * limit, page * limit);
        const more = page * limit < sightings.length;
        if (more) pages.set(key, { from: start, page: page + 1, overlapMs: back });
        else pages.delete(key);
        return { ok: true, value: { sightings: shown, checkpoint: more ? (start ?? checkpoint) : checkpoint, more } };
      },
    });
    return tampered({ system: numbered });
  },
};

/** Whoever holds no lease any more writes and commits all the same. */
const unfenced: Law = {
  name: 'a lease has its fence',
  troubles: slowWorkers,
  // Without a field of ours Zoho can't refuse what is made twice.
  setting: { provision: false },
  tamper: () =>
    tampered({
      crew: (crew) => ({ ...crew, lease: { ...crew.lease, until: crew.lease.until + 10 * MINUTE_MS } }),
      store: (store, { db }) => {
        const now = async (lease: Lease): Promise<Lease> => {
          const [row] = await db.all<{ epoch: number }>(sql`SELECT epoch FROM pairs WHERE id = ${lease.pair}`);
          return { ...lease, epoch: row?.epoch ?? lease.epoch };
        };
        return {
          ...store,
          claim: async (lease, ...rest) => store.claim(await now(lease), ...rest),
          storeIntents: async (lease, intents) => store.storeIntents(await now(lease), intents),
          commit: async (lease, commit) => store.commit(await now(lease), commit),
        };
      },
    }),
};

export const laws: readonly Law[] = [
  sharedBase,
  eagerBase,
  noStamps,
  unconditional,
  placeless,
  agreedWhenHeld,
  takenForDone,
  pageNumbers,
  unfenced,
];
