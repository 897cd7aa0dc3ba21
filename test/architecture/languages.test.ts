// The catalogues of all languages: complete, with the same facts in every message, in the terms of each language's glossary, and
// translated: nothing stands in English but what is the same word.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { languages, say } from '../../src/sentences.ts';
import { languagesIn } from '../../ui/build/catalogues.mjs';
import { root } from './source.ts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Catalogue = Readonly<Record<string, string>>;

const folder = join(root, 'ui/i18n');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
const english = read<Catalogue>('en');
const others = languagesIn(folder).filter((language) => language !== 'en');

/** Names, and a time with its zone: the same in every language. */
const namesAndTimes = ['ui.notices.cliq', 'ui.notices.hour', 'ui.notices.slack', 'ui.notices.webhook'];

/** Messages that are the same words in the language. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['ui.field.accountingId', 'ui.field.name', 'ui.field.website', 'ui.records.name', ...namesAndTimes],
  fr: [
    'ui.filter.operator',
    'ui.history.code',
    'ui.pause.open',
    'ui.provision.channel',
    'ui.records.kind',
    'ui.notices.mail',
    ...namesAndTimes,
  ],
};

/** The facts that a message names, and the cases that it tells apart; plurals differ from language to language. */
function factsIn(text: string, language: string): string[] {
  const names = new Set<string>();
  const visit = (elements: Elements) => {
    for (const element of elements) {
      if (element.type !== 0 && 'value' in element) names.add(element.value);
      if (!('options' in element)) continue;
      for (const [option, { value }] of Object.entries(element.options)) {
        if (element.type === 5) names.add(`${element.value}=${option}`);
        visit(value);
      }
    }
  };
  visit(new IntlMessageFormat(text, language).getAst());
  return [...names].sort();
}

test('the Worker speaks every language that the pages have', () => {
  expect([...languages].sort()).toEqual(['en', ...others].sort());
  expect(others).toEqual(['de', 'fr']);
});

describe.each(others)('%s', (language) => {
  const own = read<Catalogue>(language);

  test('has every message, and no other', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });

  test('names the same facts in each, and tells the same cases apart', () => {
    const apart = Object.entries(english).filter(
      ([key, text]) => factsIn(text, 'en').join() !== factsIn(own[key] ?? '', language).join(),
    );
    expect(apart.map(([key]) => key)).toEqual([]);
  });

  test('no message equals the English one but for the listed ones', () => {
    const same = Object.entries(english).filter(([key, text]) => own[key] === text && /\p{L}{2}/u.test(wordsOf(text)));
    expect(same.map(([key]) => key).sort()).toEqual([...(alike[language] ?? [])].sort());
  });

  test('says the terms of accounting as its glossary has them', () => {
    const glossary = read<Readonly<Record<string, readonly string[]>>>(`glossary/${language}`);
    const strayed = Object.entries(glossary).flatMap(([term, words]) =>
      Object.entries(english)
        .filter(([, text]) => new RegExp(`\\b${term}(s|d|ed)?\\b`, 'i').test(wordsOf(text)))
        .filter(([key]) => !words.some((word) => (own[key] ?? '').toLowerCase().includes(word.toLowerCase())))
        .map(([key]) => `${key}: ${term}`),
    );
    expect(strayed).toEqual([]);
  });

  test('each sentence can be said, and leaves no hole', () => {
    const facts = {
      name: 'Harbour Light',
      detail: 'x',
      fields: ['phone'],
      field: 'phone',
      options: ['a'],
      names: ['B'],
    };
    const more = {
      complaints: [{ message: 'x.' }],
      hook: 'x',
      format: 'x',
      date: '2026-01-01',
      startDate: '2026-02-01',
    };
    const said = Object.keys(own)
      .filter((key) => !key.startsWith('ui.') && !key.startsWith('field.'))
      .map((key) => `${key}: ${say(language, key, { ...facts, ...more, status: 500, rounds: 3 })}`);
    expect(said.filter((sentence) => /[{}]|\(\s*\)|undefined|null|^\S+: *$/.test(sentence))).toEqual([]);
  });
});

test('no French line begins with a mark, nor ends with an opening one: the blank there does not break', () => {
  const breaking = Object.entries(read<Catalogue>('fr')).filter(([, text]) => / [;:?!»]|« /.test(text));
  expect(breaking.map(([key]) => key)).toEqual([]);
});

test('every glossary is a language’s', () => {
  const names = readdirSync(join(folder, 'glossary')).map((name) => name.replace('.json', ''));
  expect(names.sort()).toEqual([...others].sort());
});

/** The words of a message, without the names of its facts and cases. */
function wordsOf(text: string): string {
  const words: string[] = [];
  const visit = (elements: Elements) => {
    for (const element of elements) {
      if (element.type === 0) words.push(element.value);
      if ('options' in element) for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  visit(new IntlMessageFormat(text, 'en').getAst());
  return words.join(' ');
}
