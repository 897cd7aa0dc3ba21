// A crew for tests of what is written: two systems that note each request and answer as they are told, and a store that notes what was
// kept before anything was sent. No vendor, no database, no clock.

import type { Problem, Result } from '../../src/core/problem.ts';
import { none, type Seen, type Side, type Sight } from '../../src/core/record.ts';
import type { Choice, Rules } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { defaults } from '../../src/kinds/settings.ts';
import { compile } from '../../src/mapping/translate.ts';
import type { Case } from '../../src/sync/case.ts';
import { type Crew, Looks, WRITE_MARGIN_MS } from '../../src/sync/crew.ts';
import { FollowUps } from '../../src/sync/follow-ups.ts';
import { References } from '../../src/sync/refs.ts';
import {
  type Cause,
  type KindInUse,
  type Prepared,
  type System,
  type Write,
  type Written,
} from '../../src/sync/ports.ts';
import { profiles } from '../../src/sync/profiles.ts';
import type { Intent, LinkRow, Standing, SyncStore } from '../../src/sync/store.ts';
import { base, ids, link, rules, seen } from '../core/build.ts';
import { customers, dialects, newestWins } from '../mapping/build.ts';

export const NOW = 1_000_000;
/** What both sides show of a company, unless a test says otherwise. */
export const shown: Fields = { name: 'Acme', email: 'ann@acme.example', currency: null, city: null, code: null };

const use: KindInUse = { kind: customers, mapping: compile(customers, dialects, newestWins) };
const cause: Cause = { trigger: 'timer', work: 'timer', actor: null, counted: false, run: null, history: false };

export function records(side: Side, id: string, fields: Fields = {}, more: Partial<Seen> = {}): Seen {
  const prefix = side === 'crm' ? 'crm.Accounts' : 'accounting.Contacts';
  return seen(side, { id: `${prefix}:${id}`, name: `Acme ${id}`, fields: { ...shown, ...fields }, ...more });
}

export function caseOf(sights: Partial<Record<Side, Sight>>, row: LinkRow | null = null, given?: Rules): Case {
  return {
    use,
    link: row,
    sights: { crm: none, accounting: none, ...sights },
    match: { is: 'none' },
    copy: false,
    rules: given ?? rules(),
    issues: [],
    standing: null,
    cause,
  };
}

/** A record of that side which nobody on the other side is. */
export function newcomer(side: Side, id: string): Case {
  return caseOf({ [side]: { is: 'present', seen: records(side, id) } });
}

/** A link that was in step when both sides showed the company. */
export function row(id: string, more: Partial<LinkRow> = {}): LinkRow {
  const pair = { crm: records('crm', id).id, accounting: records('accounting', id).id };
  const agreed = (side: Side) => base(side, shown, use.mapping.fields);
  return {
    ...link({ ids: pair, bases: { crm: agreed('crm'), accounting: agreed('accounting') } }),
    name: `Acme ${id}`,
    note: null,
    noteFacts: {},
    madeAt: 0,
    madeBy: 'create',
    endedAt: 0,
    ...more,
  };
}

/** A linked company whose CRM record somebody edited. */
export function editedCase(id: string, edit: Fields, there: Fields = {}): Case {
  const version = Object.keys(there).length > 0 ? 'accounting-2' : 'accounting-1';
  const crm = records('crm', id, edit, { version: 'crm-2', changedAt: 200_000 });
  const accounting = records('accounting', id, there, { version, changedAt: 100_000 });
  return caseOf({ crm: { is: 'present', seen: crm }, accounting: { is: 'present', seen: accounting } }, row(id));
}

/** What a person said of a record, which is to be done now. */
export function answered(choice: Choice): Standing {
  return {
    kind: 'customer',
    id: 'crm.Accounts:1',
    side: 'crm',
    name: 'Acme 1',
    state: 'waiting',
    code: 'answered',
    facts: {},
    dueAt: 0,
    work: 'person',
    trigger: 'person',
    actor: 'Ann',
    waitsFor: null,
    attempts: 0,
    choice,
    since: 0,
  };
}

export type Answer = Problem | 'done' | 'silent';

