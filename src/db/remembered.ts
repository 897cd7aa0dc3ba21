// Texts of the database that come again and again, read once each: settings and what is known of a connection. Whoever asks gets the
// same object, which nobody changes.

import { type Settings, withDefaults } from '../kinds/settings.ts';
import { parse } from './database.ts';

/** Texts that were read lately. */
const MOST_REMEMBERED = 50;

/** Reads a text once for as long as it comes again. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const last = known.get(text);
    if (last !== undefined) return last;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}

const settingsIn = remembering((document) => withDefaults(parse(document)));

/** The settings that a document stands for; where none was saved yet, those that everybody begins with. */
export function readSettings(document: string | null | undefined): Settings {
  return settingsIn(document ?? '{}');
}

export const readCapabilities = remembering((text) => parse<Readonly<Record<string, unknown>>>(text));
