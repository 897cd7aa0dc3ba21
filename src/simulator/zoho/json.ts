// JSON as Zoho's ids need it: whole numbers beyond 2^53 are read as strings, and can be written as bare numbers.

export type Json = Record<string, unknown>;

const LONG = /\d{16}/;
const STRING_OR_LONG = /"(?:[^"\\]|\\.)*"|-?\b\d{16,}\b(?![.eE])/g;

/** Parses, with whole numbers of 16 and more digits as strings; undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    if (!LONG.test(text)) return JSON.parse(text);
    return JSON.parse(text.replace(STRING_OR_LONG, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether the value is an object with keys: neither null nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an array of objects; an empty one where it is anything else. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The value as text, where it is text or a number; else undefined. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

const BARE = '#bare:';

/** A marked numeral that `writeJson` writes without its quotes. */
export function bareNumber(numeral: string): string {
  return BARE + numeral;
}

export function writeJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(BARE) ? text.replace(/"#bare:(\d+)"/g, '$1') : text;
}
