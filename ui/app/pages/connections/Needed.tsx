// With nothing connected yet: what one needs before starting.

import { t } from '../../i18n/messages.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Section } from '../../parts/Section.tsx';

export function Needed() {
  return (
    <Section title={t('ui.needed.title')} lead={t('ui.needed.lead')}>
      <ul class="needed">
        <li>
          <Icon name="dot" />
          {t('ui.needed.zoho')}
        </li>
        <li>
          <Icon name="dot" />
          {t('ui.needed.xero')}
        </li>
        <li>
          <Icon name="dot" />
          {t('ui.needed.time')}
        </li>
      </ul>
    </Section>
  );
}
