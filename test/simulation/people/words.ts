// What people type: names, addresses, numbers, and what makes them awkward to carry over: blanks at the ends and doubled, case, accents
// written in two ways, quotation marks, angle brackets, more letters than a field takes.

import type { Chance } from '../../../src/simulator/chance.ts';
import type { TruthField } from './people.ts';

const words =
  'Harbour Quill Mason Fern Larch Tui Weka Copper Delta Ember Frost Grove Haven Iris Juno Kestrel Lumen Maple'.split(
    ' ',
  );
const sorts = ['Ltd', 'Limited', 'Pty Ltd', 'GmbH', 'Trading', 'Group', '& Sons', 'Company'];
const given = 'Ana Björn Chloë Dara Eli Fen Grace Hemi Ines Jö Kiri Liam Māia Noor'.split(' ');
const family = "Abara Brown O'Neill Smith-Jones Tāne Überall Vale Wong Xu Young".split(' ');
const countries = ['New Zealand', 'Germany', 'Côte d’Ivoire', 'Ireland', 'Österreich', 'Chile', 'Norway'];
const cities = ['Auckland', 'Bonn', 'Cork', 'Dunedin', 'Evian-les-Bains', 'Fès', 'Gore', 'Hull'];

/** A company's name that nobody else has in this history. */
export function companyName(chance: Chance, nth: number): string {
  return `${chance.pick(words)} ${chance.pick(words)} ${nth} ${chance.pick(sorts)}`;
}

/** A value for a field, not blank. `nth` keeps it apart from every other one of the history. */
export function plainly(chance: Chance, { name, sort }: TruthField, nth: number): string {
  switch (sort) {
    case 'name':
      return companyName(chance, nth);
    case 'email':
      return `${chance.pick(['info', 'hello', 'Accounts', 'a.b+c'])}${nth}@${chance.pick(words).toLowerCase()}.example`;
    case 'phone':
      return `${chance.pick(['+64 9 555', '(03) 555', '09-555', '0800 555'])} ${1_000 + nth}`;
    case 'url':
      return `https://${chance.pick(words).toLowerCase()}${nth}.example`;
    case 'code':
      return `${chance.pick(['NZ', 'DE', ''])}${100_000 + nth}`;
    case 'address':
      return `${nth} ${chance.pick(words)} Street${chance.happens(0.3) ? `\nFloor ${1 + chance.below(9)}` : ''}`;
    case 'amount':
      return (1 + chance.below(20_000) / 100).toFixed(2);
    case 'date':
      return `2027-0${1 + chance.below(9)}-${10 + chance.below(19)}`;
    case 'text':
      if (name === 'firstName') return `${chance.pick(given)} ${nth}`;
      if (name === 'lastName') return `${chance.pick(family)} ${nth}`;
      // In these histories Xero takes letters alone for a country.
      if (name.endsWith('Country')) return chance.happens(0.05) ? `L'${inLetters(nth)}` : chance.pick(countries);
      return `${chance.pick(cities)} ${nth}`;
  }
}

/** A number as people could call a country. */
function inLetters(number: number): string {
  return [...String(number)].map((digit) => String.fromCharCode(65 + Number(digit))).join('');
}

/** The same value as somebody may leave it who types in a hurry, or pastes. */
export function awkwardly(chance: Chance, { sort, most }: TruthField, value: string): string {
  const changes: ((text: string) => string)[] = [
    (text) => ` ${text} `,
    (text) => text.replace(' ', '  '),
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
  ];
  if (sort === 'text' || sort === 'name')
    changes.push(
      (text) => `${text} "the 'best'" \\ & <b>`,
      (text) => `${text} ${'x'.repeat(most)}`,
      (text) => `${text} \u{1f33f} 東京`,
    );
  if (sort === 'address')
    changes.push(
      (text) => `${text}\nBox 1\nBox 2\nBox 3\nBox 4`,
      (text) => text.replace('\n', '\r\n'),
    );
  if (sort === 'phone')
    changes.push(
      (text) => `${text} ext 12`,
      (text) => `${text} (ask for Jo)`,
    );
  return chance.pick(changes)(value);
}
