// The parts of the settings, one shown at a time. Which one stands in the address; what was changed in the others stays in the draft.

import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { useQuery } from '../../use/query.ts';

const parts = {
  general: 'ui.settings.general',
  modules: 'ui.mapping.kinds',
  documents: 'ui.setting.sequence',
  values: 'ui.values.title',
  notices: 'ui.notices.title',
  versions: 'ui.versions.title',
  moving: 'ui.moving.title',
} as const satisfies Readonly<Record<string, Key>>;

export type PartName = keyof typeof parts;

export function usePart(): PartName {
  const asked = useQuery().get('part');
  return asked in parts ? (asked as PartName) : 'general';
}

export function Parts({ open }: { readonly open: PartName }) {
  const query = useQuery();
  return (
    <nav class="chips" aria-label={t('ui.settings.parts')}>
      {Object.entries(parts).map(([name, word]) => (
        <a
          key={name}
          href={query.href({ part: name === 'general' ? '' : name })}
          {...(name === open && { 'aria-current': 'page' as const })}
        >
          {t(word)}
        </a>
      ))}
    </nav>
  );
}
