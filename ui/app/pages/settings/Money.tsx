// What the settings have for money: payments that are set in the CRM, and when a customer is on hold.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { FieldChoice } from './FieldChoice.tsx';
import { NumberField } from './NumberField.tsx';
import { Payments } from './Payments.tsx';

interface MoneyProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

export function Money({ pair, settings: { kinds, payments, hold }, set }: MoneyProps) {
  if (!kinds.payment?.on) return null;
  return (
    <Section title={t('ui.money.title')}>
      <div class="sequence">
        <Payments pair={pair} value={payments} set={(path, value) => set(['payments', ...path], value)} />
        <NumberField
          label={t('ui.money.overdueDays')}
          hint={t('ui.money.overdueDays.hint')}
          most={3650}
          value={hold.overdueDays}
          onChange={(days) => set(['hold', 'overdueDays'], days)}
        />
        <FieldChoice
          label={t('ui.money.limitField')}
          hint={t('ui.money.limitField.hint')}
          at={{ pair, kind: 'customer', side: 'crm' }}
          none={t('ui.filter.none')}
          value={hold.limitField ?? ''}
          onChange={(name) => set(['hold', 'limitField'], name.trim() || null)}
        />
      </div>
    </Section>
  );
}
