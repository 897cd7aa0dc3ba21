// The two organisations and the double rule between them: whole while they are in step, moving while work goes on, broken where one
// side is gone.

import type { Overview } from '../../api/client.ts';
import { ConnectionBadge } from '../../frame/PairStrip.tsx';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { work } from '../../state/work.ts';
import { playing, type Side, systemNames, usualSystem } from '../../words/systems.ts';
import { type Condition, conditionOf, leftOf } from './condition.ts';

const words: Readonly<Record<Condition, Key>> = {
  parted: 'ui.overview.parted',
  setup: 'ui.overview.setup',
  paused: 'ui.overview.paused',
  working: 'ui.overview.working',
  'in-step': 'ui.overview.in-step',
  'some-left': 'ui.overview.some-left',
};

export function Joined({ view }: { readonly view: Overview }) {
  const condition = conditionOf(view, work.value !== null);
  return (
    <div class="joined" data-condition={condition}>
      <End side="crm" view={view} />
      <div class="rule">
        <span>{t(words[condition], { count: leftOf(view) })}</span>
      </div>
      <End side="accounting" view={view} />
    </div>
  );
}

function End({ side, view }: { readonly side: Side; readonly view: Overview }) {
  const connection = playing(side, view.pair, view.connections);
  return (
    <div class="end">
      <span class="soft">{systemNames[connection?.system ?? usualSystem[side]]}</span>
      <strong>{connection?.organisation.name ?? t('ui.connection.unknown')}</strong>
      <ConnectionBadge state={connection?.state ?? 'disconnected'} />
    </div>
  );
}
