// `npm run deploy`: Ledgerline into your own Cloudflare account. Makes what is missing (queues, database, secrets), never replaces a secret
// that is there, and prints what to enter at Xero and Zoho. `-- --dry-run` builds everything, sends nothing and says what would be done.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const isDryRun = process.argv.includes('--dry-run');
const queues = ['ledgerline-wake', 'ledgerline-wake-dead'];
/** A Worker may have this much, zipped, on Cloudflare's free plan. */
const MOST_BYTES = 3 * 1024 * 1024;

/** What only the owner knows; each may be left out now and set later, one by one. */
const asked = [
  ['XERO_CLIENT_ID', 'Client id of your Xero app (developer.xero.com → My Apps)'],
  ['XERO_CLIENT_SECRET', 'Client secret of your Xero app'],
  ['XERO_WEBHOOK_KEY', 'Webhook signing key of your Xero app'],
  ['ZOHO_CLIENT_ID', 'Client id of your Zoho client (api-console.zoho.com, server-based)'],
  ['ZOHO_CLIENT_SECRET', 'Client secret of your Zoho client'],
];
const made = {
  ADMIN_TOKEN: () => randomBytes(24).toString('base64url'),
  SEAL_KEYS: () => JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }),
};

/** Another program in wrangler's place, for the test of this file. */
const given = process.argv.indexOf('--wrangler');
const wranglerPath =
  given === -1
    ? join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
    : process.argv[given + 1];

function wrangler(args, { shown = false } = {}) {
  const run = spawnSync(process.execPath, [wranglerPath, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words = run.stdout + run.stderr;
  if (shown) process.stdout.write(words);
  return { ok: run.status === 0, out: run.stdout, words };
}

function fail(words) {
  console.error(`\n${words}`);
  process.exit(1);
}

function step(words) {
  console.log(`\n• ${words}`);
}

function rehearse() {
  step('Building, without sending anything');
  const folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
  try {
    const build = wrangler(['deploy', '--dry-run', '--outdir', folder]);
    if (!build.ok) fail(`The build failed:\n${build.words}`);
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    if (bytes > MOST_BYTES) fail(`The Worker is ${bytes} bytes zipped: more than the free plan takes.`);
    const size = scripts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    console.log(`  The Worker is ${Math.round(size / 1024)} KiB (${Math.round(bytes / 1024)} KiB zipped).`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  step('This would be done');
  for (const queue of queues) console.log(`  wrangler queues create ${queue}   (unless it is there)`);
  console.log(
    `  secrets, where they are missing: ${[...Object.keys(made), ...asked.map(([name]) => name)].join(', ')}`,
  );
  console.log('  wrangler deploy   (makes the database; the Worker brings it up to date by itself)');
  tell('https://ledgerline.<your-subdomain>.workers.dev', null);
}

function tell(url, token) {
  step('Enter at Xero (developer.xero.com → your app)');
  console.log(`  Redirect URI   ${url}/connect/xero/callback`);
  console.log(`  Webhook URL    ${url}/hooks/xero   (contacts, invoices, credit notes)`);
  step('Enter at Zoho (api-console.zoho.com → your client)');
  console.log(`  Redirect URI   ${url}/connect/zoho/callback`);
  step('Then open');
  console.log(`  ${url}`);
  if (token)
    console.log(
      `  and sign in with   ${token}\n  It is shown only now. A new one: npx wrangler secret put ADMIN_TOKEN`,
    );
}

function makeQueues() {
  for (const queue of queues) {
    const created = wrangler(['queues', 'create', queue]);
    const exists = /already (exists|taken)|11009/i.test(created.words);
    if (!created.ok && !exists) fail(`The queue ${queue} could not be made:\n${created.words}`);
    console.log(`  ${queue}: ${created.ok ? 'made' : 'is there'}`);
  }
}

function secretsThere() {
  const listed = wrangler(['secret', 'list', '--format', 'json']);
  // Before the first deploy there is no Worker to have secrets.
  if (!listed.ok) return new Set();
  return new Set(JSON.parse(listed.out.slice(listed.out.indexOf('['))).map(({ name }) => name));
}

async function secretsToSet(there) {
  const secrets = {};
  for (const [name, make] of Object.entries(made)) if (!there.has(name)) secrets[name] = make();
  const missing = asked.filter(([name]) => !there.has(name));
  const reader = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  for (const [name, what] of missing) {
    const value = process.env[name] ?? (reader ? await reader.question(`  ${what}\n  ${name} (Enter: later) `) : '');
    if (value.trim() !== '') secrets[name] = value.trim();
  }
  reader?.close();
  return secrets;
}

function deploy(secrets) {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
  try {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    const withSecrets = Object.keys(secrets).length > 0 ? ['--secrets-file', file] : [];
    const sent = wrangler(['deploy', ...withSecrets], { shown: true });
    if (!sent.ok) fail('The deploy failed: see above. Nothing was lost; run it again.');
    return /https:\/\/[\w.-]+\.workers\.dev/.exec(sent.words)?.[0] ?? 'https://<the address shown above>';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isDryRun) rehearse();
else {
  if (/not authenticated/i.test(wrangler(['whoami']).words)) fail('Sign in to Cloudflare first: npx wrangler login');
  step('Queues');
  makeQueues();
  step('Secrets');
  const there = secretsThere();
  const secrets = await secretsToSet(there);
  console.log(`  there: ${[...there].join(', ') || 'none'}; new: ${Object.keys(secrets).join(', ') || 'none'}`);
  step('Deploying');
  tell(deploy(secrets), secrets.ADMIN_TOKEN ?? null);
}
