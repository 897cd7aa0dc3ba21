// A step about modules while none is kept in step: what that means, and the way to where they are chosen.

import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/messages.ts';
import { Empty } from '../../parts/Empty.tsx';
import { ButtonLink } from '../../parts/Button.tsx';
import { censusOf } from '../../state/setup.ts';
import { useReading } from '../../use/reading.ts';

interface NoneOnProps {
  readonly pair: string;
  /** The step, shown once a module is on. */
  readonly children: ComponentChildren;
}

export function UnlessNoneOn({ pair, children }: NoneOnProps) {
  const counted = censusOf(pair);
  useReading(counted);
  const kinds = counted.value.value?.kinds;
  if (!kinds || kinds.some(({ on }) => on)) return <>{children}</>;
  return (
    <Empty icon="circle" title={t('ui.setup.none-on')} text={t('ui.setup.none-on.text')}>
      <ButtonLink look="primary" href="/setup?step=check">
        {t('ui.setup.none-on.go')}
      </ButtonLink>
    </Empty>
  );
}
