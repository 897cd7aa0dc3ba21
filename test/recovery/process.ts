// The process that is killed: workerd with everything that the Worker is bound to, kept in a folder. Started by `product.ts`, which
// sends what to start with; answers `ready` once it can be called.

import { readFile } from 'node:fs/promises';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

export interface StartOrder {
  /** Bindings, queues and the like, as wrangler reads them from its file. */
  readonly worker: Readonly<Record<string, unknown>>;
  readonly bundle: string;
  readonly folder: string;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
}

// Whoever started it is gone: so is it, with all its children.
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.once('message', (message) => void start(message as StartOrder));

async function start({ worker, bundle, folder, port, variables }: StartOrder): Promise<void> {
  const options = convertV4MiniflareOptions({
    ...worker,
    name: 'ledgerline',
    modules: [{ type: 'ESModule', path: 'worker.js', contents: await readFile(bundle, 'utf8') }],
    bindings: variables,
    unsafeTriggerHandlers: true,
    port,
  } as Parameters<typeof convertV4MiniflareOptions>[0]);
  const miniflare = new Miniflare({ ...options, cf: false, resourcePersistencePath: folder });
  await miniflare.ready;
  process.send?.('ready');
}
