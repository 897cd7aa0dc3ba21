// A database in this process that is counted as the platform counts it, entries of indexes included: whatever reaches it is told to D1 in
// workerd too, in the same order, many batches a call, and nobody waits for that. Runs on virtual time need no round trip.

import { request } from 'node:http';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { type Heard, type Row, Sqlite } from '../simulation/d1.ts';

/** Runs `[[[text, parameters], …], …]`, a batch each, and answers with sums. A batch that is refused was refused here too. */
const worker = `export default {
  async fetch(request, { DB }) {
    const sums = { read: 0, written: 0 };
    for (const batch of await request.json()) {
      try {
        const results = await DB.batch(batch.map(([text, values]) => DB.prepare(text).bind(...values)));
        for (const { meta } of results) {
          sums.read += meta.rows_read;
          sums.written += meta.rows_written;
        }
        sums.last = results.at(-1).results;
      } catch {
        sums.last = [];
      }
    }
    return Response.json(sums);
  },
};`;

interface Sums {
  readonly read: number;
  readonly written: number;
  readonly last: Row[];
}

/** Batches that one call carries, and bytes beyond which it carries no more. */
const MOST_BATCHES = 300;
const MOST_BYTES = 4e6;

/** Stands in for the database of a bench. Whoever opens it closes it. */
export class Counted extends Sqlite {
  readonly #miniflare: Miniflare;
  #waiting: string[] = [];
  #bytes = 0;
  #sent: Promise<unknown> = Promise.resolve();
  /** Rows as D1 counts them, and the largest batch that was sent, in bytes. True once it has settled. */
  readonly sums = { read: 0, written: 0, largest: 0 };

  constructor() {
    super();
    const modules = [{ type: 'ESModule' as const, path: 'worker.js', contents: worker }];
    this.#miniflare = new Miniflare(
      convertV4MiniflareOptions({ modules, compatibilityDate: '2026-10-20', d1Databases: ['DB'] }),
    );
  }

  override heard(batch: readonly Heard[]): void {
    const body = JSON.stringify(batch.map(({ text, values }) => [text, values]));
    this.sums.largest = Math.max(this.sums.largest, body.length);
    this.#waiting.push(body);
    this.#bytes += body.length;
    if (this.#waiting.length >= MOST_BATCHES || this.#bytes >= MOST_BYTES) this.#pass();
  }

  override async ask(text: string, values: readonly (string | number)[] = []): Promise<Row[]> {
    this.heard([{ text, values }]);
    return this.run(text, values);
  }

  /** Everything that has happened so far is counted. */
  async settle(): Promise<void> {
    this.#pass();
    await this.#sent;
  }

  async close(): Promise<void> {
    const count = 'SELECT (SELECT count(*) FROM links) AS links, (SELECT count(*) FROM audit) AS entries';
    await this.settle();
    const [here] = this.run(count);
    const { last } = await this.#post(`[[[${JSON.stringify(count)},[]]]]`);
    await this.#miniflare.dispose();
    if (JSON.stringify(last) !== JSON.stringify([here]))
      throw new Error(`D1 went another way: ${JSON.stringify(last)}`);
  }

  #pass(): void {
    if (this.#waiting.length === 0) return;
    const body = `[${this.#waiting.join()}]`;
    [this.#waiting, this.#bytes] = [[], 0];
    this.#sent = this.#sent.then(async () => {
      const { read, written } = await this.#post(body);
      this.sums.read += read;
      this.sums.written += written;
    });
    // What went wrong is told to whoever settles.
    this.#sent.catch(() => undefined);
  }

  async #post(body: string): Promise<Sums> {
    const url = String(await this.#miniflare.ready);
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-length': Buffer.byteLength(body) };
      // A connection of its own each time: kept open, workerd would close it while this process is busy for long.
      const sent = request(url, { method: 'POST', agent: false, headers }, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => resolve(Buffer.concat(parts).toString()));
      });
      sent.on('error', reject);
      sent.end(body);
    });
    return JSON.parse(text) as Sums;
  }
}
