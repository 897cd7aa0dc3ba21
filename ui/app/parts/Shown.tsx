// A value as people read it; one of a field that is named, in that field's own way. Lines of a document are a list of their own.

import { isPlain, rowsIn } from '../words/lines.ts';
import { valueText } from '../words/fields.ts';
import { valueOf } from '../words/values.ts';
import { Lines } from './Lines.tsx';

interface ShownProps {
  readonly value: unknown;
  readonly field?: string;
  /** What the other side shows: where lines differ from it, that is marked. */
  readonly beside?: unknown;
  readonly currency?: string;
}

export function Shown({ value, field, beside, currency }: ShownProps) {
  const rows = rowsIn(value);
  if (rows.length > 0) return <Lines rows={rows} beside={rowsIn(beside)} currency={currency} />;
  if (typeof value === 'string' && value.startsWith('https://')) return <Address url={value} />;
  return <>{field === undefined || isPlain(value) ? valueText(value) : valueOf(field, value, currency)}</>;
}

function Address({ url }: { readonly url: string }) {
  return (
    <a class="address" href={url} target="_blank" rel="noreferrer">
      {url.slice('https://'.length)}
    </a>
  );
}
