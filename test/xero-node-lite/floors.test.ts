// This package knows nothing of the project around it: every import stays in its folder or names one of its npm packages.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/xero-node-lite/');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.startsWith('dist'),
);
const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

test.each(files)('%s stays inside', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  for (const [, target = ''] of source.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)) {
    if (target.startsWith('.')) {
      expect(resolve(dirname(join(folder, name)), target).startsWith(folder), target).toBe(true);
      expect(target).toMatch(/\.ts$/);
    } else {
      expect(Object.keys(dependencies)).toContain(target);
    }
  }
});

test('nothing but the client touches the network, and no runtime is named', () => {
  for (const name of files) {
    const source = readFileSync(join(folder, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    if (name !== 'client.ts') expect(source, name).not.toMatch(/\bfetch\(/);
    expect(source, name).not.toMatch(/\b(process\.env|globalThis|Deno\.|Bun\.|require\(|console\.)/);
  }
});
