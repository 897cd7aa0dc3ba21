// One module: a line that says what travels, and behind it whether it is on, both of its directions, and how soon its changes travel.

import { useId } from 'preact/hooks';
import type { KindName, KindSettings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Switch } from '../../parts/Switch.tsx';
import { authorities, settingName } from '../../words/settings.ts';
import { Direction } from './Direction.tsx';

const INTERVALS = [1, 3, 5, 10, 0];
const RESTS_S = [0, 30, 120, 600];

interface ModuleProps {
  readonly pair: string;
  readonly kind: KindName;
  readonly value: KindSettings;
  /** Who wins in this module; left out: as for the whole pair. */
  readonly wins: string | undefined;
  readonly isOpen: boolean;
  readonly set: (path: readonly string[], value: unknown) => void;
}

/** Which way it travels. */
function wayOf({ on, toAccounting, toCrm }: KindSettings): string {
  if (!on || (!toAccounting.on && !toCrm.on)) return '';
  if (toAccounting.on && toCrm.on) return t('ui.mapping.both');
  return t(toAccounting.on ? 'ui.direction.to-accounting' : 'ui.direction.to-crm');
}

export function Module({ pair, kind, value, wins, isOpen, set: put }: ModuleProps) {
  const id = useId();
  const set = (path: readonly string[], to: unknown) => put(['kinds', kind, ...path], to);
  return (
    <section class="module" aria-labelledby={id}>
      <details open={isOpen}>
        <summary>
          <h3 id={id}>{settingName([kind])}</h3>
          <span class="soft">{wayOf(value)}</span>
          <Badge
            icon={value.on ? 'check' : 'circle'}
            tone={value.on ? 'good' : 'calm'}
            word={t(value.on ? 'ui.setting.is-on' : 'ui.setting.is-off')}
          />
        </summary>
        <div class="inner">
          <div class="line">
            <Switch label={t('ui.settings.module-on')} on={value.on} onChange={(on) => set(['on'], on)} />
            <a href={`/mapping?kind=${kind}`}>
              {t('ui.mapping.link')} <span class="hidden">{settingName([kind])}</span>
            </a>
          </div>
          {value.on && (
            <>
              <div class="ways">
                <Direction pair={pair} kind={kind} name="toAccounting" value={value.toAccounting} set={set} />
                <Direction pair={pair} kind={kind} name="toCrm" value={value.toCrm} set={set} />
              </div>
              <Switch label={t('ui.setting.onSave')} on={value.onSave} onChange={(on) => set(['onSave'], on)} />
              <div class="sequence">
                <Pace value={value} set={set} />
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
        </div>
      </details>
    </section>
  );
}

type PaceProps = Pick<ModuleProps, 'value' | 'set'>;

/** How often changes are looked for, and how long one rests before it travels. */
function Pace({ value, set }: PaceProps) {
  return (
    <>
      <SelectField
        label={t('ui.setting.everyMinutes')}
        value={String(value.everyMinutes)}
        options={INTERVALS.map((each) => ({
          value: String(each),
          label: each === 0 ? t('ui.settings.never') : t('ui.settings.minutes', { count: each }),
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
    </>
  );
}
