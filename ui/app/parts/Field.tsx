// A field of a form: its label, a hint, what is wrong with it, and the control, tied together for everybody who can't see.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Tied {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** The control, given what ties it to the rest. */
  readonly children: (tied: Tied) => ComponentChildren;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const notes = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])];
  const tied: Tied = {
    id,
    ...(notes.length > 0 && { 'aria-describedby': notes.join(' ') }),
    ...(error && { 'aria-invalid': true }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(tied)}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}

export function SelectField({ label, hint, value, options, onChoose }: SelectProps) {
  return (
    <Field label={label} {...(hint && { hint })}>
      {(tied) => (
        <select {...tied} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
