// One field of a linked company, in step on both sides unless a test says otherwise.

import { type FieldSituation, type FieldVerdict, mergeField } from '../../src/core/merge.ts';
import type { MappedField } from '../../src/core/record.ts';
import type { Row } from '../../src/core/value.ts';
import { field } from './build.ts';

type Change = Partial<Omit<FieldSituation, 'field'>> & { field?: Partial<MappedField> };

export function fieldSituation({ field: more = {}, ...change }: Change = {}): FieldSituation {
  return {
    field: field('phone', more),
    base: { crm: 'old', accounting: 'old' },
    now: { crm: 'old', accounting: 'old' },
    open: { crm: true, accounting: true },
    newer: 'unclear',
    firstMerge: false,
    ...change,
  };
}

export function verdictOf(change: Change): FieldVerdict {
  return mergeField(fieldSituation(change));
}

/** People as a list: each by key and first name. */
export function people(...names: [key: string, firstName: string][]): Row[] {
  return names.map(([key, firstName]) => ({ key, fields: { firstName, lastName: null, email: key } }));
}

/** A verdict in one line, as the tables write it: `carry accounting=new edited`. */
export function told(verdict: FieldVerdict): string {
  switch (verdict.is) {
    case 'still':
      return 'still';
    case 'agree':
    case 'hold':
      return `${verdict.is} ${verdict.why}`;
    case 'rest':
      return `rest ${verdict.to}`;
    case 'carry': {
      const values = Object.entries(verdict.values).map(([side, value]) => `${side}=${JSON.stringify(value)}`);
      const lost = verdict.lost ? [`lost ${verdict.lost.side}=${JSON.stringify(verdict.lost.value)}`] : [];
      return ['carry', ...values, verdict.why, ...lost].join(' ').replaceAll('"', '');
    }
  }
}
