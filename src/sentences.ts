// Sentences: every code said in a person's language. The catalogues are the pages' own; nothing else in the Worker writes prose.

import { IntlMessageFormat } from 'intl-messageformat';
import de from '../ui/i18n/de.json' with { type: 'json' };
import en from '../ui/i18n/en.json' with { type: 'json' };
import fr from '../ui/i18n/fr.json' with { type: 'json' };

type Facts = Readonly<Record<string, unknown>>;

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr, de };

/** The languages that there is a catalogue for. */
export const languages: readonly string[] = Object.keys(catalogues);

/** How sentences name the two sides where the facts don't. */
const usualNames = { crm: 'Zoho CRM', accounting: 'Xero' };

/** The systems' names: the same in every language. */
const systemNames: Facts = { 'zoho-crm': 'Zoho CRM', 'zoho-books': 'Zoho Books', xero: 'Xero' };

/** Facts that name one of a few things: a sentence chooses its words by them, and a message can't hold a hyphen there. */
const choosing = new Set(['rule', 'why', 'what', 'op', 'side', 'to', 'kind', 'code', 'needs', 'list', 'way']);

/** Facts that may name a document's state. */
const states = new Set(['from', 'to']);

const compiled = new Map<string, IntlMessageFormat>();

function textOf(language: string, code: string): string | undefined {
  return catalogues[language]?.[code] ?? catalogues.en?.[code];
}

function messageFor(language: string, code: string): IntlMessageFormat | undefined {
  const name = `${language}/${code}`;
  const known = compiled.get(name);
  if (known) return known;
  const text = textOf(language, code);
  if (text === undefined) return undefined;
  const message = new IntlMessageFormat(text, language);
  compiled.set(name, message);
  return message;
}

/** Whether there is a sentence for the code. */
export function isSaid(code: string): boolean {
  return textOf('en', code) !== undefined;
}

/**
 * The sentence for a code, with its facts in it. `hasX` stands in a message for whether the fact `x` is there. A code that no
 * catalogue has is shown as it is.
 */
export function say(language: string, code: string, facts: Facts): string {
  const message = messageFor(language, code);
  if (!message) return code;
  const words = wordsOf(language, facts);
  const values = new Proxy<Record<string, unknown>>(words, {
    // A fact that this case does not have leaves its place empty; the sentence still stands.
    get: (all, name) => (typeof name === 'string' ? (all[name] ?? absent(all, name)) : ''),
    has: () => true,
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  return (
    String(message.format(values as Record<string, string>))
      .replace(/ {2,}/g, ' ')
      // The vendor's own words end with a full stop, but not in brackets.
      .replaceAll('.)', ')')
      .trim()
  );
}

function absent(facts: Facts, name: string): string {
  if (!/^has[A-Z]/.test(name)) return '';
  const fact = facts[name.charAt(3).toLowerCase() + name.slice(4)];
  return fact === undefined || fact === '' ? 'no' : 'yes';
}

function wordsOf(language: string, facts: Facts): Record<string, unknown> {
  const named = Object.entries(facts).map(([name, value]) => [name, wordFor(language, name, value)]);
  return { ...usualNames, ...Object.fromEntries(named) };
}

function wordFor(language: string, name: string, value: unknown): unknown {
  if (name === 'name' && typeof value === 'string' && value.trim() === '')
    return textOf(language, 'ui.record.nameless') ?? '';
  if (value === null || value === undefined) return '';
  if (states.has(name)) return stateName(language, String(value));
  if (choosing.has(name)) return String(value).replace(/[-.]/g, '_');
  if (name === 'system') return systemNames[String(value)] ?? value;
  if (name === 'field') return fieldLabel(language, String(value));
  if (name === 'fields')
    return listed(
      language,
      namesIn(value).map((field) => fieldLabel(language, field)),
    );
  if (name === 'kinds' && Array.isArray(value))
    return listed(
      language,
      value.map((kind) => textOf(language, `ui.kind.${String(kind)}`) ?? String(kind)),
    );
  if (name === 'complaints' && Array.isArray(value)) return value.map((each) => complaint(language, each)).join(' ');
  if (name === 'detail') return ended(String(value));
  if (Array.isArray(value)) return listed(language, value.map(String));
  return typeof value === 'object' ? listed(language, Object.keys(value)) : value;
}

/** As the pages call a state; anything else as it is. */
function stateName(language: string, value: string): string {
  return textOf(language, `ui.doc-state.${value}`) ?? value.replace(/[-.]/g, '_');
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [String(value)];
}

/** As the pages call a field; one that they have no word for goes by its own name. */
function fieldLabel(language: string, field: string): string {
  return textOf(language, `ui.field.${field}`) ?? field;
}

function listed(language: string, parts: readonly string[]): string {
  return new Intl.ListFormat(language).format(parts);
}

/** The vendor's own words, behind the field that they are about, as a sentence of their own. */
function complaint(language: string, given: unknown): string {
  if (typeof given !== 'object' || given === null || !('message' in given)) return String(given);
  const message = String(given.message).trim();
  const label = 'field' in given && typeof given.field === 'string' ? fieldLabel(language, given.field) : '';
  const isNamed = label === '' || message.toLowerCase().includes(label.toLowerCase());
  return isNamed ? ended(message) : `${label}: ${ended(message)}`;
}

/** A vendor's words as a sentence that others may follow. */
function ended(words: string): string {
  const said = words.trim();
  return said === '' || /[.!?。]$/.test(said) ? said : `${said}.`;
}
