// docs/editions.md against what the pages say of each edition: the same rows in the same words.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { say } from '../../src/sentences.ts';
import { editions, lessIn } from '../../src/systems/zoho/editions.ts';
import { root } from '../architecture/source.ts';

const rows = readFileSync(join(root, 'docs/editions.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]/.test(line))
  .map((line) => line.split('|').slice(1, -1))
  .map(([edition = '', ...words]) => ({
    of: edition.trim().toLowerCase().split(', '),
    words: words.map((each) => each.trim()),
  }));

test.each(editions)('the rows of %s are those that its page shows', (edition) => {
  const documented = rows.filter(({ of }) => of.includes(edition)).map(({ words }) => words);
  const shown = lessIn(edition).map(({ lacks, instead }) => [say('en', lacks, {}), say('en', instead, {})]);
  expect(documented).toEqual(shown);
});
