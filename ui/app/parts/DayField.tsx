// A day, by the browser's own field. `YYYY-MM-DD`, empty for none.

import { Field } from './Field.tsx';

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

export function DayField({ label, value, onChoose }: DayFieldProps) {
  return (
    <Field label={label}>
      {(tied) => (
        <input {...tied} type="date" value={value} onChange={(event) => onChoose(event.currentTarget.value)} />
      )}
    </Field>
  );
}
