// `npm run check`: types, lint, format and the unit tests at once, as many as there are processors. Prints what failed, whole.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const cache = 'node_modules/.cache';
// The Worker's types are read twice: beside the tests without the browser's, beside the pages without Node's. What leans on either fails.
const parts = [
  ['types of the tests', `tsc -p test --incremental --tsBuildInfoFile ${cache}/test.tsbuildinfo`],
  ['unit tests', 'vitest run --project unit'],
  ['types of the pages and the Worker', `tsc -p ui --incremental --tsBuildInfoFile ${cache}/ui.tsbuildinfo`],
  ['lint', `eslint --max-warnings 0 --cache --cache-location ${cache}/eslint.json .`],
  ['format', `prettier --check --log-level warn --cache --cache-location ${cache}/prettier.json .`],
];

function run([name, command]) {
  const started = performance.now();
  const process = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [process.stdout, process.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve) => {
    process.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1_000).toFixed(0);
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(said);
      resolve(code === 0);
    });
  });
}

let allWell = true;
const waiting = [...parts];
async function work() {
  for (let part = waiting.shift(); part; part = waiting.shift()) allWell = (await run(part)) && allWell;
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
process.exit(allWell ? 0 : 1);
