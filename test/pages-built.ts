// Before the first test that starts a Worker: the pages are built. Each Worker would build them anew as it starts, as `npm start` does.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const BUILT = 'PAGES_ARE_BUILT';

/** Several projects ask for it, and whoever starts a Worker: the tests are started after this and know of it by their environment. */
export default function build(): void {
  if (process.env[BUILT] === '1') return;
  execFileSync(process.execPath, [join(import.meta.dirname, '../ui/build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.env[BUILT] = '1';
}
