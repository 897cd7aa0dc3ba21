// All judges over one history.

import type { Played } from '../play.ts';
import { judgeCreated } from './created.ts';
import { judgeDocuments } from './documents.ts';
import { judgeEdits, judgeMangled } from './edits.ts';
import { judgeInStep } from './in-step.ts';
import { type Judge, trialOf, type Violation } from './judge.ts';
import { judgeApart, judgeEcho, judgeErrors, judgeRest } from './peace.ts';
import { judgeRemoved } from './removed.ts';

const judges: readonly Judge[] = [
  judgeRest,
  judgeErrors,
  judgeCreated,
  judgeRemoved,
  judgeInStep,
  judgeEdits,
  judgeMangled,
  judgeDocuments,
  judgeEcho,
  judgeApart,
];

export async function judge(played: Played): Promise<Violation[]> {
  const trial = await trialOf(played);
  return judges.flatMap((each) => each(trial));
}

export type { Violation };
