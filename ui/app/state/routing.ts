// Routing: the rules of the pairs that share a CRM, what somebody has changed of them and not saved yet, and trying them on documents.

import { call } from '../api/answer.ts';
import { api, type Filter } from '../api/client.ts';
import { kept } from './kept.ts';

export interface RoutingDraft {
  /** By pair; null: no rule. */
  readonly rules: Readonly<Record<string, Filter | null>>;
  /** The pair that takes what no rule claims; undefined: as it is saved. */
  readonly takesRest?: string;
  /** The pair from which shared fields are mirrored; undefined: as it is saved. */
  readonly primary?: string;
}

/** By the CRM connection that the pairs share. */
export const routingDraftOf = (crm: string) => kept<RoutingDraft>(`routing:${crm}`);

/** Which pair each recent document would go to. Nothing is saved. */
export function tryRouting(pair: string, { rules, takesRest }: RoutingDraft) {
  const json = { rules: { ...rules }, ...(takesRest !== undefined && { default: takesRest }) };
  return call(api.pairs[':pair'].routing.trials.$post({ param: { pair }, json }));
}

export function appoint(pair: string, as: 'default' | 'primary') {
  const json = as === 'default' ? { default: true as const } : { primary: true as const };
  return call(api.pairs[':pair'].$patch({ param: { pair }, json }));
}
