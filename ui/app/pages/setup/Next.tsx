// On to the next step: the one primary action of most steps.

import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';

interface NextProps {
  readonly onDone: () => void;
  /** Something on the screen has the primary button now. */
  readonly isSecond?: boolean;
  readonly children?: ComponentChildren;
}

export function Next({ onDone, isSecond = false, children }: NextProps) {
  return (
    <div class="actions">
      <Button look={isSecond ? 'plain' : 'primary'} onPress={onDone}>
        {t('ui.setup.next')}
      </Button>
      {children}
    </div>
  );
}
