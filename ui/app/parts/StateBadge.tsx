// A record's state.

import type { RecordState } from '../api/client.ts';
import { t } from '../i18n/messages.ts';
import { states } from '../words/states.ts';
import { Badge } from './Badge.tsx';

export function StateBadge({ state }: { readonly state: RecordState }) {
  const { icon, tone, word } = states[state];
  return <Badge icon={icon} tone={tone} word={t(word)} />;
}
