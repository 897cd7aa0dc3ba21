// What stands below every screen: which product this is, the way to its API's own page, and the language.

import { t } from '../i18n/messages.ts';
import { Language } from './Language.tsx';

export function Footer() {
  return (
    <footer class="foot">
      <span>Ledgerline</span>
      {/* The Worker writes that page: it is no screen of ours. */}
      <a href="/api/docs">{t('ui.foot.api')}</a>
      <Language />
    </footer>
  );
}
