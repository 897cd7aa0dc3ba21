// What would become of a record if it were brought into step now, before anybody presses that.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { KindName, Plan, RecordItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { planOf } from '../../state/plans.ts';
import type { Side } from '../../words/systems.ts';
import { Tried } from '../tried/Tried.tsx';

export function Foretold({ pair, record }: { readonly pair: string; readonly record: RecordItem }) {
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
  const side: Side = record.crm ? 'crm' : 'accounting';
  const id = record[side]?.id;
  const foretell = async () => {
    if (id === undefined) return;
    setBusy(true);
    const answer = await planOf(pair, { kind: record.kind as KindName, side, ids: [id] }, () => isOpen.current);
    if (!isOpen.current) return;
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setPlan(answer.ok ? answer.value : null);
  };
  return (
    <>
      <Button icon="search" busy={busy} onPress={() => void foretell()}>
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