export interface Stage {
  readonly crew: Crew;
  /** In their order: what was stored (`keep`) and what was sent (`send`), by the side that it goes to. */
  readonly story: string[];
  readonly writes: { side: Side; write: Write }[];
  readonly kept: Intent[][];
  /** What the guard asked the store. */
  readonly asked: string[];
}

interface Options {
  /** Items that one request takes. */
  readonly size?: number;
  /** What each request comes to, in their order, an answer an item; left out: done. */
  readonly answers?: readonly (readonly Answer[])[];
  readonly calls?: number;
  readonly timeLeftMs?: number;
  /** Records that were put away by themselves within the last hour, and links of the kind. */
  readonly putAway?: number;
  readonly linked?: number;
}

export function stage({
  size = 2,
  answers = [],
  calls = 40,
  timeLeftMs = WRITE_MARGIN_MS,
  putAway = 0,
  linked = 1_000,
}: Options = {}): Stage {
  const story: string[] = [];
  const asked: string[] = [];
  const writes: Stage['writes'] = [];
  const kept: Intent[][] = [];
  let requests = 0;
  const system = (side: Side) =>
    ({
      spec: {
        system: side,
        replayMs: 0,
        repliesInFull: true,
        conditionalWrite: false,
        looksBeforeWriting: false,
        readsAtOnce: 1,
        overlapMs: { hint: 0, timer: 0 },
        tellsOurWrites: [],
      },
      prepare: (kind, write) => {
        writes.push({ side, write });
        return inSizes(countOf(write), size).map((count): Prepared => ({ kind, op: write.op, body: '', count }));
      },
      send: async (prepared, key): Promise<Result<Written>[]> => {
        story.push(`send ${prepared.op} ${side} ×${prepared.count} ${key}`);
        const told = answers[requests++] ?? [];
        const outcomes = Array.from({ length: prepared.count }, (_, at) => resultOf(side, told[at] ?? 'done'));
        return outcomes.filter((outcome) => outcome !== null);
      },
    }) satisfies Partial<System> as unknown as System;
  const store = {
    putAwaySince: async (pair, kind, since) => {
      asked.push(`put away of ${kind} in ${pair} since ${since}`);
      return putAway;
    },
    countLinks: async (pair, kind) => {
      asked.push(`links of ${kind} in ${pair}`);
      return linked;
    },
    storeIntents: async (_lease, intents) => {
      kept.push([...intents]);
      story.push(`keep ${intents.map(({ prepared, side }) => `${prepared.op} ${side}`).join(', ')}`);
    },
  } satisfies Partial<SyncStore> as unknown as SyncStore;
  let names = 0;
  const crew: Crew = {
    lease: { pair: 'p', epoch: 1, until: NOW + timeLeftMs, today: '2026-11-20' },
    open: {
      lease: { pair: 'p', epoch: 1, until: 0, today: '2026-11-20' },
      state: 'live',
      looks: [],
      standings: [],
      intents: [],
      run: null,
      troubles: [],
    },
    looks: new Looks([]),
    references: new References({ referred: async () => [], uncoded: async () => [] }, 'p'),
    followUps: new FollowUps(),
    systems: { crm: system('crm'), accounting: system('accounting') },
    kinds: new Map([[customers.name, use]]),
    settings: defaults,
    today: '2026-11-20',
    store,
    world: { now: () => NOW, name: () => `key-${(names += 1)}`, number: () => names, share: () => 0 },
    profile: profiles.paid,
    budget: { statements: () => 40, calls: () => calls },
    room: { records: 100 },
    mayWrite: true,
    tells: () => null,
    workAs: () => undefined,
    gatherMs: () => 0,
    hangUp: async () => undefined,
  };
  return { crew, story, writes, kept, asked };
}

function inSizes(count: number, size: number): number[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, at) => Math.min(size, count - at * size));
}

function countOf(write: Write): number {
  if (write.op === 'create') return write.drafts.length;
  return write.op === 'update' ? write.patches.length : write.records.length;
}

/** Null where the reply says nothing of the item. */
function resultOf(side: Side, answer: Answer): Result<Written> | null {
  if (answer === 'silent') return null;
  if (answer !== 'done') return { ok: false, problem: answer };
  return { ok: true, value: { id: `${ids[side]}-made`, version: 'v', changedAt: NOW, seen: null, sent: {} } };
}
