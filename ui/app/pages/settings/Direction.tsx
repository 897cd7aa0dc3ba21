// One direction of a module: whether anything travels that way, and which events do.

import { useId } from 'preact/hooks';
import type { DirectionSettings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { deletions, settingName } from '../../words/settings.ts';
import { Conditions } from './Conditions.tsx';
import { Switch } from '../../parts/Switch.tsx';

interface DirectionProps {
  readonly pair: string;
  readonly kind: string;
  readonly name: 'toAccounting' | 'toCrm';
  readonly value: DirectionSettings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

/** A filter looks at records of the side that they come from. */
const from = { toAccounting: 'crm', toCrm: 'accounting' } as const;

export function Direction({ pair, kind, name, value, set }: DirectionProps) {
  const id = useId();
  return (
    <fieldset class="way" aria-labelledby={id}>
      <h3 id={id}>{settingName([name])}</h3>
      <Switch label={t('ui.setting.on')} on={value.on} onChange={(on) => set([name, 'on'], on)} />
      {value.on && (
        <>
          <Switch label={t('ui.setting.create')} on={value.create} onChange={(on) => set([name, 'create'], on)} />
          <Switch label={t('ui.setting.update')} on={value.update} onChange={(on) => set([name, 'update'], on)} />
          <SelectField
            label={t('ui.setting.delete')}
            value={value.delete}
            options={Object.entries(deletions).map(([each, word]) => ({ value: each, label: t(word) }))}
            onChoose={(chosen) => set([name, 'delete'], chosen)}
          />
          <Conditions
            at={{ pair, kind, side: from[name] }}
            filter={value.filter ?? null}
            onChange={(filter) => set([name, 'filter'], filter)}
          />
        </>
      )}
    </fieldset>
  );
}
