// The stage of the browser tests: the real Worker and both simulated vendors, each a `wrangler dev` of its own on a free port, with
// storage in a folder that is thrown away. Nothing here knows a page.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const root = join(import.meta.dirname, '../..');
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');

export const ADMIN_TOKEN = 'e2e-admin-token';

const START_WITHIN_MS = 60_000;

/** The timetable ticks as it does for people, only more often: nothing local does that by itself. */
const TICK_MS = 5_000;

/** Keeps wrangler from calling anybody, and from talking. */
const quiet = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  X_LOCAL_OBSERVABILITY: 'false',
};

export interface StageOptions {
  /** Which company both vendors hold. */
  readonly company?: string;
  /** Variables that replace the usual ones; an empty text leaves one out. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface Stage {
  /** Where the Worker answers, as `http://localhost:<port>`. */
  readonly origin: string;
  /** Where the simulated vendors answer. */
  readonly vendors: string;
  /** Calls the admin API as a script does. Throws where the answer is an error. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Steers the simulated vendors: `sim('POST', '/switches/xero', { … })`. */
  sim<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** One tick of the timetable. */
  tick(): Promise<void>;
  /** Runs a statement in the Worker's database, behind its back. */
  sql(text: string): Promise<void>;
  /** What both processes have said so far. */
  said(): string;
  close(): Promise<void>;
}

/** Starts both. Throws with what they said where one does not answer in time. */
async function openOnce({ company = 'demo', variables = {} }: StageOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'ledgerline-e2e-'));
  const [port, vendorPort] = await Promise.all([freePort(), freePort()]);
  const [origin, vendors] = [`http://localhost:${port}`, `http://localhost:${vendorPort}`];
  const said: string[] = [];
  const start = (cwd: string, name: string, on: number, more: readonly string[]) => {
    const place = ['--port', String(on), '--inspector-port', '0', '--persist-to', join(folder, name)];
    return run(cwd, ['dev', '--log-level', 'warn', ...place, ...more], said);
  };
  const chosen = Object.entries({ ...variablesFor(vendors), ...variables }).filter(([, value]) => value !== '');
  const given = chosen.flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const simulator = start(join(root, 'src/simulator'), 'vendors', vendorPort, ['--var', `COMPANY:${company}`]);
  const worker = start(root, 'worker', port, given);
  const tick = async () => {
    await fetch(`${origin}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined);
  };
  const ticking = setInterval(() => void tick(), TICK_MS);
  const stage: Stage = {
    origin,
    vendors,
    api: (method, path, body) => ask(`${origin}/api${path}`, method, body, { authorization: `Bearer ${ADMIN_TOKEN}` }),
    sim: (method, path, body) => ask(`${vendors}/sim${path}`, method, body),
    tick,
    sql: async (text) => {
      const place = join(folder, 'worker/v3/d1/miniflare-D1DatabaseObject');
      const name = (await readdir(place)).find((each) => each.endsWith('.sqlite') && each !== 'metadata.sqlite');
      const database = new DatabaseSync(join(place, name ?? ''), { timeout: 5_000 });
      database.exec(text);
      database.close();
    },
    said: () => said.join(''),
    close: async () => {
      clearInterval(ticking);
      await Promise.all([stop(worker), stop(simulator)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([answers(`${origin}/health`, worker), answers(`${vendors}/`, simulator)]);
    return stage;
  } catch (error) {
    await stage.close();
    throw new Error(`the stage did not open: ${String(error)}\n${stage.said()}`);
  }
}

/** As `openOnce`; once more where somebody else took a port between its being found free and its use. */
export async function openStage(...options: Parameters<typeof openOnce>): Promise<Stage> {
  for (let tries = 1; ; tries++) {
    try {
      return await openOnce(...options);
    } catch (error) {
      if (tries === 3 || !String(error).includes('Address already in use')) throw error;
    }
  }
}

function variablesFor(vendors: string): Record<string, string> {
  return {
    ADMIN_TOKEN,
    SEAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } }),
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
}

const running = new Set<ChildProcess>();

/** A test that ran out of time closes nothing: what it had started must not outlive it. */
process.once('exit', () => {
  for (const child of running) kill(child);
});

function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A process group of its own: killed whole, or the workers that wrangler starts would outlive it. */
function run(cwd: string, args: readonly string[], said: string[]): ChildProcess {
  const child = spawn(process.execPath, [wrangler, ...args], {
    cwd,
    detached: true,
    env: { ...process.env, ...quiet },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  kill(child);
  await ended;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`${url}: the process ended with ${child.exitCode}`);
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

async function ask<T>(url: string, method: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const reply = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${method} ${url}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
