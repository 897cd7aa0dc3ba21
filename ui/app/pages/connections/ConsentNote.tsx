// What came of a consent, by the address that it ends at: connected, or the vendor's own words about why not.

import type { Connection } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useQuery } from '../../use/query.ts';
import { systemNames } from '../../words/systems.ts';

export function ConsentNote({ connections }: { readonly connections: readonly Connection[] }) {
  const query = useQuery();
  const error = query.get('error');
  const fresh = query.get('connected').split(',');
  const made = connections.filter(({ id }) => fresh.includes(id));
  if (error === '' && made.length === 0) return null;
  const dismiss = () => query.set({ error: '', message: '', connected: '' }, { replace: true });
  return (
    <div class={`note ${error === '' ? 'good' : 'bad'}`} role={error === '' ? 'status' : 'alert'}>
      <Icon name={error === '' ? 'check' : 'alert'} />
      <div>
        {made.map(({ id, system, organisation }) => (
          <p key={id} class="says">
            {t('ui.consent.connected', { system: systemNames[system], organisation: organisation.name })}
          </p>
        ))}
        {error !== '' && (
          <>
            <p class="says">{t('ui.consent.failed')}</p>
            <p>{query.get('message')}</p>
            <p class="fine">
              <code>{error}</code>
            </p>
          </>
        )}
      </div>
      <Button look="quiet" icon="cross" onPress={dismiss}>
        <span class="hidden">{t('ui.action.close')}</span>
      </Button>
    </div>
  );
}
