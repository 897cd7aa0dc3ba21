// One comparable text for any piece of data: the same data gives the same text, in whatever order its keys were set.

export function digest(data: unknown): string {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? 'null';
  if (Array.isArray(data)) return `[${data.map(digest).join(',')}]`;
  let members = '';
  for (const key of Object.keys(data).sort()) {
    const value = (data as Readonly<Record<string, unknown>>)[key];
    if (value !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${digest(value)}`;
  }
  return `{${members}}`;
}

/** A short name (base 36, FNV-1a over the text) for places and keys. Not for anything that an adversary chooses. */
export function shortHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 13);
  }
  return ((low >>> 0) * 0x200000 + ((high >>> 0) & 0x1fffff)).toString(36);
}
