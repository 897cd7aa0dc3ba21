// Says so where the browser has no network: what is shown is what was read last.

import { t } from '../i18n/messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { online } from '../state/online.ts';

export function Offline() {
  return (
    <div role="status">
      {!online.value && (
        <p class="offline">
          <Icon name="offline" />
          {t('ui.offline')}
        </p>
      )}
    </div>
  );
}
