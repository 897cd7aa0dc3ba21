// Payments that are set in the CRM: into which account they are entered. And when a customer is on hold.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Field } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';

interface MoneyProps {
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

export function Money({ settings: { kinds, payments, hold }, set }: MoneyProps) {
  if (!kinds.payment?.on) return null;
  return (
    <Section title={t('ui.money.title')}>
      <div class="filters">
        <Field label={t('ui.money.account')} hint={t('ui.money.account.hint')}>
          {(tied) => (
            <input
              {...tied}
              value={payments.account ?? ''}
              onChange={(event) => set(['payments', 'account'], event.currentTarget.value.trim() || null)}
            />
          )}
        </Field>
        <Field label={t('ui.money.dateField')} hint={t('ui.money.dateField.hint')}>
          {(tied) => (
            <input
              {...tied}
              value={payments.dateField ?? ''}
              onChange={(event) => set(['payments', 'dateField'], event.currentTarget.value.trim() || null)}
            />
          )}
        </Field>
        <Field label={t('ui.money.overdueDays')} hint={t('ui.money.overdueDays.hint')}>
          {(tied) => (
            <input
              {...tied}
              type="number"
              min="0"
              max="3650"
              value={hold.overdueDays ?? ''}
              onChange={({ currentTarget: { value } }) =>
                set(['hold', 'overdueDays'], value === '' ? null : Number(value))
              }
            />
          )}
        </Field>
        <Field label={t('ui.money.limitField')} hint={t('ui.money.limitField.hint')}>
          {(tied) => (
            <input
              {...tied}
              value={hold.limitField ?? ''}
              onChange={(event) => set(['hold', 'limitField'], event.currentTarget.value.trim() || null)}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
