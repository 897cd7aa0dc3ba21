// Why a pair is paused, who said so, and since when.

import type { Pair } from '../api/client.ts';
import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import { Ago } from './Time.tsx';

/** What pauses a pair without somebody pressing Pause. */
const causes: Readonly<Record<string, Key>> = {
  'connection.disconnected': 'ui.pause.disconnected',
  'grant.revoked': 'ui.pause.revoked',
};

export function PauseReason({ pair: { reason } }: { readonly pair: Pair }) {
  if (!reason) return null;
  const cause = causes[reason.code];
  const says = cause ? t(cause, { detail: reason.detail }) : reason.detail;
  return (
    <p class="soft">
      {says !== '' && <>{says} · </>}
      {reason.by !== null && <>{t('ui.pause.by', { who: reason.by })} · </>}
      <Ago at={reason.at} />
    </p>
  );
}
