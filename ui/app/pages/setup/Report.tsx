// The check of every record: what stands in the way before anything is written, each with the records it is about and a link to each.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Check } from '../../api/client.ts';
import { number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Ago } from '../../parts/Time.tsx';
import { beginCheck, checksOf } from '../../state/studies.ts';
import { useReading } from '../../use/reading.ts';
import { Finding } from './Finding.tsx';

const SOON_MS = 1_500;

interface ReportProps {
  readonly pair: string;
  /** It is what is worth doing now. */
  readonly isFirst: boolean;
}

export function Report({ pair, isFirst }: ReportProps) {
  const all = checksOf(pair);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [latest] = all.value.value?.items ?? [];
  const isAtWork = latest?.state === 'working';
  useReading(all, isAtWork ? SOON_MS : 0);
  const begin = async () => {
    setBusy(true);
    const answer = await beginCheck(pair);
    setProblem(answer.ok ? null : answer.problem);
    await all.read();
    setBusy(false);
  };
  return (
    <section class="preview" aria-label={t('ui.check.title')}>
      <h3>{t('ui.check.title')}</h3>
      <p class="soft">{t('ui.check.lead')}</p>
      <Reading of={all} lines={2}>
        {() => (
          <>
            {latest && <Outcome pair={pair} check={latest} />}
            {!isAtWork && (
              <Button look={isFirst ? 'primary' : 'plain'} icon="search" busy={busy} onPress={() => void begin()}>
                {t(latest ? 'ui.check.again' : 'ui.check.go')}
              </Button>
            )}
          </>
        )}
      </Reading>
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}

function Outcome({ pair, check }: { readonly pair: string; readonly check: Check }) {
  const { state, looked, steps, findings, problem, endedAt } = check;
  const words = { looked, shown: number(looked) };
  if (state === 'working')
    return (
      <>
        <Progress label={t('ui.check.working', words)} done={steps.done} of={steps.of} />
        {problem && <p class="soft">{problem.message}</p>}
      </>
    );
  if (state === 'failed') return <p class="soft">{problem?.message}</p>;
  return (
    <>
      <p>
        {findings.length === 0 ? (
          <Badge icon="check" tone="good" word={t('ui.check.clean', words)} />
        ) : (
          <strong>
            {t('ui.check.found', { ...words, count: findings.reduce((sum, { count }) => sum + count, 0) })}
          </strong>
        )}{' '}
        {endedAt !== null && (
          <span class="soft">
            <Ago at={endedAt} />
          </span>
        )}
      </p>
      {findings.length > 0 && (
        <ul class="tried">
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.side} ${finding.code}`}>
              <Finding pair={pair} check={check.id} finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
