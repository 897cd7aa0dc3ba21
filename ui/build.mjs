// Builds the pages into ui/dist: hashed scripts and styles, one catalogue a language, index.html, headers. Fails on a wrong message
// key and above the size that a first load may have. Says its size in one line, nothing else.

import './build/unless-built.mjs';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogues, placesOf, withPlaces } from './build/catalogues.mjs';
import { fewFiles } from './build/few-files.mjs';
import { firstLoad, MOST_BYTES } from './build/first-load.mjs';
import { headers } from './build/headers.mjs';
import { indexPage } from './build/index-page.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const dist = `${here}dist/`;
/** Beside what is served, and of this build alone. */
const workshop = `${here}../node_modules/.cache/ui-${process.pid}/`;

const places = placesOf(`${here}i18n`, `${here}app`);

/** Browsers with `light-dark()`, exclusive details, popover and dialog: 2024 and later. */
const target = ['chrome123', 'firefox130', 'safari17.5'];

const result = await build({
  entryPoints: { main: `${here}app/main.tsx` },
  outdir: dist,
  entryNames: 'assets/[name]-[hash]',
  chunkNames: 'assets/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'silent',
  // Messages come parsed: the browser needs no parser.
  alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
  plugins: [
    fewFiles(`${here}app`, (path) => withPlaces(readFileSync(path, 'utf8'), places)),
    catalogues({ app: `${here}app`, folder: `${here}i18n` }),
  ],
}).catch(stop);

/** The style of the API's page, which the Worker writes: a file of its own, by a name that stays. */
const docs = await build({
  entryPoints: { docs: `${here}docs/docs.css` },
  outdir: dist,
  bundle: true,
  target,
  minify: true,
  write: false,
  logLevel: 'silent',
}).catch(stop);

const size = firstLoad(result);
if (size.bytes > MOST_BYTES) {
  stop(new Error(`The first load has ${kB(size.bytes)}, more than ${kB(MOST_BYTES)}: ${size.parts.join(', ')}`));
}
await publish();
process.stdout.write(`ui: first load ${kB(size.bytes)} of ${kB(MOST_BYTES)}\n`);

/**
 * New files first, the page that names them last, and only then the old ones go: a server in between always finds a whole site. Several
 * builds may run at once, and a server may read meanwhile: each file comes into its place whole, and one that is there already is left alone.
 */
async function publish() {
  await mkdir(`${dist}assets`, { recursive: true });
  const made = [...result.outputFiles, ...docs.outputFiles];
  await Promise.all(made.map(({ path, contents }) => place(path, contents)));
  for (const name of await readdir(`${here}public`)) await place(dist + name, await readFile(`${here}public/${name}`));
  await place(`${dist}_headers`, Buffer.from(headers));
  await place(`${dist}index.html`, Buffer.from(indexPage(result.metafile)));
  await rm(workshop, { recursive: true, force: true });
  const fresh = new Set(result.outputFiles.map(({ path }) => path));
  const old = (await readdir(`${dist}assets`))
    .map((name) => `${dist}assets/${name}`)
    .filter((path) => !fresh.has(path));
  await Promise.all(old.map((path) => rm(path, { force: true })));
}

async function place(path, contents) {
  const before = await readFile(path).catch(() => null);
  if (before?.equals(contents)) return;
  await mkdir(workshop, { recursive: true });
  const fresh = `${workshop}${basename(path)}`;
  await writeFile(fresh, contents);
  await rename(fresh, path);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB gz`;
}

/** Says what is wrong, with its place, and ends. */
function stop(error) {
  const lines = (error.errors ?? []).map(({ text, location }) =>
    location ? `${location.file}:${location.line}: ${text}` : text,
  );
  process.stderr.write(`ui: ${lines.length > 0 ? lines.join('\nui: ') : error.message}\n`);
  process.exit(1);
}
