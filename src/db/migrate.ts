// Brings a database up to the Worker's own list of migrations, in the table that wrangler keeps, so that either may come first.

import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`;

/** Names of the migrations that the database lacks, in order. */
export async function missingMigrations(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const [{ found = 0 } = {}] = await db.all<{ found: number }>(
    sql`SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name = 'd1_migrations'`,
  );
  if (found === 0) return migrations.map(({ name }) => name);
  const applied = await db.all<{ name: string }>(sql`SELECT name FROM d1_migrations`);
  const names = new Set(applied.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !names.has(name));
}

/**
 * Applies what is missing, each migration in one transaction. Two Workers may start at once: the one that comes second fails on the
 * unique name, which is as good.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<void> {
  const missing = new Set(await missingMigrations(db, migrations));
  if (missing.size === 0) return;
  await db.run(sql.raw(TABLE));
  for (const { name, sql: text } of migrations) {
    if (!missing.has(name)) continue;
    const record = sql`INSERT INTO d1_migrations (name) VALUES (${name})`;
    const steps = text.split('--> statement-breakpoint').map((step) => sql.raw(step.trim().replace(/;$/, '')));
    try {
      await db.batch([record, ...steps]);
    } catch (error) {
      const left = await missingMigrations(db, [{ name, sql: text }]);
      if (left.length > 0) throw error;
    }
  }
}
