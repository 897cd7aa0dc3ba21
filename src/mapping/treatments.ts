// The closed list of what a mapping may do to a value on its way: small, safe, and each told by its name. Pure.

import { isBlank, type FieldType, type Value } from '../core/value.ts';

/** Forms in which a date may stand in a text. */
export const dateForms = ['year-first', 'day-first', 'month-first', 'with-dots'] as const;
export type DateForm = (typeof dateForms)[number];

const [YEAR, MONTH, DAY] = ['yyyy', 'mm', 'dd'] as const;

const patterns: Readonly<Record<DateForm, string>> = {
  'year-first': [YEAR, MONTH, DAY].join('-'),
  'day-first': [DAY, MONTH, YEAR].join('/'),
  'month-first': [MONTH, DAY, YEAR].join('/'),
  'with-dots': [DAY, MONTH, YEAR].join('.'),
};

export type Treatment =
  | { readonly do: 'upper' | 'lower' | 'capitals' | 'spaces' | 'digits' }
  /** The first so many characters, as a person counts them. */
  | { readonly do: 'first'; readonly count: number }
  /** Of a person's whole name: the last word, or all before it. */
  | { readonly do: 'name'; readonly part: 'first' | 'last' }
  /** As `+<country><number>`; `country` is the calling code of numbers that name none. */
  | { readonly do: 'phone'; readonly country: string }
  /** A date as text. */
  | { readonly do: 'date'; readonly form: DateForm };

/** What is lost by it can't be had back: values travel towards it only. */
export function isOneWay({ do: what }: Treatment): boolean {
  return what === 'first' || what === 'name' || what === 'digits';
}

/** The type of the values that it takes; text of any sort where nothing else is said. */
export function takenBy(treatments: readonly Treatment[]): FieldType {
  return treatments.some(({ do: what }) => what === 'date') ? 'date' : 'text';
}

/** A value as all of them leave it, one after the other. What is no text, and what is blank, stays. */
export function treated(value: Value, treatments: readonly Treatment[]): Value {
  return treatments.reduce((now, each) => (typeof now === 'string' && !isBlank(now) ? treat(now, each) : now), value);
}

/** What a treated text was: a date is read from its form, and everything else means what it shows. */
export function untreated(value: Value, treatments: readonly Treatment[]): Value {
  const date = treatments.find((each) => each.do === 'date');
  return date && typeof value === 'string' ? dateIn(value, date.form) : value;
}

function treat(text: string, treatment: Treatment): string {
  switch (treatment.do) {
    case 'upper':
      return text.toLocaleUpperCase('en');
    case 'lower':
      return text.toLocaleLowerCase('en');
    case 'capitals':
      return text
        .toLocaleLowerCase('en')
        .replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase('en'));
    case 'spaces':
      return text.replace(/\s+/gu, ' ').trim();
    case 'digits':
      return text.replace(/\D/g, '');
    case 'first':
      return [...new Intl.Segmenter('en').segment(text)]
        .slice(0, treatment.count)
        .map(({ segment }) => segment)
        .join('')
        .trimEnd();
    case 'name':
      return partOfName(text, treatment.part);
    case 'phone':
      return internationally(text, treatment.country);
    case 'date':
      return inForm(text, treatment.form);
  }
}

/** A name of one word is a last name. */
function partOfName(name: string, part: 'first' | 'last'): string {
  const words = name.trim().split(/\s+/u);
  return part === 'last' ? (words.at(-1) ?? '') : words.slice(0, -1).join(' ');
}

/** What is too short to be a number, or names an extension, stays as it is: a wrong number is worse than an untidy one. */
function internationally(text: string, country: string): string {
  if (/[\p{L}#*;,]/u.test(text)) return text;
  const isWhole = /^\s*(\+|00)/.test(text);
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  const rest = isWhole ? digits.replace(/^00/, '') : digits.replace(/^0+/, '');
  return rest.length < 6 ? text : `+${isWhole ? '' : country}${rest}`;
}

function inForm(date: string, form: DateForm): string {
  const [year, month, day] = date.split('-');
  if (year === undefined || month === undefined || day === undefined) return date;
  return patterns[form].replace(YEAR, year).replace(MONTH, month).replace(DAY, day);
}

/** Null for what is no date in that form. */
function dateIn(text: string, form: DateForm): string | null {
  const pattern = patterns[form];
  const part = (name: string) => text.slice(pattern.indexOf(name), pattern.indexOf(name) + name.length);
  const date = [YEAR, MONTH, DAY].map(part).join('-');
  const at = Date.parse(`${date}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  return isDay && inForm(date, form) === text ? date : null;
}
