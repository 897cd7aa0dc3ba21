// The README of the simulated Zoho names every action and switch, and no other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../src/simulator/zoho/acts/index.ts';
import { defaultSwitches } from '../../src/simulator/zoho/switches.ts';

const readme = readFileSync(join(import.meta.dirname, '../../src/simulator/zoho/README.md'), 'utf8');
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
  expect(rows(actionsPart).map(([name]) => bare(name))).toEqual(Object.keys(actions));
});

test('the tables of switches hold every switch with its default and a meaning', () => {
  const told = rows(switchesPart).map(([name, standard]) => [bare(name), JSON.parse(bare(standard)) as unknown]);
  expect(told).toEqual(Object.entries(defaultSwitches));
  for (const [name, , meaning] of rows(switchesPart)) expect(meaning, name).toMatch(/\S\.$/);
});
