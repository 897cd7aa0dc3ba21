// What stands below every screen: which product this is, and the way to its API's own page.

import { t } from '../i18n/messages.ts';

export function Footer() {
  return (
    <footer class="foot">
      <span>Ledgerline</span>
      {/* The Worker writes that page: it is no screen of ours. */}
      <a href="/api/docs">{t('ui.foot.api')}</a>
    </footer>
  );
}
