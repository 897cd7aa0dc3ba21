// Sentences: every code said in a person's language. The catalogues are the pages' own; nothing else in the Worker writes prose.

import { IntlMessageFormat } from 'intl-messageformat';
import en from '../ui/i18n/en.json' with { type: 'json' };

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en };

const compiled = new Map<string, IntlMessageFormat>();

function messageFor(language: string, code: string): IntlMessageFormat | undefined {
  const name = `${language}/${code}`;
  const known = compiled.get(name);
  if (known) return known;
  const text = catalogues[language]?.[code] ?? catalogues.en?.[code];
  if (text === undefined) return undefined;
  const message = new IntlMessageFormat(text, language);
  compiled.set(name, message);
  return message;
}

/** The sentence for a code, with its facts in it. A code that no catalogue has is shown as it is. */
export function say(language: string, code: string, facts: Readonly<Record<string, unknown>>): string {
  const message = messageFor(language, code);
  if (!message) return code;
  const values = new Proxy<Record<string, unknown>>(plainFacts(facts), {
    // A fact that this case does not have leaves its place empty; the sentence still stands.
    get: (all, name) => (typeof name === 'string' && name in all ? all[name] : ''),
    has: () => true,
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  return String(message.format(values as Record<string, string>))
    .replace(/ {2,}/g, ' ')
    .trim();
}

function plainFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value)]));
}

/** Lists and objects as words: complaints by their messages, fields by their names. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => plain(each)).join(', ');
  if (typeof value !== 'object' || value === null) return value ?? '';
  if ('message' in value) return String(value.message);
  return Object.keys(value).join(', ');
}
