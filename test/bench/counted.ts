// D1 as workerd runs it, reached from this process: what `simulation/d1.ts` is elsewhere, for runs on virtual time whose rows are to be
// counted as the platform counts them, entries of indexes included. One call carries a whole batch.

import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { type Gate, type Row, Sqlite } from '../simulation/d1.ts';

/** Runs `[[text, parameters], …]` as one batch and answers what D1 answers. */
const worker = `export default {
  async fetch(request, { DB }) {
    const statements = (await request.json()).map(([text, values]) => DB.prepare(text).bind(...values));
    try {
      return Response.json(await DB.batch(statements));
    } catch (error) {
      return new Response(String(error.message), { status: 500 });
    }
  },
};`;

type Statement = readonly [text: string, values: readonly unknown[]];

/** Stands in for the database of a bench. Whoever opens it closes it. */
export class Counted extends Sqlite {
  readonly #miniflare: Miniflare;
  /** Rows as D1 counts them, and the largest batch that was sent, in bytes. */
  readonly sums = { read: 0, written: 0, largest: 0 };

  constructor() {
    super();
    const modules = [{ type: 'ESModule' as const, path: 'worker.js', contents: worker }];
    this.#miniflare = new Miniflare(
      convertV4MiniflareOptions({ modules, compatibilityDate: '2026-10-20', d1Databases: ['DB'] }),
    );
  }

  override binding(before: Gate = () => undefined, after: Gate = () => undefined): D1Database {
    const batch = async (statements: readonly Statement[]): Promise<D1Result[]> => {
      const texts = statements.map(([text]) => text);
      await before(texts);
      const results = await this.#send(statements);
      await after(texts);
      return results;
    };
    const prepare = (text: string, values: readonly unknown[] = []): object => {
      const one = async () => (await batch([[text, values]]))[0];
      return {
        statement: [text, values],
        bind: (...bound: unknown[]) => prepare(text, bound),
        all: one,
        run: one,
        first: async () => (await one())?.results[0] ?? null,
        raw: async () => (await one())?.results.map((row) => Object.values(row as object)) ?? [],
      };
    };
    const together = (all: readonly { readonly statement: Statement }[]) =>
      batch(all.map(({ statement }) => statement));
    return { prepare, batch: together } as unknown as D1Database;
  }

  override async ask(text: string, values: readonly (string | number)[] = []): Promise<Row[]> {
    const [result] = await this.#send([[text, values]]);
    return (result?.results ?? []) as Row[];
  }

  async #send(statements: readonly Statement[]): Promise<D1Result[]> {
    const body = JSON.stringify(statements);
    this.sums.largest = Math.max(this.sums.largest, body.length);
    const reply = await this.#miniflare.dispatchFetch('http://localhost/', { method: 'POST', body });
    const text = await reply.text();
    if (!reply.ok) throw new Error(text);
    const results = JSON.parse(text) as D1Result[];
    for (const { meta } of results) {
      this.sums.read += meta.rows_read;
      this.sums.written += meta.rows_written;
    }
    return results;
  }

  async close(): Promise<void> {
    await this.#miniflare.dispose();
  }
}
