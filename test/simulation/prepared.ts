// Ground that histories start from: vendors connected, pairs made, nobody in any book yet. Made once a process for each way of setting
// up, and copied; a history only pays for what happens in it.

import { Bench, type BenchOptions } from './bench.ts';
import { connect, type Connected, type ConnectOptions } from './connect.ts';
import { type Image, Sqlite } from './d1.ts';
import type { Vaults } from './holders.ts';
import { Mirror, type Stored } from './truth/mirror.ts';

interface Prepared {
  readonly connected: Connected;
  readonly documents: readonly Stored[];
  readonly image: Image;
  readonly vaults: Vaults;
  readonly at: number;
}

const known = new Map<string, Promise<Prepared>>();

async function prepare(options: ConnectOptions): Promise<Prepared> {
  const mirror = new Mirror();
  const empty = new Sqlite();
  await empty.clear();
  const bench = new Bench({ seed: 0x1ed6e2, documents: mirror, sqlite: empty });
  const connected = await connect(bench, 'empty', options);
  // Nobody looks yet: what is in the books by then is for each history to say.
  bench.queue.length = 0;
  await bench.run(5_000);
  return {
    connected,
    documents: [...mirror.load()],
    image: await bench.sqlite.image(),
    vaults: bench.holders.vaults,
    at: bench.clock.now(),
  };
}

/** One database a process: its statements stay prepared from one history to the next. */
const sqlite = new Sqlite();

/** A bench on prepared ground. Only one at a time: they share a database. */
export async function onPreparedGround(
  setting: ConnectOptions,
  options: Omit<BenchOptions, 'documents' | 'sqlite' | 'vaults' | 'start'>,
): Promise<{ bench: Bench; connected: Connected; mirror: Mirror }> {
  const name = JSON.stringify(setting);
  let preparing = known.get(name);
  if (!preparing) known.set(name, (preparing = prepare(setting)));
  const { connected, documents, image, vaults, at } = await preparing;
  const mirror = new Mirror(documents);
  await sqlite.restore(image);
  const bench = new Bench({ ...options, documents: mirror, sqlite, vaults, start: at });
  return { bench, connected, mirror };
}
