// Statements as they are put together for the database: the same text and parameters as drizzle's own, whatever they are made of.

import { eq, type SQL, sql } from 'drizzle-orm';
import { integer, SQLiteSyncDialect, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { insertRows, listOf, rendered, rowsOf } from '../../src/db/database.ts';

const things = sqliteTable('things', { id: integer('id'), name: text('name'), on: integer('on', { mode: 'boolean' }) });
const nested = sql`(SELECT 1 FROM other WHERE a = ${'x'} AND b IN ${listOf(['one', 'two'])})`;

const statements: Readonly<Record<string, SQL>> = {
  'text alone': sql`SELECT 1`,
  'plain values': sql`SELECT ${'a'}, ${1}, ${null}, ${''}`,
  'a statement within another': sql`SELECT * FROM ${sql.raw('things')} WHERE EXISTS ${nested} AND c = ${2}`,
  'rows as one parameter': insertRows('things', ['id', 'name'], [[1, 'a']], 'ON CONFLICT DO NOTHING', sql`${1} = ${1}`),
  'cells of rows': sql`SELECT value->>0 FROM ${rowsOf([[1, null, 'ü']])}`,
  'an empty statement': sql.empty(),
  'parts that only drizzle knows': sql`SELECT ${things.name} FROM ${things} WHERE ${eq(things.on, true)} AND id = ${3}`,
  'a list that drizzle spreads': sql`SELECT 1 WHERE 2 IN ${[1, 2]} AND ${'a'} = ${'b'}`,
  'a name': sql`SELECT ${sql.identifier('a name')}, ${sql.param(5)}`,
};

test.each(Object.entries(statements))('%s', (_, statement) => {
  const { sql: text, params } = new SQLiteSyncDialect().sqlToQuery(statement);
  expect(rendered(statement)).toEqual({ text, parameters: params });
});
