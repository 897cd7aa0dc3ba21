// What differs between two documents, leaf by leaf, and the part that brings the one to the other. Pure.

export interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** A section that only one of them has is told setting by setting too. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (before === undefined && isPlain(after)) return differences({}, after, path);
  if (after === undefined && isPlain(before)) return differences(before, {}, path);
  if (!isPlain(before) || !isPlain(after)) {
    return JSON.stringify(before ?? null) === JSON.stringify(after ?? null) ? [] : [{ path, before, after }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(before[name], after[name], [...path, name]));
}

/** The differences as the part of a document that holds nothing else: what was left at its default stays so. */
export function partOf(found: readonly Difference[]): Record<string, unknown> {
  return found.reduce<Record<string, unknown>>((part, { path, after }) => placed(part, path, after ?? null), {});
}

/** A document with one value replaced. */
export function placed<T>(document: T, [name, ...rest]: readonly string[], value: unknown): T {
  if (name === undefined) return value as T;
  const inner: Readonly<Record<string, unknown>> = isPlain(document) ? document : {};
  return { ...inner, [name]: placed(inner[name] ?? {}, rest, value) } as T;
}

/** A filter counts as one value: its conditions are shown together. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('all' in value) && !('any' in value);
}
