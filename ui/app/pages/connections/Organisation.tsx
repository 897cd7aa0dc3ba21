// One connected organisation: its name and state, reconnecting and parting.

import { useState } from 'preact/hooks';
import type { Connection } from '../../api/client.ts';
import { ConnectionBadge } from '../../frame/PairStrip.tsx';
import { t } from '../../i18n/messages.ts';
import { Button, ButtonLink } from '../../parts/Button.tsx';
import { Ago } from '../../parts/Time.tsx';
import { consentPaths, systemNames } from '../../words/systems.ts';
import { DisconnectDialog } from './DisconnectDialog.tsx';

interface OrganisationProps {
  readonly connection: Connection;
  readonly isNext: boolean;
  readonly onChanged: () => void;
}

export function Organisation({ connection, isNext, onChanged }: OrganisationProps) {
  const [parting, setParting] = useState(false);
  const { organisation, state, problem, checkedAt, system } = connection;
  const isLost = state !== 'connected';
  return (
    <div class="organisation">
      <p class="name">
        {organisation.name}
        {system === 'zoho-books' && <span class="soft"> ({systemNames[system]})</span>}
      </p>
      <p class="line">
        <ConnectionBadge state={state} />
        {checkedAt !== null && (
          <span class="soft">
            {t('ui.connection.checked')} <Ago at={checkedAt} />
          </span>
        )}
      </p>
      {isLost && <p>{t(state === 'reconnect' ? 'ui.connection.lost' : 'ui.connection.parted')}</p>}
      {problem !== null && <p class="fine">{problem}</p>}
      <div class="actions">
        <ButtonLink
          look={!isLost ? 'quiet' : isNext ? 'primary' : 'plain'}
          href={`/connect/${consentPaths[system] ?? ''}`}
        >
          {t('ui.connection.again')}
        </ButtonLink>
        {state !== 'disconnected' && (
          <Button look="quiet" onPress={() => setParting(true)}>
            {t('ui.connection.part')}
          </Button>
        )}
      </div>
      {parting && <DisconnectDialog connection={connection} onClose={() => setParting(false)} onParted={onChanged} />}
    </div>
  );
}
