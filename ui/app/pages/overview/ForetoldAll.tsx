// What bringing everything into step would do, before anybody presses that: what changed on either side, read and planned, nothing written.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Plan } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { planOf } from '../../state/plans.ts';
import { Tried } from '../tried/Tried.tsx';

export function ForetoldAll({ pair }: { readonly pair: string }) {
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
    setBusy(true);
    const answer = await planOf(pair, { changed: true }, () => isOpen.current);
    if (!isOpen.current) return;
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setPlan(answer.ok ? answer.value : null);
  };
  return (
    <>
      <Button look="quiet" icon="search" busy={busy} onPress={() => void foretell()}>
        {t('ui.record.foretell')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
      {plan && (
        <div role="status">
          {plan.problem && <p class="soft">{plan.problem.message}</p>}
          {plan.items.length > 0 && <Tried items={plan.items} />}
          {plan.items.length === 0 && plan.state === 'ready' && <p class="soft">{t('ui.record.foretold.nothing')}</p>}
        </div>
      )}
    </>
  );
}
