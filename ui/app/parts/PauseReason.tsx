// Why a pair is paused, who said so, and since when.

import type { Pair } from '../api/client.ts';
import { t } from '../i18n/messages.ts';
import { actorName } from '../words/actors.ts';
import { Ago } from './Time.tsx';

/** Somebody pressed Pause: then what they said is the reason, else the sentence of what happened. */
const BY_HAND = 'paused.person';

export function PauseReason({ pair: { reason } }: { readonly pair: Pair }) {
  if (!reason) return null;
  const says = reason.code === BY_HAND ? reason.detail : reason.message;
  return (
    <p class="soft">
      {says !== '' && <>{says} · </>}
      {reason.by !== null && <>{t('ui.pause.by', { who: actorName(reason.by) })} · </>}
      <Ago at={reason.at} />
    </p>
  );
}
