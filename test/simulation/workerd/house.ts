// Histories in workerd: the same seeds, product, vendors and judges as in Node, bundled into one Worker with a real D1 beside it. What
// Node stands in for elsewhere (the database, calls, hashes) is the platform's own here.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { unstable_readConfig as readConfig } from 'wrangler';
import { readMigrations } from '../migrations.ts';
import type { Verdict } from '../trial.ts';

const folder = import.meta.dirname;

/** Files of the simulation that only Node can run, and what stands in their place. */
const inPlaceOf: Readonly<Record<string, () => string>> = {
  'd1.ts': () => readFileSync(join(folder, 'database.ts'), 'utf8'),
  'travel.ts': () => 'export function travelLight() {}',
  'migrations.ts': () => `export const readMigrations = () => ${JSON.stringify(readMigrations())};`,
};

const exchange: Plugin = {
  name: 'workerd',
  setup: ({ onLoad }) => {
    onLoad({ filter: /test[/\\]simulation[/\\](light[/\\])?(d1|travel|migrations)\.ts$/ }, ({ path }) => {
      const contents = inPlaceOf[basename(path)]?.();
      return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: folder };
    });
  },
};

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
    plugins: [exchange],
  });
  const [file] = outputFiles;
  if (!file) throw new Error('nothing was bundled');
  return file.text;
}

/** A workerd that tries histories, one after the other. Whoever opens it disposes of it. */
export async function openWorkerd() {
  const { compatibility_date: compatibilityDate, compatibility_flags: compatibilityFlags = [] } = readConfig({
    config: join(folder, '../../../wrangler.toml'),
  });
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'worker.js', contents: await bundle() }],
      ...(compatibilityDate && { compatibilityDate }),
      compatibilityFlags,
      d1Databases: ['DB'],
    }),
  );
  return {
    trySeed: async (seed: number): Promise<Verdict> => {
      const reply = await miniflare.dispatchFetch(`http://localhost/${seed}`);
      if (!reply.ok) throw new Error(`seed ${seed} in workerd: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as Verdict;
    },
    dispose: () => miniflare.dispose(),
  };
}
