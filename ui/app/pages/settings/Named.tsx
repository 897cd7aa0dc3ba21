// A select of things that a list names: accounts, taxes, themes. One that was chosen and can't be used any more stays, and says so.

import type { ReferenceItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Field } from '../../parts/Field.tsx';

interface NamedProps {
  readonly label: string;
  readonly hint?: string;
  /** What is chosen when nothing is; left out: something always is. */
  readonly none?: string;
  readonly value: string | null;
  readonly items: readonly ReferenceItem[];
  readonly onChoose: (code: string | null) => void;
}

export function Named({ label, hint, none, value, items, onChoose }: NamedProps) {
  const usable = items.filter(({ state }) => state === 'active');
  const lost = value !== null && value !== '' && !usable.some(({ code }) => code === value);
  return (
    <Field label={label} {...(hint && { hint })} {...(lost && { error: t('ui.reference.lost', { name: value }) })}>
      {(tied) => (
        <select {...tied} value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)}>
          {none !== undefined && (
            <option value="" selected={value === null}>
              {none}
            </option>
          )}
          {lost && (
            <option value={value} selected>
              {value}
            </option>
          )}
          {usable.map(({ key, code, name }) => (
            <option key={key} value={code} selected={code === value}>
              {name === code ? code : `${name} (${code})`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
