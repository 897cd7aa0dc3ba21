// Step 3: who may be who, with what speaks for it. A choice is kept at once and carried out when the pair goes live; what nobody chooses
// is left to the rules.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { t } from '../../i18n/messages.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Pager } from '../../parts/Pager.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { type Choice, choose, matchesAt } from '../../state/setup.ts';
import { useQuery } from '../../use/query.ts';
import { useReading } from '../../use/reading.ts';
import { settingName } from '../../words/settings.ts';
import { KindChips, useKinds } from './KindChips.tsx';
import { MatchItem } from './MatchItem.tsx';
import { Next } from './Next.tsx';

const SOON_MS = 4_000;

interface MatchStepProps {
  readonly pair: string;
  readonly onDone: () => void;
}

export default function MatchStep({ pair, onDone }: MatchStepProps) {
  const kinds = useKinds(pair);
  const cursor = useQuery().get('cursor');
  const list = matchesAt({ pair, kind: kinds.kind, side: 'crm', cursor });
  const [problem, setProblem] = useState<Problem | null>(null);
  useReading(list, SOON_MS);
  const take = async (choice: Choice) => {
    const answer = await choose(pair, kinds.kind, [choice]);
    setProblem(answer.ok ? null : answer.problem);
    await list.read();
  };
  return (
    <>
      <KindChips {...kinds} />
      <Reading of={list} lines={8}>
        {({ items, next, learned }) => (
          <>
            {!(learned.crm && learned.accounting) && (
              <Progress label={t('ui.setup.counting', { modules: settingName([kinds.kind]) })} />
            )}
            {items.length === 0 ? (
              <Empty icon="check" title={t('ui.setup.match.none')} text={t('ui.setup.match.none.text')} />
            ) : (
              <>
                <ul class="matches">
                  {items.map((item) => (
                    <MatchItem key={item.record.id} item={item} onChoose={(choice) => void take(choice)} />
                  ))}
                </ul>
                <Pager next={next} count={items.length} />
              </>
            )}
          </>
        )}
      </Reading>
      {problem && <ProblemNote problem={problem} />}
      <Next onDone={onDone} />
    </>
  );
}
