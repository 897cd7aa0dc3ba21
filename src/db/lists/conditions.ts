// Conditions of the lists, in SQL.

import { type SQL, sql } from 'drizzle-orm';

/** All of them; what is null is no condition. */
export function every(conditions: readonly (SQL | null)[]): SQL {
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` AND `,
  );
}

/** Whether a column holds the text, in any letter case. */
export function containing(column: string, text: string | null): SQL | null {
  return text === null ? null : sql`instr(lower(${sql.raw(column)}), ${text.toLowerCase()}) > 0`;
}
