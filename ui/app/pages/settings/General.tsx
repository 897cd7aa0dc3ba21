// What holds for the whole pair: from which day on, where customers live in the CRM, and who wins a conflict.

import type { Settings } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Field, SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { authorities, customerPlaces } from '../../words/settings.ts';

interface GeneralProps {
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

const options = (words: Readonly<Record<string, Key>>) =>
  Object.entries(words).map(([value, word]) => ({ value, label: t(word) }));

export function General({ settings, set }: GeneralProps) {
  return (
    <Section title={t('ui.settings.general')}>
      <div class="general">
        <SelectField
          label={t('ui.setting.conflicts')}
          value={settings.conflicts.default}
          options={options(authorities)}
          onChoose={(chosen) => set(['conflicts', 'default'], chosen)}
        />
        <SelectField
          label={t('ui.setting.customers')}
          value={settings.customers}
          options={options(customerPlaces)}
          onChoose={(chosen) => set(['customers'], chosen)}
        />
        <Field label={t('ui.setting.startDate')} hint={t('ui.settings.startDate.hint')}>
          {(tied) => (
            <input
              {...tied}
              type="date"
              value={settings.startDate ?? ''}
              onChange={(event) => set(['startDate'], event.currentTarget.value || null)}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
