// The pair rests although both sides stand: why, and the way on.

import type { Pair } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Icon } from '../../parts/Icon.tsx';
import { PauseReason } from '../../parts/PauseReason.tsx';
import { Resume } from '../../parts/Resume.tsx';

export function ResumeNote({ pair }: { readonly pair: Pair }) {
  return (
    <div class="note stale" role="status">
      <div>
        <p class="says">
          <Icon name="pause" /> {t('ui.pause.rests', { pair: pair.name })}
        </p>
        <PauseReason pair={pair} />
      </div>
      <Resume pair={pair.id} />
    </div>
  );
}
