// What a row does to its values, in words: the fixed value, the fields that are joined, the look-up, each treatment. Pure but for the language.

import type { Fields } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';
import { isMade, type Making } from './drafted.ts';

export type Treatment = NonNullable<NonNullable<Making['treat']>['crm']>[number];

/** A treatment by the name under which it is chosen. */
export const treatmentNames = {
  upper: 'ui.making.upper',
  lower: 'ui.making.lower',
  capitals: 'ui.making.capitals',
  spaces: 'ui.making.spaces',
  digits: 'ui.making.digits',
  first: 'ui.making.first',
  'name-first': 'ui.making.name-first',
  'name-last': 'ui.making.name-last',
  phone: 'ui.making.phone',
  'date-year-first': 'ui.making.date-year-first',
  'date-day-first': 'ui.making.date-day-first',
  'date-month-first': 'ui.making.date-month-first',
  'date-with-dots': 'ui.making.date-with-dots',
} as const satisfies Readonly<Record<string, Key>>;
export type TreatmentName = keyof typeof treatmentNames;

export function nameOf(treatment: Treatment): TreatmentName {
  if (treatment.do === 'name') return `name-${treatment.part}`;
  return treatment.do === 'date' ? `date-${treatment.form}` : treatment.do;
}

const FIRST = 30;
const COUNTRY = '64';

/** A treatment as it begins once somebody has chosen it. */
export function treatmentNamed(name: TreatmentName): Treatment {
  switch (name) {
    case 'first':
      return { do: 'first', count: FIRST };
    case 'name-first':
      return { do: 'name', part: 'first' };
    case 'name-last':
      return { do: 'name', part: 'last' };
    case 'phone':
      return { do: 'phone', country: COUNTRY };
    case 'date-year-first':
      return { do: 'date', form: 'year-first' };
    case 'date-day-first':
      return { do: 'date', form: 'day-first' };
    case 'date-month-first':
      return { do: 'date', form: 'month-first' };
    case 'date-with-dots':
      return { do: 'date', form: 'with-dots' };
    default:
      return { do: name };
  }
}

/** What the row makes for itself on that side; undefined where it stands in a place. */
export function madeWords(making: Making, side: Side, fields: Fields): string | undefined {
  if (!isMade(making, side)) return undefined;
  const { constant, join } = making;
  if (constant) {
    const { value, once } = constant;
    const shown = typeof value === 'boolean' ? t(value ? 'ui.setting.is-on' : 'ui.setting.is-off') : value;
    return t(once ? 'ui.making.constant-once' : 'ui.making.constant-is', { value: shown });
  }
  const label = (name: string) => fields[side].find((each) => each.name === name)?.label ?? name;
  return join?.places.map(label).join(' + ');
}

/** What is done to the values besides. */
export function doneWords({ words, treat }: Making): string[] {
  const treated = sides.flatMap((side) =>
    (treat?.[side] ?? []).map((each) =>
      t('ui.making.into', { what: t(treatmentNames[nameOf(each)]), system: sideName(side) }),
    ),
  );
  return [...(words ? [t('ui.making.words-of', { count: words.rows.length })] : []), ...treated];
}
