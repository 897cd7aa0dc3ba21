// A value as people read it. Lines of a document stand below each other: what and how many, at which price, and what they come to.

import { t } from '../i18n/messages.ts';
import { valueText } from '../words/fields.ts';

type Fields = Readonly<Record<string, unknown>>;

export function Shown({ value }: { readonly value: unknown }) {
  const rows = rowsIn(value);
  if (rows.length === 0) return <>{valueText(value)}</>;
  return (
    <ul class="lines">
      {rows.map((fields, at) => (
        <li key={at}>
          <span>
            {[fields.item, fields.description].filter(isFilled).map(valueText).join(' · ') || t('ui.value.blank')}
          </span>
          <span class="sum">{sumOf(fields)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The lines of a document; none where the value is anything else. */
function rowsIn(value: unknown): Fields[] {
  if (!Array.isArray(value)) return [];
  const fields = value.map((row: unknown) => (isPlain(row) && isPlain(row.fields) ? row.fields : null));
  return fields.every((each) => each !== null && 'quantity' in each) ? (fields as Fields[]) : [];
}

function sumOf({ quantity, unitPrice, amount, tax }: Fields): string {
  const priced = [quantity, unitPrice].filter(isFilled).map(valueText).join(' × ');
  const total = isFilled(amount) ? [priced, valueText(amount)].filter(Boolean).join(' = ') : priced;
  return [total, ...(isFilled(tax) ? [valueText(tax)] : [])].join(' · ');
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
