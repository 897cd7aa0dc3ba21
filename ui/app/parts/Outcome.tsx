// What came of an attempt, and which way it went.

import { t } from '../i18n/messages.ts';
import { directions, outcomes } from '../words/attempts.ts';
import { Badge } from './Badge.tsx';
import { Icon } from './Icon.tsx';

export function Outcome({ of }: { readonly of: string }) {
  const known = outcomes[of];
  if (!known) return <span class="badge">{of}</span>;
  const { word, ...look } = known;
  return <Badge {...look} word={t(word)} />;
}

export function Direction({ of }: { readonly of: string | null }) {
  const known = of === null ? undefined : directions[of];
  if (!known) return null;
  return (
    <span class="direction">
      <Icon name={known.icon} />
      {t(known.word)}
    </span>
  );
}
