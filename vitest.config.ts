// The tests, by what they run in. `unit` is plain Node and quick; the rest start real Workers or a browser.
import { defineConfig } from 'vitest/config';

/** Tests that take seconds, of folders whose others take none: `npm test` runs them, `npm run check` does not. */
const patient = [
  'test/house/**',
  'test/sync/{guard,known-by-keys,mappings,matching,meanwhile,retries}.test.ts',
  'test/xero-node-lite/{build,operations,simulator}.test.ts',
];

const node = (name: string, folders: string[], timeoutMs: number) => ({
  test: {
    name,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    exclude: name === 'scenarios' ? [...patient, 'test/scenarios/{books,money}/**'] : patient,
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
  },
});

/** Builds the pages once for all Workers that are started. */
const PAGES = 'test/pages-built.ts';

const startingWorkers = (...about: Parameters<typeof node>) => ({
  test: { ...node(...about).test, globalSetup: PAGES },
});

/** Each file finds the modules as the last one left them: such tests keep nothing to themselves, and loading costs more than most of them. */
const together = { isolate: false, pool: 'threads' as const };

const unit = node(
  'unit',
  ['architecture', 'docs', 'core', 'kinds', 'mapping', 'sync', 'systems', 'db', 'notices', 'xero-node-lite'],
  20_000,
);

/** Scenarios through the real Worker: the houses that they play in are opened once. */
const books = node('books', ['scenarios/books', 'scenarios/money'], 120_000);

export default defineConfig({
  test: {
    // All processors: nobody else works while the tests run. One more thread gains nothing, since Workers and browsers take their share.
    maxWorkers: '100%',
    projects: [
      { test: { ...unit.test, ...together } },
      { test: { name: 'patient', include: patient, testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { ...node('vendors', ['contract', 'simulator'], 20_000).test, ...together } },
      startingWorkers('worker', ['worker'], 60_000),
      startingWorkers('scenarios', ['simulation', 'scenarios'], 120_000),
      { test: { ...books.test, ...together, globalSetup: 'test/scenarios/stage/house.ts' } },
      // A page that others are at work beside takes its time.
      {
        test: {
          ...node('e2e', ['e2e'], 60_000).test,
          globalSetup: [PAGES, 'test/e2e/unpacked.ts'],
          expect: { poll: { timeout: 15_000 } },
        },
      },
      node('recovery', ['recovery'], 180_000),
    ],
  },
});
