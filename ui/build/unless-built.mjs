// Many Workers that are started one after another build the pages before each: whoever has just built them says so, and need not wait.
// The first to be imported, so that nothing else is.

import { existsSync } from 'node:fs';
import process from 'node:process';

const built = new URL('../dist/index.html', import.meta.url);

if (process.env.PAGES_ARE_BUILT === '1' && existsSync(built)) process.exit(0);
