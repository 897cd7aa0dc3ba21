// Which way a row travels, or not at all.

import type { Fields } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../parts/Icon.tsx';
import { fieldName } from '../../words/fields.ts';
import { sides } from '../../words/systems.ts';
import { type Drafted, type Flow, flowsFor, stands } from './drafted.ts';

const ways: Readonly<Record<Flow, { readonly icon: IconName; readonly word: Key }>> = {
  both: { icon: 'both', word: 'ui.mapping.both' },
  'to-accounting': { icon: 'right', word: 'ui.direction.to-accounting' },
  'to-crm': { icon: 'left', word: 'ui.direction.to-crm' },
  none: { icon: 'equal', word: 'ui.mapping.compared' },
};

interface WayProps {
  readonly row: Drafted;
  readonly fields: Fields;
  readonly onChange: (wanted: Drafted) => void;
}

export function Way({ row, fields, onChange }: WayProps) {
  const { field, flow, on } = row;
  const possible = flowsFor(row, fields);
  const now = possible.includes(flow) ? flow : (possible[0] ?? flow);
  const isPlaced = sides.every((side) => stands(row, side));
  if (flow === 'none' || !isPlaced) {
    return (
      <span class="way-fixed">
        <Icon name={isPlaced ? 'equal' : 'apart'} /> {t(isPlaced ? ways.none.word : 'ui.mapping.off')}
      </span>
    );
  }
  const choose = (value: string) =>
    onChange(value === 'off' ? { ...row, on: false } : { ...row, on: true, flow: value as Flow });
  return (
    <span class="way-choice">
      <Icon name={on ? ways[now].icon : 'apart'} />
      <select
        aria-label={t('ui.mapping.way-of', { field: fieldName(field) })}
        value={on ? now : 'off'}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {possible.map((way) => (
          <option key={way} value={way} selected={on && way === now}>
            {t(ways[way].word)}
          </option>
        ))}
        <option value="off" selected={!on}>
          {t('ui.mapping.off')}
        </option>
      </select>
    </span>
  );
}
