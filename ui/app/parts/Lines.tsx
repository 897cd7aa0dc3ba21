// Lines of a document below each other: what, how many at which price, tax and account by their names, and what they come to.

import { money } from '../i18n/format.ts';
import { t } from '../i18n/messages.ts';
import { pair } from '../state/house.ts';
import { type ListName, listOf } from '../state/references.ts';
import { useFirstReading } from '../use/reading.ts';
import { valueText } from '../words/fields.ts';
import { differs, type LineFields, lineBeside, sumOf } from '../words/lines.ts';
import { valueOf } from '../words/values.ts';

interface LinesProps {
  readonly rows: readonly LineFields[];
  /** The other side's lines; empty where nothing is compared. */
  readonly beside: readonly LineFields[];
  readonly currency?: string | undefined;
}

export function Lines({ rows, beside, currency = '' }: LinesProps) {
  const sum = rows.length > 1 ? sumOf(rows) : undefined;
  const others = sumOf(beside);
  return (
    <ul class="lines">
      {rows.map((row, at) => (
        <Line key={at} row={row} other={beside.length > 0 ? lineBeside(row, at, beside) : row} currency={currency} />
      ))}
      {sum !== undefined && (
        <li class="comes-to">
          <span>{t('ui.lines.sum')}</span>
          <Part of={money(sum, currency)} isOther={others !== undefined && others !== sum} />
        </li>
      )}
    </ul>
  );
}

interface LineProps {
  readonly row: LineFields;
  readonly other: LineFields | undefined;
  readonly currency: string;
}

function Line({ row, other, currency }: LineProps) {
  const isNew = other === undefined;
  const part = (field: string, text = valueOf(field, row[field], currency)) => (
    <Part of={text} isOther={!isNew && differs(row, other, field)} />
  );
  const has = (field: string) => row[field] !== null && row[field] !== undefined && row[field] !== '';
  const words = row.description === row.item ? null : row.description;
  return (
    <li class={isNew ? 'new' : ''}>
      <span class="what">{has('item') ? part('item') : valueText(words)}</span>
      {has('amount') && <span class="worth">{part('amount')}</span>}
      {has('item') && typeof words === 'string' && words !== '' && <span class="words">{part('description')}</span>}
      <span class="sum">
        {has('quantity') && part('quantity')}
        {has('quantity') && has('unitPrice') && ' × '}
        {has('unitPrice') && part('unitPrice')}
        {has('tax') && <Named list="tax-rates" code={String(row.tax)} isOther={!isNew && differs(row, other, 'tax')} />}
        {has('account') && (
          <Named list="accounts" code={String(row.account)} isOther={!isNew && differs(row, other, 'account')} />
        )}
      </span>
    </li>
  );
}

/** A tax or an account by the name that people know it by. */
function Named({ list, code, isOther }: { readonly list: ListName; readonly code: string; readonly isOther: boolean }) {
  const known = pair.value ? listOf(pair.value.id, 'accounting', list) : undefined;
  useFirstReading(known);
  const name = known?.value.value?.find((item) => item.code === code)?.name;
  return (
    <>
      {' · '}
      <Part of={name ?? code} isOther={isOther} />
    </>
  );
}

function Part({ of, isOther }: { readonly of: string; readonly isOther: boolean }) {
  return isOther ? <mark>{of}</mark> : <>{of}</>;
}
