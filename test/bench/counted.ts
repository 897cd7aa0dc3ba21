// A database in this process that is counted as the platform counts it, entries of indexes included: whatever reaches it is told to D1 in
// workerd too, in the same order, many batches a call, and nobody waits for that. Runs on virtual time need no round trip.

import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Heard, type Row, Sqlite } from '../simulation/d1.ts';
import type { Sums } from './counting.ts';

/** Batches that one call carries, and bytes beyond which it carries no more. */
const MOST_BATCHES = 300;
const MOST_BYTES = 4e6;

/** Stands in for the database of a bench. Whoever opens it closes it. */
export class Counted extends Sqlite {
  readonly #thread = new Worker(fileURLToPath(new URL('./counting.ts', import.meta.url).href));
  #waiting: string[] = [];
  #bytes = 0;
  /** Rows as D1 counts them, and the largest batch that was sent, in bytes. True once it has settled. */
  readonly sums = { read: 0, written: 0, largest: 0 };

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
    await this.#asked('settle');
  }

  /** Throws where D1 did not come to the same. */
  async close(): Promise<void> {
    const count = 'SELECT (SELECT count(*) FROM links) AS links, (SELECT count(*) FROM audit) AS entries';
    const [here] = await this.ask(count);
    const { last } = await this.#asked('close');
    if (JSON.stringify(last) !== JSON.stringify([here]))
      throw new Error(`D1 went another way: ${JSON.stringify(last)}`);
  }

  #pass(): void {
    if (this.#waiting.length > 0) this.#thread.postMessage({ body: `[${this.#waiting.join()}]` });
    [this.#waiting, this.#bytes] = [[], 0];
  }

  async #asked(ask: 'settle' | 'close'): Promise<Sums> {
    this.#pass();
    this.#thread.postMessage({ ask });
    const [sums] = (await once(this.#thread, 'message')) as [Sums];
    Object.assign(this.sums, { read: sums.read, written: sums.written });
    return sums;
  }
}
