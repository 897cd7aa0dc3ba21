// With nothing connected yet: what one needs before starting.

import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';

export function Needed() {
  return (
    <Section title={t('ui.needed.title')} lead={t('ui.needed.lead')}>
      <ul class="points">
        <li>{t('ui.needed.zoho')}</li>
        <li>{t('ui.needed.xero')}</li>
        <li>{t('ui.needed.time')}</li>
      </ul>
    </Section>
  );
}
