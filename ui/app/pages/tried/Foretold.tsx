// What would become of records if they were brought into step now, before anybody presses that: read and planned, nothing written.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Plan } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { type Planned, planOf } from '../../state/plans.ts';
import { Tried } from './Tried.tsx';

interface ForetoldProps {
  readonly pair: string;
  /** Left out: nothing can be asked about. */
  readonly of: Planned | undefined;
  readonly look?: 'quiet';
}

export function Foretold({ pair, of, look }: ForetoldProps) {
  const [busy, setBusy] = useState(false);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isOpen = useRef(true);
  useEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );
  const foretell = async () => {
    if (!of) return;
    setBusy(true);
    const answer = await planOf(pair, of, () => isOpen.current);
    if (!isOpen.current) return;
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setPlan(answer.ok ? answer.value : null);
  };
  return (
    <>
      <Button icon="search" {...(look && { look })} busy={busy} onPress={() => void foretell()}>
        {t('ui.record.foretell')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
      {plan && (
        <div role="status">
          {plan.problem && <p class="soft">{plan.problem.message}</p>}
          {plan.items.length > 0 ? (
            <Tried items={plan.items} />
          ) : (
            plan.state === 'ready' && <p class="soft">{t('ui.record.foretold.nothing')}</p>
          )}
        </div>
      )}
    </>
  );
}
