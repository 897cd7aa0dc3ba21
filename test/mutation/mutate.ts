// npm run mutate [-- <file or folder>… --tests --quick]: changes each branch, comparison and default of the heart, one at a time. Each must be
// caught by a test, or be listed in equivalent.json with the reason why nobody could tell the difference. `--tests` names the tests;
// `--quick` asks no test that takes long, and so names some that a property would catch.

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { equivalents, isThat } from './equivalents.ts';
import { tryMutants, type Tried } from './try.ts';

const root = join(import.meta.dirname, '../..');
const heart = ['src/core/**/*.ts', 'src/mapping/{codec,rows,values}.ts', 'src/sync/apply.ts'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'boolean' }, quick: { type: 'boolean' } },
});
const all = globSync(heart, { cwd: root }).toSorted();
const files = all.filter((file) => positionals.length === 0 || positionals.some((part) => file.startsWith(part)));
const known = equivalents().filter(({ file }) => files.includes(file));

const started = performance.now();
const tried = await tryMutants(files, (mutant) => values.quick || known.some((one) => isThat(one, mutant)));
const survivors = tried.filter(({ caughtBy }) => caughtBy === null);
const explained = survivors.filter((mutant) => known.some((one) => isThat(one, mutant)));
const unexplained = survivors.filter((mutant) => !explained.includes(mutant));
const stale = known.filter((one) => !survivors.some((mutant) => isThat(one, mutant)));

if (values.tests)
  for (const mutant of tried) if (mutant.caughtBy) console.log(`${told(mutant)}\n    ${mutant.caughtBy}`);
for (const mutant of unexplained) console.log(`${mutant.isReached ? 'survives' : 'no test runs'}  ${told(mutant)}`);
for (const { file, text, is } of stale) console.log(`no longer equivalent  ${file}  ${text}  ->  ${is}`);
console.log(
  `${tried.length} mutants in ${files.length} files: ${tried.length - survivors.length} caught by a test, ` +
    `${explained.length} equivalent with a reason, ${unexplained.length} unexplained, ${stale.length} reasons out of date; ` +
    `${Math.round((performance.now() - started) / 1_000)} s`,
);
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;

function told({ file, line, was, is }: Tried): string {
  return `${file}:${line}  ${was}  ->  ${is}`;
}
