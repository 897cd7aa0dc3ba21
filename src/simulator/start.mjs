// `npm start`: the whole product on this machine, with both vendors simulated, a demo company connected and in step. No account, no
// network. State is kept in .wrangler/demo; `npm start -- --fresh` begins anew.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
const [product, vendors] = ['http://localhost:8787', 'http://localhost:8788'];
const token = 'demo';
const state = `${root}.wrangler/demo`;

const quiet = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  X_LOCAL_OBSERVABILITY: 'false',
};

const variables = {
  ADMIN_TOKEN: token,
  SEAL_KEYS: JSON.stringify({ current: 'demo', keys: { demo: Buffer.alloc(32, 'demo').toString('base64') } }),
  XERO_CLIENT_ID: 'demo-xero-client',
  XERO_CLIENT_SECRET: 'demo-xero-secret',
  XERO_WEBHOOK_KEY: 'demo-xero-webhook-key',
  ZOHO_CLIENT_ID: '1000.DEMOZOHOCLIENT',
  ZOHO_CLIENT_SECRET: 'demo-zoho-secret',
  XERO_LOGIN_URL: `${vendors}/xero/login`,
  XERO_IDENTITY_URL: `${vendors}/xero/identity`,
  XERO_API_URL: `${vendors}/xero/api`,
  ZOHO_ACCOUNTS_URL: `${vendors}/zoho/accounts`,
};

const children = [];

function start(name, folder, port, args) {
  const all = [wrangler, 'dev', '--port', String(port), '--inspector-port', '0', '--log-level', 'warn', ...args];
  const child = spawn(process.execPath, all, {
    cwd: folder,
    env: { ...process.env, ...quiet },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk) => (words = (words + chunk).slice(-4000)));
  child.on('exit', (code) => {
    if (!ending) end(1, `${name} stopped (${code}).\n${words}`);
  });
  children.push(child);
}

let ending = false;

function end(code, words) {
  ending = true;
  if (words) console.error(words);
  for (const child of children) {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  process.exit(code);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
  });
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what, ready, seconds) {
  for (let tries = 0; tries < seconds * 4; tries++) {
    const answer = await ready().catch(() => undefined);
    if (answer) return answer;
    await sleep(250);
  }
  return end(1, `${what} did not get ready within ${seconds} s.`);
}

async function call(method, path, body, more = {}) {
  const reply = await fetch(product + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
  return reply;
}

async function json(method, path, body) {
  const reply = await call(method, path, body);
  const said = await reply.json();
  if (!reply.ok) end(1, `${method} ${path}: ${JSON.stringify(said.error ?? said)}`);
  return said;
}

function control(path, body) {
  return fetch(`${vendors}/sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Gives the consent that a person would give in a browser: away to the vendor and back, with the vendor's page answering yes by itself. */
async function consent(system) {
  const away = await call('GET', `/connect/${system}`);
  const asked = await fetch(away.headers.get('location'), { redirect: 'manual' });
  const back = new URL(asked.headers.get('location'));
  await json('GET', back.pathname + back.search);
}

async function connectDemo() {
  const { items } = await json('GET', '/api/connections');
  if (items.length >= 2) return;
  for (const system of ['xero', 'zoho']) {
    await control(`switches/${system}`, { consent: 'allow' });
    await consent(system);
    await control(`switches/${system}`, { consent: 'ask' });
  }
  const made = (await json('GET', '/api/connections')).items;
  const [crm, accounting] = ['zoho-crm', 'xero'].map((system) => made.find((each) => each.system === system).id);
  const pair = await json('POST', '/api/pairs', { name: 'Demo company', crm, accounting });
  await json('POST', `/api/connections/${crm}/provision`);
  await json('POST', `/api/pairs/${pair.id}/go-live`, { licence: true });
}

async function isInStep() {
  const { open } = await json('GET', '/api/jobs');
  return open === 0;
}

for (const port of [8787, 8788])
  if (!(await isFree(port))) end(1, `Port ${port} is in use: stop what runs there first.`);
if (process.argv.includes('--fresh')) rmSync(state, { recursive: true, force: true });
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));

console.log('Starting Ledgerline and both simulated vendors …');
start('The simulator', `${root}src/simulator`, 8788, ['--persist-to', `${state}/vendors`]);
const vars = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
start('Ledgerline', root, 8787, ['--persist-to', `${state}/product`, ...vars]);
await until('The simulator', async () => (await fetch(`${vendors}/`)).ok, 60);
await until('Ledgerline', async () => (await (await fetch(`${product}/health`)).json()).ok, 60);

// What Cloudflare's clock does every minute; here a little more often.
setInterval(() => void fetch(`${product}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined), 10_000);

await connectDemo();
await until('The demo company', isInStep, 60);
const { pair, totals } = await json('GET', '/api/overview');

console.log(`
  Ledgerline      ${product}          sign in with the token: ${token}
  Both vendors    ${vendors}          look at and edit records as people would

  ${pair.name}: ${totals.linked} customers linked, ${totals.issues} need a person, ${totals.skipped} skipped with a reason.

  Try this
  · Edit a customer at ${vendors}/people/zoho/Accounts and see it in Xero a moment later, or the other way round.
  · Make a new contact at ${vendors}/people/xero/contacts.
  · Decide what waits in the inbox.

  Ctrl+C stops everything. State is kept: \`npm start -- --fresh\` begins anew.
`);
