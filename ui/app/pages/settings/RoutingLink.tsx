// The way to the routing, where several pairs share a CRM.

import { t } from '../../i18n/messages.ts';
import { pair, pairs } from '../../state/house.ts';

export function RoutingLink() {
  const sharing = (pairs.value.value?.items ?? []).filter(({ crm }) => crm === pair.value?.crm);
  if (sharing.length < 2) return null;
  return (
    <p>
      <a href="/routing">{t('ui.connections.routing')}</a>
    </p>
  );
}
