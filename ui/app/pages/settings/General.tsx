// What holds for the whole pair: from which day on, where customers live in the CRM, who wins a conflict, and how many deletions travel
// before somebody is asked.

import type { Settings } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Field, SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { authorities, customerPlaces } from '../../words/settings.ts';
import { Switch } from '../../parts/Switch.tsx';
import { Finance } from './Finance.tsx';

interface GeneralProps {
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

const guards = [
  { limit: 'records', label: 'ui.setting.guard.records', most: 100_000 },
  { limit: 'percent', label: 'ui.setting.guard.percent', most: 100 },
] as const;

const options = (words: Readonly<Record<string, Key>>) =>
  Object.entries(words).map(([value, word]) => ({ value, label: t(word) }));

export function General({ settings, set }: GeneralProps) {
  return (
    <Section title={t('ui.settings.general')}>
      <div class="sequence broad">
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
        <Finance settings={settings} set={set} />
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
      <Switch label={t('ui.setting.precheck')} on={settings.precheck} onChange={(on) => set(['precheck'], on)} />
      <Guard settings={settings} set={set} />
    </Section>
  );
}

/** How many deletions travel before somebody is asked about them. */
function Guard({ settings, set }: GeneralProps) {
  return (
    <fieldset class="guard">
      <legend>{t('ui.setting.guard')}</legend>
      <p class="soft">{t('ui.settings.guard.lead')}</p>
      <div class="sequence broad">
        {guards.map(({ limit, label, most }) => (
          <Field key={limit} label={t(label)}>
            {(tied) => (
              <input
                {...tied}
                type="number"
                min="0"
                max={most}
                value={settings.guard[limit]}
                onChange={({ currentTarget: field }) => {
                  // Blank would be 0, and hold back every deletion: what was chosen stays.
                  if (field.value === '') field.value = String(settings.guard[limit]);
                  else set(['guard', limit], Number(field.value));
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
