// A search that runs while it is typed, once the typing rests.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Field } from './Field.tsx';

const RESTS_MS = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change by itself: the browser's Back, a link that clears the filters.
  useEffect(() => setTyped(value), [value]);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), RESTS_MS);
  };
  return (
    <Field label={label}>
      {(tied) => (
        <input
          {...tied}
          type="search"
          value={typed}
          maxLength={100}
          onInput={(event) => type(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
