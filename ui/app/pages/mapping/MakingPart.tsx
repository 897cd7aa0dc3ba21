// What a row does to its values on their way: the fixed value, what is done to them into each side, a look-up of words. Only what fits the
// row is offered.

import { t } from '../../i18n/messages.ts';
import { Field, SelectField } from '../../parts/Field.tsx';
import { Switch } from '../../parts/Switch.tsx';
import { fieldName } from '../../words/fields.ts';
import { type Side, sideName } from '../../words/systems.ts';
import type { Making as Made } from './drafted.ts';
import { nameOf, type Treatment, treatmentNamed, type TreatmentName, treatmentNames } from './made-words.ts';
import type { MakingProps } from './Making.tsx';
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

interface TreatingProps {
  readonly side: Side;
  readonly field: string;
  readonly list: readonly Treatment[];
  readonly names: readonly TreatmentName[];
  readonly onChange: (list: readonly Treatment[]) => void;
}

/** One after the other: the last select adds another. */
function Treating({ side, field, list, names, onChange }: TreatingProps) {
  const at = (index: number, treatment: Treatment | null) =>
    onChange([...list.slice(0, index), ...(treatment ? [treatment] : []), ...list.slice(index + 1)]);
  const shown = list.length < MOST ? [...list, null] : list;
  return (
    <fieldset class="sequence">
      <legend>{t('ui.making.on-the-way', { system: sideName(side) })}</legend>
      {shown.map((treatment, index) => (
        <div key={index} class="filters">
          <SelectField
            label={t('ui.making.step', { number: index + 1, field: fieldName(field) })}
            value={treatment ? nameOf(treatment) : ''}
            options={[
              { value: '', label: t('ui.making.as-it-is') },
              ...names.map((name) => ({ value: name, label: t(treatmentNames[name]) })),
            ]}
            onChoose={(name) => at(index, name === '' ? null : treatmentNamed(name as TreatmentName))}
          />
          {treatment?.do === 'first' && (
            <Field label={t('ui.making.count')}>
              {(tied) => (
                <input
                  {...tied}
                  type="number"
                  min="1"
                  max="1000"
                  value={treatment.count}
                  onChange={(event) => at(index, { ...treatment, count: Number(event.currentTarget.value) || 1 })}
                />
              )}
            </Field>
          )}
          {treatment?.do === 'phone' && (
            <Field label={t('ui.making.country')} hint={t('ui.making.country.hint')}>
              {(tied) => (
                <input
                  {...tied}
                  type="text"
                  inputMode="numeric"
                  maxLength={4}
                  value={treatment.country}
                  onChange={(event) =>
                    at(index, { ...treatment, country: event.currentTarget.value.replace(/\D/g, '') })
                  }
                />
              )}
            </Field>
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** Steps of one side. */
const MOST = 4;
