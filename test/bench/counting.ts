// The thread behind `counted.ts`: D1 in workerd, and the calls to it. It is its own, so that calls go on while a run on virtual time keeps
// the other one busy for minutes.

import { parentPort } from 'node:worker_threads';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

/** Runs `[[[text, parameters], …], …]`, a batch each, and answers with sums. A batch that is refused was refused in the run too. */
const worker = `export default {
  async fetch(request, { DB }) {
    const sums = { read: 0, written: 0, last: [] };
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

/** Rows of everything that was asked so far, as D1 counts them, and what the last statement gave. */
export interface Sums {
  readonly read: number;
  readonly written: number;
  readonly last: readonly unknown[];
}

const modules = [{ type: 'ESModule' as const, path: 'worker.js', contents: worker }];
const miniflare = new Miniflare(
  convertV4MiniflareOptions({ modules, compatibilityDate: '2026-10-20', d1Databases: ['DB'] }),
);
let sums: Sums = { read: 0, written: 0, last: [] };
let sent: Promise<void> = Promise.resolve();

async function send(body: string): Promise<void> {
  const reply = await miniflare.dispatchFetch('http://localhost/', { method: 'POST', body });
  const { read, written, last } = (await reply.json()) as Sums;
  sums = { read: sums.read + read, written: sums.written + written, last };
}

/** A text is batches to be counted; `settle` asks for the sums behind everything before it, `close` ends it. */
parentPort?.on('message', ({ body, ask }: { readonly body?: string; readonly ask?: 'settle' | 'close' }) => {
  sent = sent.then(async () => {
    if (body !== undefined) await send(body);
    if (ask === 'close') await miniflare.dispose();
    if (ask !== undefined) parentPort?.postMessage(sums);
    if (ask === 'close') parentPort?.close();
  });
});
