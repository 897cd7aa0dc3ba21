// `npm run deploy` against a stand-in for wrangler that writes down what it was asked: nothing that is there is replaced, nothing secret
// is left behind, and it can be run again.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../src/deploy.mjs');
const url = 'https://ledgerline.somebody.workers.dev';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Cloudflare {
  readonly signedIn?: boolean;
  readonly queues?: readonly string[];
  /** Null: no Worker yet. */
  readonly secrets?: readonly string[] | null;
}

/** A program that answers as wrangler would, and keeps a diary. */
function standIn({ signedIn = true, queues = [], secrets = null }: Cloudflare): string {
  const path = join(folder, 'wrangler.mjs');
  const text = `
    import { appendFileSync, readFileSync } from 'node:fs';
    const args = process.argv.slice(2);
    const at = args.indexOf('--secrets-file');
    const sent = at === -1 ? null : JSON.parse(readFileSync(args[at + 1], 'utf8'));
    appendFileSync(${JSON.stringify(join(folder, 'diary'))}, JSON.stringify({ args, sent }) + '\\n');
    const [command, what, name] = args;
    if (command === 'whoami' && !${signedIn}) console.log('You are not authenticated. Please run \`wrangler login\`.');
    if (command === 'queues' && ${JSON.stringify(queues)}.includes(name)) { console.error('Queue name already taken [code: 11009]'); process.exit(1); }
    if (command === 'secret') {
      if (${secrets === null}) { console.error('This Worker does not exist'); process.exit(1); }
      console.log(JSON.stringify(${JSON.stringify(secrets ?? [])}.map((name) => ({ name, type: 'secret_text' }))));
    }
    if (command === 'deploy') console.log('Deployed ledgerline triggers\\n  ${url}\\n  schedule: * * * * *');
  `;
  writeFileSync(path, text);
  return path;
}

async function deploy(cloudflare: Cloudflare, env: Record<string, string> = {}) {
  const args = [script, '--wrangler', standIn(cloudflare)];
  const run = promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  const { stdout, stderr, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  const diary = readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n');
  const asked = diary.map((line) => JSON.parse(line) as { args: string[]; sent: Record<string, string> | null });
  return { code, words: stdout + stderr, asked, sent: asked.find(({ args: [command] }) => command === 'deploy')?.sent };
}

describe('npm run deploy', () => {
  test('makes queues and secrets the first time, and prints what to register and the sign-in', async () => {
    const { code, words, asked, sent } = await deploy({}, { XERO_CLIENT_ID: 'mine' });
    expect(code).toBe(0);
    expect(asked.filter(({ args: [command] }) => command === 'queues').map(({ args }) => args[2])).toEqual([
      'ledgerline-wake',
      'ledgerline-wake-dead',
    ]);
    expect(Object.keys(sent ?? {})).toEqual(['ADMIN_TOKEN', 'SEAL_KEYS', 'XERO_CLIENT_ID']);
    const ring = JSON.parse(sent?.SEAL_KEYS ?? '') as { current: string; keys: Record<string, string> };
    expect(Buffer.from(ring.keys[ring.current] ?? '', 'base64')).toHaveLength(32);
    for (const line of [
      `${url}/connect/xero/callback`,
      `${url}/connect/zoho/callback`,
      `${url}/hooks/xero`,
      sent?.ADMIN_TOKEN ?? '-',
    ]) {
      expect(words).toContain(line);
    }
  });

  test('replaces no secret that is there, and takes queues that are there', async () => {
    const { code, words, sent } = await deploy(
      {
        queues: ['ledgerline-wake', 'ledgerline-wake-dead'],
        secrets: [
          'ADMIN_TOKEN',
          'SEAL_KEYS',
          'XERO_CLIENT_ID',
          'XERO_CLIENT_SECRET',
          'XERO_WEBHOOK_KEY',
          'ZOHO_CLIENT_ID',
        ],
      },
      { XERO_CLIENT_ID: 'another', ZOHO_CLIENT_SECRET: 'fresh' },
    );
    expect(code).toBe(0);
    expect(sent).toEqual({ ZOHO_CLIENT_SECRET: 'fresh' });
    expect(words).not.toContain('sign in with');
  });

  test('stops before it makes anything where nobody is signed in', async () => {
    const { code, words, asked } = await deploy({ signedIn: false });
    expect(code).toBe(1);
    expect(words).toContain('npx wrangler login');
    expect(asked).toHaveLength(1);
  });
});
