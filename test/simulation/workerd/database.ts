// What `d1.ts` is elsewhere, where the database is the real one: D1, as workerd runs it. Only the gates before and after each call are ours.

import { env } from 'cloudflare:workers';
import type { Gate, Image, Row } from '../d1.ts';

const real = (env as unknown as { readonly DB: D1Database }).DB;

const open: Gate = () => undefined;

/** A statement of the real database, and its text for the gates. */
interface Gated {
  readonly text: string;
  readonly statement: D1PreparedStatement;
}

const behind = new WeakMap<object, Gated>();

/** The one database that this worker is bound to. */
export class Sqlite {
  binding(before: Gate = open, after: Gate = open): D1Database {
    const through = async <T>(texts: readonly string[], work: () => Promise<T>): Promise<T> => {
      await before(texts);
      const done = await work();
      await after(texts);
      return done;
    };
    const wrap = (text: string, statement: D1PreparedStatement): D1PreparedStatement => {
      const gated = {
        bind: (...values: unknown[]) => wrap(text, statement.bind(...values)),
        run: () => through([text], () => statement.run()),
        all: () => through([text], () => statement.all()),
        raw: () => through([text], () => statement.raw()),
        first: (column?: string) =>
          through([text], () => (column === undefined ? statement.first() : statement.first(column))),
      };
      behind.set(gated, { text, statement });
      return gated as unknown as D1PreparedStatement;
    };
    const batch = (statements: readonly object[]) => {
      const gated = statements.map((each) => behind.get(each)).filter((each) => each !== undefined);
      return through(
        gated.map(({ text }) => text),
        () => real.batch(gated.map(({ statement }) => statement)),
      );
    };
    const exec = (text: string) => through([text], () => real.exec(text));
    return { prepare: (text: string) => wrap(text, real.prepare(text)), batch, exec } as unknown as D1Database;
  }

  async ask(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { results } = await real
      .prepare(text)
      .bind(...values)
      .all<Row>();
    return results;
  }

  async image(): Promise<Image> {
    const schema = await this.ask(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND ${ours} ORDER BY rowid`);
    const tables: Image['tables'][number][] = [];
    for (const name of await this.#tables()) tables.push({ name, rows: await this.ask(`SELECT * FROM "${name}"`) });
    return { schema: schema.map(({ sql }) => String(sql)), tables };
  }

  async #tables(): Promise<string[]> {
    const named = await this.ask(`SELECT name FROM sqlite_master WHERE type = 'table' AND ${ours} ORDER BY rowid`);
    return named.map(({ name }) => String(name));
  }

  /** Leaves nothing in it, its tables neither: there is one database for whoever makes ground. */
  async clear(): Promise<void> {
    const tables = await this.#tables();
    const drops = tables.map((name) => real.prepare(`DROP TABLE "${name}"`));
    await real.batch([real.prepare('PRAGMA defer_foreign_keys = true'), ...drops]);
  }

  /** Makes this database the image's: its tables are there already, since the image was made of it. */
  async restore({ tables }: Image): Promise<void> {
    const statements = [real.prepare('PRAGMA defer_foreign_keys = true')];
    for (const name of await this.#tables()) statements.push(real.prepare(`DELETE FROM "${name}"`));
    for (const { name, rows } of tables) {
      for (const row of rows) {
        const columns = Object.keys(row).map((column) => `"${column}"`);
        const text = `INSERT INTO "${name}" (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
        statements.push(real.prepare(text).bind(...Object.values(row)));
      }
    }
    await real.batch(statements);
  }
}

/** The tables that are not the platform's own. */
const ours = "name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'";
