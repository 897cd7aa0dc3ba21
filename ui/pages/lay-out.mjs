// Lays a Pages project out: the build that the Worker serves too, the script that passes on what is the Worker's, and which requests that
// is. The list is the Worker's own (`run_worker_first`): written twice it would come apart.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));
const root = join(here, '../..');

/** Paths of the Worker's, and the day that its platform is asked to behave as. */
export function workerFacts() {
  const text = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  const name = /^name = "([^"]+)"/m.exec(text)?.[1];
  const date = /^compatibility_date = "([^"]+)"/m.exec(text)?.[1];
  const list = /^run_worker_first = (\[[^\]]*\])/m.exec(text)?.[1];
  if (!name || !date || !list) throw new Error('wrangler.toml lacks a name, a compatibility_date or run_worker_first');
  return { name, date, paths: JSON.parse(list) };
}

/** Writes `<folder>/site` and the configuration beside it. `ui/dist` must have been built. */
export function layOut(folder) {
  const { name: worker, date, paths } = workerFacts();
  // A name of its own: a project that is called like the Worker would be bound to itself where both run locally.
  const name = `${worker}-pages`;
  const site = join(folder, 'site');
  mkdirSync(site, { recursive: true });
  cpSync(join(root, 'ui/dist'), site, { recursive: true });
  cpSync(join(here, '_worker.js'), join(site, '_worker.js'));
  writeFileSync(join(site, '_routes.json'), JSON.stringify({ version: 1, include: paths, exclude: [] }));
  const services = `[[services]]\nbinding = "WORKER"\nservice = "${worker}"\n`;
  const head = `name = "${name}"\npages_build_output_dir = "site"\ncompatibility_date = "${date}"\n`;
  writeFileSync(join(folder, 'wrangler.toml'), `${head}\n${services}`);
  return { folder, site, name };
}
