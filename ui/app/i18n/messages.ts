// Messages in the reader's language. They come parsed from the build; one language is loaded, and what only one screen says comes with it.

import { signal } from '@preact/signals';
import { IntlMessageFormat } from 'intl-messageformat';
import { loaders, type Message, type Part } from 'virtual:catalogues';
import type { Key } from './keys.ts';

type Values = Readonly<Record<string, string | number>>;

/** The language in use, as a BCP 47 tag with the reader's own region where the browser names it. */
export const language = signal('en');

const messages = signal<readonly (Message | undefined)[]>([]);
const formats = new Map<string, IntlMessageFormat>();

/** Switches to a language that there is a catalogue for; null: the browser's first that there is one for, else English. */
export async function speak(wanted: string | null): Promise<void> {
  const name = wanted !== null && wanted in loaders ? wanted : ofBrowser();
  const tag = navigator.languages.find((each) => each.split('-')[0] === name) ?? name;
  if (tag === language.value && messages.value.length > 0) return;
  const loaded = await loaders[name]?.();
  formats.clear();
  messages.value = [];
  if (loaded) take(loaded.default);
  language.value = tag;
  document.documentElement.lang = name;
}

/** What that screen says and the first load does not, in the language in use, and the screen itself. */
export async function withWords<T>(screen: string, load: () => Promise<T>): Promise<T> {
  const name = language.value.split('-')[0] ?? '';
  const own = Object.entries(loaders).filter(([part]) => {
    const [spoken, screens = ''] = part.split('/');
    return spoken === name && screens.split('+').includes(screen);
  });
  const [loaded, ...parts] = await Promise.all([load(), ...own.map(([, words]) => words())]);
  for (const part of parts) take(part.default);
  return loaded;
}

function take({ at, list }: Part): void {
  const all = [...messages.value];
  list.forEach((message, index) => {
    all[at + index] = message;
  });
  messages.value = all;
}

function ofBrowser(): string {
  return navigator.languages.map((tag) => tag.split('-')[0] ?? '').find((name) => name in loaders) ?? 'en';
}

/** A message with its values in it. */
export function t(key: Key, values: Values = {}): string {
  // The build writes a key as its place in the list.
  const message = messages.value[Number(key)];
  if (message === undefined) return key;
  if (typeof message === 'string') return message;
  const known = formats.get(key) ?? new IntlMessageFormat(message, language.value);
  formats.set(key, known);
  return String(known.format(values));
}
