// Maps of the settings from which a saved part takes entries away: there, and only there, nothing (`null`) is no value but the wish to have
// none. Pure.

type Json = Readonly<Record<string, unknown>>;

/** Members that are maps by words of the admin's, as paths; `*` is any name. */
const maps: readonly (readonly string[])[] = [
  ['values', 'taxes'],
  ['values', 'purchaseTaxes'],
  ['values', 'statuses', '*'],
  ['payments', 'accounts'],
  ['conflicts', 'kinds', '*'],
  ['conflicts', 'kinds', '*', 'fields'],
];

/** A document without the entries that were taken away. */
export function cleared(document: unknown): unknown {
  return maps.reduce<unknown>(clearedAt, document);
}

function clearedAt(document: unknown, [name, ...rest]: readonly string[]): unknown {
  if (!isPlain(document)) return document;
  if (name === undefined) return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null));
  const names = name === '*' ? Object.keys(document) : name in document ? [name] : [];
  return { ...document, ...Object.fromEntries(names.map((each) => [each, clearedAt(document[each], rest)])) };
}

function isPlain(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
