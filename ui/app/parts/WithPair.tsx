// What a screen shows while there is no pair to look at yet, or none could be read.

import type { ComponentChildren } from 'preact';
import type { Pair } from '../api/client.ts';
import { t } from '../i18n/messages.ts';
import { pair, pairs } from '../state/house.ts';
import { ButtonLink } from './Button.tsx';
import { Empty } from './Empty.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { Shape } from './Reading.tsx';

export function WithPair({ children }: { readonly children: (pair: Pair) => ComponentChildren }) {
  if (pair.value) return <>{children(pair.value)}</>;
  const problem = pairs.problem.value;
  if (!pairs.value.value) {
    return problem ? <ProblemNote problem={problem} onRetry={() => void pairs.read()} /> : <Shape lines={6} />;
  }
  return (
    <Empty icon="joined" title={t('ui.no-pair.title')} text={t('ui.no-pair.text')}>
      <ButtonLink look="primary" href="/setup">
        {t('ui.no-pair.go')}
      </ButtonLink>
    </Empty>
  );
}
