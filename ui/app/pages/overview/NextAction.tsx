// The one primary action of the overview, by the condition of the pair, and the progress of what was asked for.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Overview } from '../../api/client.ts';
import { number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button, ButtonLink } from '../../parts/Button.tsx';
import { PauseReason } from '../../parts/PauseReason.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { Resume } from '../../parts/Resume.tsx';
import { toast } from '../../state/toasts.ts';
import { syncNow, work } from '../../state/work.ts';
import { conditionOf } from './condition.ts';
import { Foretold } from '../tried/Foretold.tsx';
import { PauseDialog } from './Pause.tsx';

export function NextAction({ view }: { readonly view: Overview }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pausing, setPausing] = useState(false);
  const { pair } = view;
  const sync = async () => {
    setProblem(null);
    const wrong = await syncNow(pair.id);
    setProblem(wrong);
    if (!wrong) toast(t('ui.overview.synced'));
  };
  return (
    <div class="next-action">
      <div class="actions">
        <Primary view={view} onSync={() => void sync()} />
        {pair.state === 'live' && <Foretold pair={pair.id} of={{ changed: true }} look="quiet" />}
        {pair.state === 'live' && (
          <Button look="quiet" icon="pause" onPress={() => setPausing(true)}>
            {t('ui.pause.open')}
          </Button>
        )}
      </div>
      {pair.state === 'paused' && <PauseReason pair={pair} />}
      {work.value && (
        <Progress
          label={t('ui.overview.left', { left: number(work.value.left), of: number(work.value.of) })}
          done={work.value.of - work.value.left}
          of={work.value.of}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      {pausing && <PauseDialog pair={pair} onClose={() => setPausing(false)} />}
    </div>
  );
}

interface PrimaryProps {
  readonly view: Overview;
  readonly onSync: () => void;
}

function Primary({ view, onSync }: PrimaryProps) {
  switch (conditionOf(view, work.value !== null)) {
    case 'parted':
      return (
        <ButtonLink look="primary" href="/connections">
          {t('ui.overview.reconnect')}
        </ButtonLink>
      );
    case 'setup':
      return (
        <ButtonLink look="primary" href="/setup">
          {t('ui.overview.go-on')}
        </ButtonLink>
      );
    case 'paused':
      return <Resume pair={view.pair.id} />;
    default:
      return (
        <Button look="primary" icon="sync" busy={work.value !== null} onPress={onSync}>
          {t('ui.overview.sync')}
        </Button>
      );
  }
}
