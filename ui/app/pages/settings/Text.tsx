// A line of text with its label.

import { Field } from '../../parts/Field.tsx';

interface TextProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Characters at most. */
  readonly most: number;
  readonly onChange: (text: string) => void;
}

export function Text({ label, hint, value, most, onChange }: TextProps) {
  return (
    <Field label={label} {...(hint && { hint })}>
      {(tied) => (
        <input
          {...tied}
          type="text"
          maxLength={most}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
