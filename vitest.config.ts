// The tests, by what they run in. `unit` is plain Node and quick; the rest start real Workers or a browser.
import { defineConfig } from 'vitest/config';

const node = (name: string, folders: string[], timeoutMs: number) => ({
  test: {
    name,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
  },
});

export default defineConfig({
  test: {
    // All processors: nobody else works while the tests run.
    maxWorkers: '100%',
    projects: [
      node(
        'unit',
        [
          'architecture',
          'docs',
          'core',
          'kinds',
          'mapping',
          'sync',
          'systems',
          'db',
          'http',
          'house',
          'xero-node-lite',
        ],
        20_000,
      ),
      node('vendors', ['contract', 'simulator'], 20_000),
      node('worker', ['worker'], 60_000),
      node('scenarios', ['simulation', 'scenarios'], 120_000),
      node('e2e', ['e2e'], 60_000),
      node('recovery', ['recovery'], 180_000),
    ],
  },
});
