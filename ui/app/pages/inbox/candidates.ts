// Candidates of a doubtful match, out of an issue's facts.

import type { Issue } from '../../api/client.ts';
import type { Side } from '../../words/systems.ts';

export interface Candidate {
  readonly side: Side;
  /** As its own system has it. */
  readonly id: string;
}

/** The facts name them as `<side>.<module>:<id>`. */
export function candidatesOf({ facts }: Issue): Candidate[] {
  const named = Array.isArray(facts.candidates) ? facts.candidates.map(String) : [];
  return named.map((text) => ({
    side: text.startsWith('crm.') ? 'crm' : 'accounting',
    id: text.slice(text.indexOf(':') + 1),
  }));
}
