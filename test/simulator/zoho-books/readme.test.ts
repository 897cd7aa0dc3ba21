// The README of the simulated Books names every action and switch, and no other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions, outside } from '../../../src/simulator/zoho-books/acts/index.ts';
import { defaultBooksSwitches } from '../../../src/simulator/zoho-books/switches.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../src/simulator/zoho-books/README.md'), 'utf8');
const [, about = ''] = readme.split('\n## Actions\n');
const [actionsPart = '', switchesPart = ''] = about.split('\n## Switches\n');

/** The cells of each row whose first cell is a name in backticks. */
function rows(part: string): string[][] {
  const lines = part.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const bare = (cell = '') => cell.replace(/^`|`$/g, '');

test('the table of actions holds every action', () => {
  expect(rows(actionsPart).map(([name]) => bare(name))).toEqual(Object.keys({ ...outside, ...actions }));
});

test('the tables of switches hold every switch with its default and a meaning', () => {
  const told = rows(switchesPart).map(([name, standard]) => [bare(name), JSON.parse(bare(standard)) as unknown]);
  expect(told).toEqual(Object.entries(defaultBooksSwitches).map(([name, value]) => [`books.${name}`, value]));
  for (const [name, , meaning] of rows(switchesPart)) expect(meaning, name).toMatch(/\S\.$/);
});
