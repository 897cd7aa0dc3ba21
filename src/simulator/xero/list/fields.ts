// What a list can be filtered and ordered by: for each of Xero's names, how to read it from a row and what sort of value it is.

export type Kind = 'text' | 'guid' | 'number' | 'date' | 'flag';
export type Value = string | number | boolean | null;

export interface QueryField<T> {
  kind: Kind;
  /** Dates as epoch ms, numbers as they are shown. */
  read: (row: T) => Value | undefined;
  /** Compared without regard to case and accents, as Xero's optimised fields are. */
  optimised?: true;
  /** The table's key that finds rows by this field's folded value. */
  key?: string;
}

/** By Xero's name, which is looked up in any case. */
export type QueryFields<T> = Readonly<Record<string, QueryField<T>>>;

type Read<T, V extends Value> = (row: T) => V | undefined;

export const byText = <T>(read: Read<T, string>): QueryField<T> => ({ kind: 'text', read });
export const byOptimised = <T>(read: Read<T, string>, key?: string): QueryField<T> => ({
  kind: 'text',
  read,
  optimised: true,
  ...(key && { key }),
});
export const byGuid = <T>(read: Read<T, string>): QueryField<T> => ({ kind: 'guid', read });
export const byNumber = <T>(read: Read<T, number>): QueryField<T> => ({ kind: 'number', read });
export const byFlag = <T>(read: Read<T, boolean>): QueryField<T> => ({ kind: 'flag', read });
export const byDate = <T>(read: Read<T, string>): QueryField<T> => ({
  kind: 'date',
  read: (row) => {
    const date = read(row);
    return date === undefined ? undefined : Date.parse(`${date}T00:00:00Z`);
  },
});
export const byTime = <T>(read: Read<T, number>): QueryField<T> => ({ kind: 'date', read });

/** The field of that name, in any case. */
export function fieldNamed<T>(fields: QueryFields<T>, name: string): QueryField<T> | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(fields, name)
    ? fields[name]
    : Object.entries(fields).find(([known]) => known.toLowerCase() === lower)?.[1];
}
