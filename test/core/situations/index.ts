// Every situation of docs/sync-rules.md, under the id of its row. A row stands for all the situations listed under it.

import type { Situation } from '../../../src/core/steps.ts';
import { documentSituations } from './documents.ts';
import { goneSituations } from './gone.ts';
import { issueSituations } from './issues.ts';
import { linkedSituations } from './linked.ts';
import { restingSituations } from './resting.ts';
import { unlinkedSituations } from './unlinked.ts';

/** Those that have a mirror image. */
export const mirroredSituations: Readonly<Record<string, readonly Situation[]>> = {
  ...unlinkedSituations,
  ...linkedSituations,
  ...restingSituations,
  ...goneSituations,
  ...issueSituations,
};

export const situations: Readonly<Record<string, readonly Situation[]>> = {
  ...mirroredSituations,
  ...documentSituations,
};
