// The states that a record of a kind can be in on each side, and the moves that the side permits. Data and look-ups; who moves a state,
// and when, is the merge's business.

import type { Side } from './record.ts';

/** For one side: each state, and the states it may be moved to from there by us. */
export type Moves = Readonly<Record<string, readonly string[]>>;

export interface Lifecycle {
  readonly moves: Readonly<Record<Side, Moves>>;
  /** Moves of the accounting side that take two steps: from a state to another, by way of a third. Each step is a legal move. */
  readonly byWayOf?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** States from which nothing leads on. */
  readonly ends: readonly string[];
}

/** The lifecycle of kinds that are simply there, or put away. */
export const livesAndIsArchived: Lifecycle = {
  moves: {
    crm: { live: [] },
    // An archived record can be brought back by a person alone.
    accounting: { live: ['archived'], archived: [] },
  },
  ends: ['archived'],
};

export type MoveVerdict =
  | { readonly is: 'stays' }
  | { readonly is: 'legal' }
  /** Not at once: this state first, and the other from there. */
  | { readonly is: 'by-way-of'; readonly state: string }
  | { readonly is: 'illegal'; readonly allowed: readonly string[] };

/** Whether that side lets a record go from one state to another. Total: an unknown state may go nowhere. */
export function judgeMove({ moves, byWayOf }: Lifecycle, side: Side, from: string, to: string): MoveVerdict {
  if (from === to) return { is: 'stays' };
  const allowed = moves[side][from] ?? [];
  if (allowed.includes(to)) return { is: 'legal' };
  const state = side === 'accounting' ? byWayOf?.[from]?.[to] : undefined;
  return state === undefined ? { is: 'illegal', allowed } : { is: 'by-way-of', state };
}
