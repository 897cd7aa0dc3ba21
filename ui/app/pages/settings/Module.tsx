// One module: whether it is on, how soon its changes travel, and both of its directions.

import type { KindSettings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { authorities, settingName } from '../../words/settings.ts';
import { Direction } from './Direction.tsx';
import { Switch } from '../../parts/Switch.tsx';

const INTERVALS = [1, 3, 5, 10];
const RESTS_S = [0, 30, 120, 600];

interface ModuleProps {
  readonly kind: string;
  readonly value: KindSettings;
  /** Who wins in this module; left out: as for the whole pair. */
  readonly wins: string | undefined;
  readonly set: (path: readonly string[], value: unknown) => void;
}

export function Module({ kind, value, wins, set: put }: ModuleProps) {
  const set = (path: readonly string[], to: unknown) => put(['kinds', kind, ...path], to);
  return (
    <Section
      title={settingName([kind])}
      actions={
        <a href={`/mapping?kind=${kind}`}>
          {t('ui.mapping.link')} <span class="hidden">{settingName([kind])}</span>
        </a>
      }
    >
      <Switch label={t('ui.settings.module-on')} on={value.on} onChange={(on) => set(['on'], on)} />
      {value.on && (
        <>
          <div class="ways">
            <Direction name="toAccounting" value={value.toAccounting} set={set} />
            <Direction name="toCrm" value={value.toCrm} set={set} />
          </div>
          <Switch label={t('ui.setting.onSave')} on={value.onSave} onChange={(on) => set(['onSave'], on)} />
          <div class="filters">
            <SelectField
              label={t('ui.setting.everyMinutes')}
              value={String(value.everyMinutes)}
              options={INTERVALS.map((each) => ({
                value: String(each),
                label: t('ui.settings.minutes', { count: each }),
              }))}
              onChoose={(chosen) => set(['everyMinutes'], Number(chosen))}
            />
            <SelectField
              label={t('ui.setting.settleS')}
              value={String(value.settleS)}
              options={[...new Set([...RESTS_S, value.settleS])].map((each) => ({
                value: String(each),
                label: t('ui.settings.seconds', { count: each }),
              }))}
              onChoose={(chosen) => set(['settleS'], Number(chosen))}
            />
            <SelectField
              label={t('ui.mapping.wins')}
              value={wins ?? ''}
              options={[
                { value: '', label: t('ui.settings.wins.pair') },
                ...Object.entries(authorities).map(([each, word]) => ({ value: each, label: t(word) })),
              ]}
              onChoose={(chosen) => put(['conflicts', 'kinds', kind, 'default'], chosen || null)}
            />
          </div>
        </>
      )}
    </Section>
  );
}
