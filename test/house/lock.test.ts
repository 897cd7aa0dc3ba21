// The lock file installs everywhere: each optional dependency of a package (the builds for other platforms) is in it, and it names no
// registry.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const packages = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages;
const root = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;

test('holds every platform’s build of every package', () => {
  const there = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !there.has(name))
      .map((name) => `${path || 'the project'} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

test('names no registry: it installs from whichever one is configured', () => {
  const named = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link);
  expect(named).toEqual([]);
});

test('has miniflare at the version that wrangler brings', () => {
  const { version } = packages['node_modules/miniflare'] ?? {};
  const wrangler = JSON.parse(read('node_modules/wrangler/package.json')) as { dependencies: Record<string, string> };
  expect(root.devDependencies.miniflare).toBe(version);
  expect(wrangler.dependencies.miniflare).toBe(version);
});

test('pins every package to one version', () => {
  const loose = Object.entries({ ...root.dependencies, ...root.devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range),
  );
  expect(loose).toEqual([]);
});
