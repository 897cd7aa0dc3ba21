// A Worker as one file, built as it is for the platform.

import { build, type Plugin } from 'esbuild';

/** Minified, as it is deployed. */
export async function bundleOf(entry: string, plugins: Plugin[] = []): Promise<string> {
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
    plugins,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`nothing was bundled of ${entry}`);
  return file.text;
}
