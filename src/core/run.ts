// A historical run: which records it brings over, in which order, and how far it is. Pure.

import type { KindName, Seen, Side } from './record.ts';

export type RunDirection = 'to-accounting' | 'to-crm' | 'both';

/** `estimating` counts and changes nothing; a `draft` waits for a person. */
export type RunState = 'estimating' | 'draft' | 'queued' | 'running' | 'paused' | 'done';

export interface RunPlan {
  readonly direction: RunDirection;
  /** In the order in which they are brought over: what others need comes first. */
  readonly kinds: readonly KindName[];
  /** Days (`YYYY-MM-DD`), both included; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  /** It pauses after so many records, for a person to look at them; null where it goes on to its end. */
  readonly sample: number | null;
}

/** All records of one kind on one side, walked through once. */
export interface RunStep {
  readonly kind: KindName;
  readonly side: Side;
}

/** Where a run stands: in which step, and where in its walk (null: before its first record). */
export interface RunPlace {
  readonly step: number;
  readonly cursor: string | null;
}

/** What one step found and did so far. */
export interface RunCount {
  /** Records in the range. */
  readonly found: number;
  /** Of those, the ones that had no partner. */
  readonly fresh: number;
  /** Of those, the ones that have one now. */
  readonly linked: number;
  /** Of those, the ones that wait, were refused, or are left to a person. */
  readonly held: number;
}

export const nothingYet: RunCount = { found: 0, fresh: 0, linked: 0, held: 0 };

/** Kind by kind; within a kind the CRM's records first. */
export function stepsOf({ kinds, direction }: Pick<RunPlan, 'kinds' | 'direction'>): RunStep[] {
  const sources: readonly Side[] =
    direction === 'both' ? ['crm', 'accounting'] : [direction === 'to-accounting' ? 'crm' : 'accounting'];
  return kinds.flatMap((kind) => sources.map((side) => ({ kind, side })));
}

/** Where a run goes on after a stretch that ended at `cursor`; null at its end. */
export function onward(steps: readonly RunStep[], { step }: RunPlace, cursor: string | null): RunPlace | null {
  if (cursor !== null) return { step, cursor };
  return step + 1 < steps.length ? { step: step + 1, cursor: null } : null;
}

/** Counts with those of one step grown. */
export function counted(counts: readonly RunCount[], step: number, more: Partial<RunCount>): RunCount[] {
  const length = Math.max(counts.length, step + 1);
  return Array.from({ length }, (_, at) => {
    const count = counts[at] ?? nothingYet;
    if (at !== step) return count;
    const grown = (name: keyof RunCount) => count[name] + (more[name] ?? 0);
    return { found: grown('found'), fresh: grown('fresh'), linked: grown('linked'), held: grown('held') };
  });
}

/** By a document's own date; what has none, by the day (UTC) on which it was last saved. */
export function isInRange({ date, changedAt }: Seen, { from, to }: Pick<RunPlan, 'from' | 'to'>): boolean {
  const day = date ?? new Date(changedAt).toISOString().slice(0, 10);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** The kinds, and those that they need, in the order given by `all`. */
export function withNeeded(
  wanted: readonly KindName[],
  all: readonly { readonly name: KindName; readonly needs: readonly KindName[] }[],
): KindName[] {
  const taken = new Set<KindName>();
  const take = (name: KindName) => {
    if (taken.has(name)) return;
    taken.add(name);
    all.find((each) => each.name === name)?.needs.forEach(take);
  };
  for (const name of wanted) take(name);
  return all.map(({ name }) => name).filter((name) => taken.has(name));
}
