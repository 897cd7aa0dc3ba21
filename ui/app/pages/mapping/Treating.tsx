// What is done to the values of a row on their way into one side, step after step, and what becomes of a value that stands there now.

import { treated } from '../../../../src/mapping/treatments.ts';
import { t } from '../../i18n/messages.ts';
import { Field, SelectField } from '../../parts/Field.tsx';
import { fieldName } from '../../words/fields.ts';
import { type Side, sideName } from '../../words/systems.ts';
import { nameOf, type Treatment, treatmentNamed, type TreatmentName, treatmentNames } from './made-words.ts';

interface TreatingProps {
  readonly side: Side;
  readonly field: string;
  readonly list: readonly Treatment[];
  readonly names: readonly TreatmentName[];
  /** What stands on the other side in a record. */
  readonly sample: string | undefined;
  readonly onChange: (list: readonly Treatment[]) => void;
}

/** One after the other: the last select adds another. */
export function Treating({ side, field, list, names, sample, onChange }: TreatingProps) {
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
      {list.length > 0 && sample !== undefined && (
        <p class="becomes" role="status">
          {t('ui.making.becomes', { before: sample, after: String(treated(sample, list)) })}
        </p>
      )}
    </fieldset>
  );
}

/** Steps of one side. */
const MOST = 4;
