// One run: what it is for, what it costs, how far it is, and what can be done about it.

import { useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/answer.ts';
import type { Run } from '../../api/client.ts';
import { duration, number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { move, remove } from '../../state/runs.ts';
import { kindName, rangeName, runDirections, runStates } from '../../words/runs.ts';

interface RunItemProps {
  readonly pair: string;
  readonly run: Run;
  readonly isMain: boolean;
  readonly onChanged: () => void;
}

export function RunItem({ pair, run, isMain, onChanged }: RunItemProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id, state, kinds, direction } = run;
  const look = runStates[state];
  const act = async (asked: Promise<Answer<unknown>>) => {
    const outcome = await asked;
    setProblem(outcome.ok ? null : outcome.problem);
    onChanged();
  };
  const start = state === 'draft' ? 'ui.run.start' : 'ui.run.resume';
  return (
    <li>
      <Badge icon={look.icon} tone={look.tone} word={t(look.word)} />
      <h3>
        {kinds.map(kindName).join(', ')} · {t(runDirections[direction])} · {rangeName(run)}
      </h3>
      <Figures run={run} />
      <div class="actions">
        {(state === 'draft' || state === 'paused') && (
          <Button look={isMain ? 'primary' : 'plain'} onPress={() => void act(move(pair, id, 'queued'))}>
            {t(start)}
          </Button>
        )}
        {state === 'queued' && <Button onPress={() => void act(move(pair, id, 'running'))}>{t('ui.run.now')}</Button>}
        {(state === 'queued' || state === 'running') && (
          <Button icon="pause" onPress={() => void act(move(pair, id, 'paused'))}>
            {t('ui.run.pause')}
          </Button>
        )}
        {state === 'draft' && (
          <Button look="quiet" icon="sync" onPress={() => void act(move(pair, id, 'estimating'))}>
            {t('ui.run.recount')}
          </Button>
        )}
        <Button look="quiet" icon="cross" onPress={() => void act(remove(pair, id))}>
          {t('ui.run.delete')}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}

function Figures({ run: { state, estimate, progress, sample } }: { readonly run: Run }) {
  if (!estimate) return <Progress label={t('ui.run.counting', { count: progress.found })} />;
  const { records, calls, seconds } = estimate;
  const worked = progress.linked + progress.held;
  const costs = t('ui.run.costs', {
    count: records,
    crm: number(calls.crm),
    accounting: number(calls.accounting),
    time: duration(seconds),
  });
  const left = progress.secondsLeft === null ? '' : t('ui.run.left', { time: duration(progress.secondsLeft) });
  return (
    <>
      <p>{records === 0 ? t('ui.run.nothing') : costs}</p>
      {sample !== null && state !== 'done' && <p class="soft">{t('ui.run.sample', { count: sample })}</p>}
      {state !== 'draft' && (
        <Progress
          label={[t('ui.run.progress', { linked: progress.linked, held: progress.held }), left].join(' ').trim()}
          done={Math.min(worked, records)}
          of={Math.max(records, 1)}
        />
      )}
    </>
  );
}
