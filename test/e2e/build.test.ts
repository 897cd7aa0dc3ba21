// The build of the pages: what it refuses, and how small what it makes is.

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalogues, compiled, placesOf, withPlaces, wrongKeys } from '../../ui/build/catalogues.mjs';
import { firstLoad } from '../../ui/build/first-load.mjs';

const ui = join(import.meta.dirname, '../../ui');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledgerline-build-'));
  await Promise.all(['app', 'i18n'].map((name) => mkdir(join(folder, name))));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<{ app: string; folder: string }> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { app: join(folder, 'app'), folder: join(folder, 'i18n') };
}

test('a key without a message is named, with the file that uses it', async () => {
  const places = await write({ 'app/a.tsx': `t('ui.gone')`, 'i18n/en.json': '{}' });
  expect(wrongKeys(places)).toEqual(['ui.gone has no message (a.tsx)']);
});

test('a message that no page uses is named; codes of the Worker are not the pages’ business', async () => {
  const places = await write({ 'app/a.tsx': '', 'i18n/en.json': '{"ui.left": "Left", "record.moved": "Moved"}' });
  expect(wrongKeys(places)).toEqual(['ui.left is used by no page']);
});

test('a language that lacks a message, or has one of its own, is named', async () => {
  const places = await write({
    'app/a.tsx': `t('ui.yes')`,
    'i18n/en.json': '{"ui.yes": "Yes"}',
    'i18n/fr.json': '{"ui.oui": "Oui"}',
  });
  expect(wrongKeys(places)).toEqual(['fr: ui.yes is not translated', 'fr: ui.oui is in no other language']);
});

test('a wrong key stops the build', async () => {
  const places = await write({ 'app/main.tsx': `console.log('ui.gone')`, 'i18n/en.json': '{}' });
  const building = build({
    entryPoints: [join(places.app, 'main.tsx')],
    write: false,
    logLevel: 'silent',
    plugins: [catalogues(places)],
  });
  await expect(building).rejects.toThrow('ui.gone has no message');
});

test('messages come parsed, plain ones as plain text', async () => {
  const places = await write({
    'i18n/en.json': '{"ui.plain": "Plain", "ui.left": "{count, plural, one {#} other {#s}}"}',
  });
  expect(compiled(places.folder, 'en')).toMatchObject({ at: 0, list: [[{ value: 'count' }], 'Plain'] });
});

test('a key becomes the place of its message; what only looks like one is left alone', async () => {
  const { folder } = await write({ 'i18n/en.json': '{"ui.plain": "Plain", "ui.left": "Left"}' });
  const script = `t('ui.plain') + t("ui.left") + t(\`ui.left\`) + 'ui.other' + 'ui.plain.more'`;
  expect(withPlaces(script, placesOf(folder))).toBe(`t('1') + t("0") + t(\`0\`) + 'ui.other' + 'ui.plain.more'`);
});

test('what only one screen says comes with that screen, and what two say with the first load', async () => {
  await Promise.all(
    ['app/pages/a', 'app/pages/b', 'app/parts'].map((path) => mkdir(join(folder, path), { recursive: true })),
  );
  const places = await write({
    'app/main.tsx': `t('ui.frame'); import('./pages/a/APage.tsx'); import('./pages/b/BPage.tsx')`,
    'app/pages/a/APage.tsx': `import { step } from './Step.tsx'; import { both } from '../../parts/Both.tsx'`,
    'app/pages/a/Step.tsx': `t('ui.a')`,
    'app/pages/b/BPage.tsx': `import { both } from '../../parts/Both.tsx'; t('ui.b')`,
    'app/parts/Both.tsx': `t('ui.both')`,
    'i18n/en.json': '{"ui.a": "A", "ui.b": "B", "ui.both": "Both", "ui.frame": "Frame"}',
  });
  const part = (name?: string) => compiled(places.folder, 'en', places.app, name);
  expect(part()).toEqual({ at: 0, list: ['Both', 'Frame'] });
  expect(part('a')).toEqual({ at: 2, list: ['A'] });
  expect(part('b')).toEqual({ at: 3, list: ['B'] });
});

test('the first load counts the entry, its style, the language and the largest screen, each once', () => {
  const contents = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const file = (path: string, size: number) => ({ path: `/x/${path}`, contents: contents(size) });
  const chunk = (entryPoint: string | undefined, imports: string[] = []) => ({
    entryPoint,
    imports: imports.map((path) => ({ path, kind: 'import-statement' })),
  });
  const { bytes, parts } = firstLoad({
    outputFiles: [file('m.js', 1_000), file('s.js', 500), file('c.css', 300), file('a.js', 200), file('b.js', 900)],
    metafile: {
      outputs: {
        'm.js': { ...chunk('ui/app/main.tsx', ['s.js']), cssBundle: 'c.css' },
        's.js': chunk(undefined),
        'c.css': chunk(undefined),
        'a.js': chunk('ui/app/pages/a/APage.tsx', ['s.js']),
        'b.js': chunk('ui/app/pages/b/BPage.tsx', ['s.js']),
      },
    },
  });
  expect(parts).toHaveLength(4);
  expect(bytes).toBeGreaterThan(2_700);
  expect(bytes).toBeLessThan(2_900);
});

test('the pages’ own catalogue and code agree', () => {
  expect(wrongKeys({ app: join(ui, 'app'), folder: join(ui, 'i18n') })).toEqual([]);
});
