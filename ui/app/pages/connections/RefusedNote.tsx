// Some of what Ledgerline wants inside the CRM was refused: that the sync runs all the same, and how to have it set up after all.

import { t } from '../../i18n/messages.ts';
import { Icon } from '../../parts/Icon.tsx';

interface RefusedNoteProps {
  /** How many pieces. */
  readonly refused: number;
  readonly organisation: string;
}

export function RefusedNote({ refused, organisation }: RefusedNoteProps) {
  return (
    <div class="note caution" role="status">
      <Icon name="alert" />
      <div>
        <p class="says">{t('ui.provision.refused.title', { count: refused, organisation })}</p>
        <p>{t('ui.provision.refused.still')}</p>
        <p>{t('ui.provision.refused.mend')}</p>
      </div>
    </div>
  );
}
