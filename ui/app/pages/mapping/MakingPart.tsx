// What a row does to its values on their way: the fixed value, what is done to them into each side, a look-up of words. Only what fits the
// row is offered.

import { t } from '../../i18n/messages.ts';
import { Switch } from '../../parts/Switch.tsx';
import type { Side } from '../../words/systems.ts';
import type { Making as Made } from './drafted.ts';
import type { Treatment, TreatmentName } from './made-words.ts';
import type { MakingProps } from './Making.tsx';
import { Treating } from './Treating.tsx';
import { ValueField } from './ValueField.tsx';
import { Words } from './Words.tsx';

interface MakingPartProps extends MakingProps {
  /** Sides on the way to which values can be treated. */
  readonly into: readonly Side[];
  readonly maySeek: boolean;
}

const ofTexts: readonly TreatmentName[] = [
  'spaces',
  'upper',
  'lower',
  'capitals',
  'digits',
  'first',
  'name-first',
  'name-last',
  'phone',
];
const ofDates: readonly TreatmentName[] = ['date-day-first', 'date-month-first', 'date-year-first', 'date-with-dots'];

export default function MakingPart({ row, fields, into, maySeek, onChange }: MakingPartProps) {
  const { field, family, making } = row;
  const { constant } = making;
  const put = (part: Partial<Made>) => onChange({ ...row, making: { ...making, ...part } });
  return (
    <div class="making-parts">
      {constant && (
        <fieldset class="sequence">
          <legend>{t('ui.making.constant')}</legend>
          <ValueField
            label={t('ui.making.value')}
            place={fields[constant.to].find(({ name }) => name === row.places[constant.to])}
            value={constant.value}
            onChange={(value) => put({ constant: { ...constant, value } })}
          />
          <Switch
            label={t('ui.making.once')}
            on={constant.once === true}
            onChange={(once) => put({ constant: { to: constant.to, value: constant.value, ...(once && { once }) } })}
          />
        </fieldset>
      )}
      {into.map((side) => (
        <Treating
          key={side}
          side={side}
          field={field}
          list={making.treat?.[side] ?? []}
          names={family === 'date' ? ofDates : ofTexts}
          sample={sampleFor(side, row, fields)}
          onChange={(list) => put({ treat: withList(making.treat, side, list) })}
        />
      ))}
      {maySeek && <Words row={row} fields={fields} onChange={(words) => put({ words })} />}
    </div>
  );
}

function withList(treat: Made['treat'], side: Side, list: readonly Treatment[]): Made['treat'] {
  const { [side]: _, ...others } = treat ?? {};
  const next = list.length > 0 ? { ...others, [side]: [...list] } : others;
  return Object.keys(next).length > 0 ? next : undefined;
}

/** A value that would come to that side: what stands on the other one. */
function sampleFor(side: Side, { places }: MakingProps['row'], fields: MakingProps['fields']): string | undefined {
  const from = side === 'crm' ? 'accounting' : 'crm';
  const found = fields[from]
    .find(({ name }) => name === places[from])
    ?.samples.find((each) => typeof each === 'string');
  return typeof found === 'string' ? found : undefined;
}
