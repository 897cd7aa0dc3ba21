// Lines of a document out of a value, what of two lines differs, and what lines come to.

export type LineFields = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is LineFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The lines of a document; none where the value is anything else. */
export function rowsIn(value: unknown): readonly LineFields[] {
  if (!Array.isArray(value)) return [];
  const fields = value.map((row: unknown) => (isPlain(row) && isPlain(row.fields) ? row.fields : null));
  return fields.every((each) => each !== null && 'quantity' in each) ? (fields as LineFields[]) : [];
}

/** The line of the other side that this one is likely to be: the same item and words, else the one that stands in the same place. */
export function lineBeside(row: LineFields, at: number, others: readonly LineFields[]): LineFields | undefined {
  const same = others.filter(({ item }) => item === row.item && !isBlank(item));
  return same.length === 1 ? same[0] : others[at];
}

/** Whether the other side shows something else there. What it does not show at all is no difference. */
export function differs(row: LineFields, other: LineFields | undefined, field: string): boolean {
  if (!other) return true;
  return !isBlank(row[field]) && !isBlank(other[field]) && row[field] !== other[field];
}

/** What lines come to, as decimal text; undefined where one of them shows no amount. */
export function sumOf(rows: readonly LineFields[]): string | undefined {
  let hundredths = 0;
  for (const { amount } of rows) {
    if (typeof amount !== 'string') return undefined;
    hundredths += Math.round(Number(amount) * 100);
  }
  return (hundredths / 100).toFixed(2);
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
