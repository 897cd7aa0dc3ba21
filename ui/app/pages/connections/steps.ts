// Which step comes next on the way from nothing to live: that one has the primary button.

import type { Connection, Pair } from '../../api/client.ts';

export type Step = 'zoho-crm' | 'xero' | 'join' | 'live' | 'resume' | 'none';

export interface Choice {
  readonly crm: Connection;
  readonly accounting: Connection;
}

export function nextStep(
  items: readonly Connection[],
  pairs: readonly Pair[] | undefined,
  pair: Pair | undefined,
): Step {
  for (const system of ['zoho-crm', 'xero'] as const) {
    const own = items.filter((each) => each.system === system);
    if (own.length === 0 || own.some(({ state }) => state !== 'connected')) return system;
  }
  if (!pairs) return 'none';
  if (pairs.length === 0) return 'join';
  if (pair?.state === 'setup') return 'live';
  return pair?.state === 'paused' ? 'resume' : 'none';
}

/** Connections that could be joined and are not yet. */
export function playable(items: readonly Connection[], pairs: readonly Pair[]): Choice[] {
  const standing = items.filter(({ state }) => state === 'connected');
  const crms = standing.filter(({ system }) => system === 'zoho-crm');
  const accountings = standing.filter(({ system }) => system === 'xero');
  return crms
    .flatMap((crm) => accountings.map((accounting) => ({ crm, accounting })))
    .filter(({ crm, accounting }) => !pairs.some((pair) => pair.crm === crm.id && pair.accounting === accounting.id));
}
