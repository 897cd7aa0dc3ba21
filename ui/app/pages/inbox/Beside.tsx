// A record as both sides show it, field by field beside each other; where they differ, that stands out.

import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/messages.ts';
import { Shown } from '../../parts/Shown.tsx';
import { fieldName } from '../../words/fields.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';
import { organisationOf } from './organisations.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface Column {
  readonly side: Side;
  /** What this column shows: as it is now, or as it will be. */
  readonly word?: string;
  readonly values: Values;
  /** What stands where it shows nothing, by field; else a dash. */
  readonly blanks?: Readonly<Record<string, string>>;
}

interface BesideProps {
  readonly fields: readonly string[];
  readonly columns: readonly Column[];
  readonly caption: ComponentChildren;
}

export function Beside({ fields, columns, caption }: BesideProps) {
  const currency = columns.map(({ values }) => values.currency).find((each) => typeof each === 'string');
  return (
    <table class="beside">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{t('ui.history.field')}</span>
          </th>
          {columns.map(({ side, word }) => (
            <th key={side} scope="col">
              <ColumnName side={side} word={word} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} class={looks[howApart(field, columns)]}>
            <th scope="row">{fieldName(field)}</th>
            {columns.map(({ side, values, blanks }, at) => (
              <td key={side} data-label={sideName(side)}>
                {isBlank(values[field]) ? (
                  <span class="soft">{blanks?.[field] ?? '–'}</span>
                ) : (
                  <Shown
                    field={field}
                    value={values[field]}
                    beside={columns[1 - at]?.values[field]}
                    {...(currency !== undefined && { currency })}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The system, and whose it is. */
export function ColumnName({ side, word }: Pick<Column, 'side' | 'word'>) {
  return (
    <>
      <strong>{sideName(side)}</strong> <span class="soft">{word ?? organisationOf(side)}</span>
    </>
  );
}

const looks = { same: 'same', apart: 'apart', open: '' } as const;

/** Lines mark by themselves where they differ, and a blank differs from nothing. */
function howApart(field: string, columns: readonly Column[]): keyof typeof looks {
  const [one, other] = columns.map(({ values }) => values[field]);
  if (typeof one !== 'string' || typeof other !== 'string') return 'open';
  return one === other ? 'same' : 'apart';
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Which sides there are in the facts of an issue that names fields. */
export function columnsFrom(fields: Readonly<Record<string, Readonly<Record<Side, unknown>>>>): Column[] {
  return sides.map((side) => ({
    side,
    values: Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, each[side]])),
  }));
}
