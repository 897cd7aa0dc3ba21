// A whole number with its label. What is being typed stays as it is typed until one leaves the field, whatever else changes meanwhile.

import { useState } from 'preact/hooks';
import { Field } from '../../parts/Field.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** `null`: blank. */
  readonly value: number | null;
  readonly most: number;
  readonly onChange: (value: number | null) => void;
}

export function NumberField({ label, hint, value, most, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} {...(hint && { hint })}>
      {(tied) => (
        <input
          {...tied}
          type="number"
          min={0}
          max={most}
          value={typed ?? value ?? ''}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={({ currentTarget: { value: text } }) => {
            setTyped(null);
            onChange(text === '' ? null : Number(text));
          }}
        />
      )}
    </Field>
  );
}
