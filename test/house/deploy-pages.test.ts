// `npm run deploy:pages` against a stand-in for wrangler that writes down what it was asked and what lay before it.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../src/deploy-pages.mjs');
const url = 'ledgerline-pages.pages.dev';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Cloudflare {
  readonly signedIn?: boolean;
  readonly isThere?: boolean;
}

function standIn({ signedIn = true, isThere = false }: Cloudflare): string {
  const path = join(folder, 'wrangler.mjs');
  const text = `
    import { appendFileSync, readFileSync } from 'node:fs';
    const args = process.argv.slice(2);
    const read = (name) => { try { return readFileSync(name, 'utf8'); } catch { return null; } };
    const sees = { routes: read('site/_routes.json'), page: read('site/index.html'), config: read('wrangler.toml'), cwd: process.cwd() };
    appendFileSync(${JSON.stringify(join(folder, 'diary'))}, JSON.stringify({ args, sees }) + '\\n');
    if (args[0] === 'whoami' && !${signedIn}) console.log('You are not authenticated. Please run \`wrangler login\`.');
    if (args[2] === 'create' && ${isThere}) { console.error('A project with this name already exists [code: 8000002]'); process.exit(1); }
    if (args[1] === 'deploy') console.log('Deployment complete! Take a peek over at https://1a2b.${url}');
  `;
  writeFileSync(path, text);
  return path;
}

async function deploy(cloudflare: Cloudflare, more: readonly string[] = []) {
  const run = promisify(execFile)(process.execPath, [script, '--wrangler', standIn(cloudflare), ...more]);
  const { stdout, stderr, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  const diary = existsSync(join(folder, 'diary')) ? readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n') : [];
  type Line = { args: string[]; sees: { routes: string; page: string; config: string; cwd: string } };
  return { code, words: stdout + stderr, asked: diary.map((line) => JSON.parse(line) as Line) };
}

test('the build, the script and its routes are sent, bound to the Worker, and nothing is left behind', async () => {
  const { code, words, asked } = await deploy({});
  expect(code).toBe(0);
  expect(asked.map(({ args }) => args.slice(0, 3).join(' '))).toEqual([
    'whoami',
    'pages project create',
    'pages deploy --project-name',
  ]);
  const sees = asked.at(-1)?.sees;
  expect(sees?.page).toContain('<div id="app">');
  expect(sees?.routes).toContain('/hooks/*');
  expect(sees?.config).toContain('service = "ledgerline"');
  expect(words).toContain(`${url}/connect/xero/callback`);
  expect(existsSync(sees?.cwd ?? '/')).toBe(false);
});

test('a project that is there is used again; who is not signed in is told how', async () => {
  const again = await deploy({ isThere: true });
  expect([again.code, again.words.includes('is there')]).toEqual([0, true]);
  const stranger = await deploy({ signedIn: false });
  expect(stranger.code).toBe(1);
  expect(stranger.words).toContain('npx wrangler login');
});

test('a rehearsal sends nothing', async () => {
  const { code, asked, words } = await deploy({}, ['--dry-run']);
  expect([code, asked]).toEqual([0, []]);
  expect(words).toContain('This would be done');
});
