// What gets published: built, put into an empty project, type-checked there, and run in plain Node, without any of our tools.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeXero } from './fake-xero.ts';
import { examples, packageFolder } from './readme.ts';

const run = promisify(execFile);
const modules = join(packageFolder, '../../node_modules');
let project = '';
let server: Server;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'xero-node-lite-'));
  const installed = join(project, 'node_modules/xero-node-lite');
  mkdirSync(join(project, 'node_modules'));
  await run(process.execPath, [join(packageFolder, 'build.mjs'), installed]);
  symlinkSync(join(modules, 'oauth4webapi'), join(project, 'node_modules/oauth4webapi'));
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const [, host = '', path = ''] = /^\/([^/]+)(.*)$/.exec(incoming.url ?? '') ?? [];
      const init = {
        method: incoming.method ?? '',
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      };
      void fakeXero(`https://${host}${path}`, init).then(async (answer) => {
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(() => {
  server.close();
  rmSync(project, { recursive: true });
});

test('the manifest leads to JavaScript and types, and names what it needs', () => {
  const manifest = JSON.parse(
    readFileSync(join(project, 'node_modules/xero-node-lite/package.json'), 'utf8'),
  ) as object;
  expect(manifest).toMatchObject({
    name: 'xero-node-lite',
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    dependencies: { oauth4webapi: expect.any(String) as string },
  });
  expect(manifest).not.toHaveProperty('private');
  expect(manifest).not.toHaveProperty('scripts');
});

// Those without a type in their code are JavaScript as they stand.
test.each(examples.filter(({ code }) => !code.includes(': Request')))(
  'plain Node runs the example under “$title”',
  async ({ code, prints }) => {
    const { port } = server.address() as AddressInfo;
    const rerouted = `const real = fetch;
      globalThis.fetch = (url, init) => real(url.replace('https://', 'http://127.0.0.1:${port}/'), init);`;
    writeFileSync(join(project, 'reroute.mjs'), rerouted);
    writeFileSync(join(project, 'example.mjs'), code);
    const { stdout } = await run(process.execPath, ['--import', './reroute.mjs', 'example.mjs'], {
      cwd: project,
      env: {},
    });
    expect(stdout.trimEnd().split('\n')).toEqual(prints);
  },
);

test('its types fit every example, in a strict project that knows only the web’s own types', async () => {
  examples.forEach(({ code }, index) => writeFileSync(join(project, `example-${index}.ts`), `${code}\nexport {};\n`));
  const options = {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  const tsc = join(modules, 'typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', project]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
}, 60_000);
