// What is set up inside the CRM, piece by piece: what it is for, and what works less without it.

import type { ProvisionItem } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Badge, type BadgeLook } from '../../parts/Badge.tsx';

const looks: Readonly<Record<ProvisionItem['state'], BadgeLook & { word: Key }>> = {
  exists: { icon: 'check', tone: 'good', word: 'ui.provision.exists' },
  missing: { icon: 'circle', tone: 'calm', word: 'ui.provision.missing' },
  refused: { icon: 'alert', tone: 'bad', word: 'ui.provision.refused' },
};

export function ProvisionTable({ items }: { readonly items: readonly ProvisionItem[] }) {
  return (
    <ul class="provision">
      {items.map(({ what, module, label, purpose, use, state, problem, without }) => {
        const { word, ...look } = looks[state];
        return (
          <li key={`${module}/${purpose}/${label}`}>
            <div>
              <strong>{what === 'channel' ? t('ui.provision.channel') : label}</strong>{' '}
              <span class="soft">{t('ui.provision.in', { module })}</span>
              {use !== undefined && <p class="soft">{use}</p>}
              {problem !== undefined && <p class="error">{problem}</p>}
              {state === 'refused' && without !== undefined && (
                <p>
                  <strong>{t('ui.provision.without')}</strong> {without}
                </p>
              )}
            </div>
            <Badge {...look} word={t(word)} />
          </li>
        );
      })}
    </ul>
  );
}
