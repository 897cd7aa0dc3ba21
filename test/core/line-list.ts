// Lists of lines as the tables write them: `c1 A 5, c2 B` is a line with its id, its words and its quantity (left out: one), and another.
// `+` is a line without an id.

import { type FieldSituation, mergeField } from '../../src/core/merge.ts';
import type { MappedField } from '../../src/core/record.ts';
import type { Row, Value } from '../../src/core/value.ts';
import { field } from './build.ts';
import { rowField } from './one-line.ts';

/** The fields of such a line. */
export const words = [rowField('description'), rowField('quantity', 'both', 'decimal')];

export function list(text: string): Row[] {
  if (text === '') return [];
  return text.split(', ').map((each) => {
    const [key = '', description = null, quantity = '1'] = each.split(' ');
    return { key: key === '+' ? '' : key, fields: { description, quantity } };
  });
}

/** Null where there is no list at all. */
export function told(rows: Value | readonly Row[] | undefined): string | null {
  if (!Array.isArray(rows)) return null;
  return (rows as readonly Row[])
    .map(({ key, fields: { description, quantity } }) =>
      [key === '' ? '+' : key, description, ...(quantity === '1' ? [] : [quantity])].join(' '),
    )
    .join(', ');
}

export type Lists = readonly [crm: string | null, accounting: string | null];

/** What is different from lines that are in step, in accounting's authority. */
export interface Change extends Partial<Omit<FieldSituation, 'field' | 'base' | 'now' | 'made'>> {
  /** A list that was never agreed on is null; one that is blank is empty. */
  readonly base?: Lists;
  readonly now?: Lists;
  readonly made?: Lists;
  readonly field?: Partial<MappedField>;
}

export const [ours, theirs] = ['c1 A, c2 B', 'a1 A, a2 B'];

/** The verdict in one line: `carry crm[c1 A] accounting lost accounting[a1 B]`. */
export function verdictOf({
  field: more = {},
  base = [ours, theirs],
  now = [ours, theirs],
  made,
  ...change
}: Change): string {
  const known = (text: string | null) => (text === null ? undefined : list(text));
  const shown = (text: string | null): Value => (text === null ? null : list(text));
  const verdict = mergeField({
    field: { ...field('lines', { type: 'rows', authority: 'accounting', ...more }), row: words },
    base: { crm: known(base[0]), accounting: known(base[1]) },
    now: { crm: shown(now[0]), accounting: shown(now[1]) },
    ...(made && { made: { crm: shown(made[0]), accounting: shown(made[1]) } }),
    open: { crm: true, accounting: true },
    newer: 'unclear',
    firstMerge: false,
    ...change,
  });
  switch (verdict.is) {
    case 'still':
      return 'still';
    case 'rest':
      return `rest ${verdict.to}`;
    case 'carry': {
      const { crm, accounting } = verdict.values;
      const lists = [
        ...(crm === undefined ? [] : [`crm[${told(crm)}]`]),
        ...(accounting === undefined ? [] : [`accounting[${told(accounting)}]`]),
      ];
      const lost = 'lost' in verdict && verdict.lost ? [`lost ${verdict.lost.side}[${told(verdict.lost.value)}]`] : [];
      // What is not lost is not spoken of at all.
      return [
        verdict.is,
        ...lists,
        verdict.why,
        ...lost,
        ...('lost' in verdict && !verdict.lost ? ['lost?'] : []),
      ].join(' ');
    }
    default:
      return `${verdict.is} ${verdict.why}`;
  }
}
