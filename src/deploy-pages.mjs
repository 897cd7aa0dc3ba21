// `npm run deploy:pages`: the pages to Cloudflare Pages, in front of a Worker that `npm run deploy` has put there. The same build; what is
// not a file goes to the Worker over a service binding. `-- --dry-run` builds and lays everything out, and sends nothing.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layOut, workerFacts } from '../ui/pages/lay-out.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const isDryRun = process.argv.includes('--dry-run');

/** Another program in wrangler's place, for the test of this file. */
const given = process.argv.indexOf('--wrangler');
const wranglerPath =
  given === -1
    ? join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
    : process.argv[given + 1];

function run(path, args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { ok: status === 0, words: stdout + stderr };
}

function fail(words) {
  console.error(`\n${words}`);
  process.exitCode = 1;
}

function deploy(folder, name) {
  if (/not authenticated/i.test(run(wranglerPath, ['whoami'], folder).words))
    return fail('Sign in to Cloudflare first: npx wrangler login');
  const made = run(wranglerPath, ['pages', 'project', 'create', name, '--production-branch', 'main'], folder);
  if (!made.ok && !/already exists|8000002/i.test(made.words))
    return fail(`The project ${name} could not be made:\n${made.words}`);
  console.log(`  the project ${name}: ${made.ok ? 'made' : 'is there'}`);
  const sent = run(wranglerPath, ['pages', 'deploy', '--project-name', name, '--branch', 'main'], folder);
  console.log(sent.words);
  if (!sent.ok) return fail('The deploy failed: see above. Nothing was lost; run it again.');
  const url = `https://${/([\w-]+\.pages\.dev)/.exec(sent.words)?.[1] ?? '<the address shown above>'}`;
  console.log(`\n• Open ${url}, and register its addresses at Xero and Zoho in place of the Worker's:`);
  for (const path of ['/connect/xero/callback', '/hooks/xero', '/connect/zoho/callback'])
    console.log(`  ${url}${path}`);
}

const folder = mkdtempSync(join(tmpdir(), 'ledgerline-pages-'));
try {
  const built = run(join(root, 'ui/build.mjs'), [], root);
  if (!built.ok) fail(`The build failed:\n${built.words}`);
  else {
    const { site, name } = layOut(folder);
    console.log(
      `• ${readdirSync(site, { recursive: true }).length} files; passed on to the Worker: ${workerFacts().paths.join(' ')}`,
    );
    if (isDryRun)
      console.log(
        `• This would be done\n  wrangler pages project create ${name}   (unless it is there)\n  wrangler pages deploy`,
      );
    else deploy(folder, name);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
