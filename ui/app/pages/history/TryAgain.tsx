// From the log back to the records: those of ticked entries, all with the cause that is looked for, or all that failed.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { type Again, type LogFilter, tryAgain } from '../../state/log.ts';
import { toast } from '../../state/toasts.ts';
import { follow } from '../../state/work.ts';

/** Brings records into step, and says how many. */
export function useAgain(pair: string, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const go = async (what: Again) => {
    setBusy(true);
    const answer = await tryAgain(pair, what);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    const { jobs, more } = answer.value;
    toast(t(more ? 'ui.history.again.some' : 'ui.history.again.done', { count: jobs.length }));
    onDone();
    void follow(pair, jobs.length);
  };
  return { busy, problem, go };
}

interface TryAgainProps {
  readonly pair: string;
  readonly filter: LogFilter;
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}

export function TryAgain({ pair, filter, chosen, onDone }: TryAgainProps) {
  const { busy, problem, go } = useAgain(pair, onDone);
  const what: Again | null =
    chosen.length > 0
      ? { ids: [...chosen] }
      : filter.code !== ''
        ? { code: filter.code }
        : filter.outcome === 'failed'
          ? { all: true }
          : null;
  if (!what) return null;
  return (
    <div class="again" role="status">
      {chosen.length > 0 && <strong>{t('ui.history.chosen', { count: chosen.length })}</strong>}
      <Button icon="sync" busy={busy} onPress={() => void go(what)}>
        {t('ids' in what ? 'ui.history.again' : 'code' in what ? 'ui.history.again.cause' : 'ui.history.again.failed')}
      </Button>
      {chosen.length > 0 && (
        <Button look="quiet" onPress={onDone}>
          {t('ui.history.chosen.none')}
        </Button>
      )}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
