// A value of a field: chosen from its list where it has one, else entered as its type is.

import type { Offered } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Field, SelectField } from '../../parts/Field.tsx';

interface ValueFieldProps {
  readonly label: string;
  /** The field that it is a value of; undefined while none is chosen. */
  readonly place: Pick<Offered, 'family' | 'options'> | undefined;
  readonly value: string | boolean;
  readonly onChange: (value: string | boolean) => void;
}

export function ValueField({ label, place, value, onChange }: ValueFieldProps) {
  if (place?.family === 'flag')
    return (
      <SelectField
        label={label}
        value={value === true ? 'on' : 'off'}
        options={[
          { value: 'on', label: t('ui.setting.is-on') },
          { value: 'off', label: t('ui.setting.is-off') },
        ]}
        onChoose={(chosen) => onChange(chosen === 'on')}
      />
    );
  const text = String(value);
  if (place?.options)
    return (
      <SelectField
        label={label}
        value={text}
        options={[
          { value: '', label: t('ui.mapping.choose') },
          // One that is not in the list any more stays, until another is chosen.
          ...(text === '' || place.options.some((each) => each.value === text) ? [] : [{ value: text, label: text }]),
          ...place.options,
        ]}
        onChoose={onChange}
      />
    );
  return (
    <Field label={label}>
      {(tied) => (
        <input
          {...tied}
          type="text"
          maxLength={200}
          value={text}
          placeholder={place?.family === 'date' ? '2026-11-30' : ''}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
