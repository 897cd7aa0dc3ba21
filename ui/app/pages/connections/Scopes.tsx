// What a system's consent asks for, each scope with its reason, before anybody agrees to it.

import type { SystemItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';

export function Scopes({ scopes }: Pick<SystemItem, 'scopes'>) {
  // Several scopes may be asked for one reason.
  const reasons = [...Map.groupBy(scopes, ({ reason }) => reason)];
  return (
    <details class="scopes">
      <summary>{t('ui.system.scopes')}</summary>
      <dl>
        {reasons.map(([reason, asked]) => (
          <div key={reason}>
            <dt>{reason}</dt>
            <dd class="fine">{asked.map(({ scope }) => scope).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
