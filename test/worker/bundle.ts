// A Worker as one file, built as it is for the platform.

import { build } from 'esbuild';

/** Minified, as it is deployed. */
export async function bundleOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.sql': 'text' },
    minify: true,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`nothing was bundled of ${entry}`);
  return file.text;
}
