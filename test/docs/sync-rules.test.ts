// docs/sync-rules.md against the planner: every row is built and planned, and nothing that the planner is tried on lacks a row.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { root } from '../architecture/source.ts';
import { briefs } from '../core/build.ts';
import { situations } from '../core/situations/index.ts';

interface DocumentedRow {
  readonly id: string;
  readonly cells: readonly string[];
  /** The plan as the row states it. */
  readonly steps: readonly string[];
}

const document = readFileSync(join(root, 'docs/sync-rules.md'), 'utf8');

/** The rows of every table whose first column is an id. */
function rowsOf(text: string): DocumentedRow[] {
  const rows: DocumentedRow[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim())
      : [];
    if (cells[0] === 'id') inside = true;
    else if (cells.length === 0) inside = false;
    else if (inside && !/^-+$/.test(cells[0] ?? '')) rows.push(rowOf(cells));
  }
  return rows;
}

function rowOf(cells: readonly string[]): DocumentedRow {
  const steps = codesIn(cells.at(-1) ?? '');
  return { id: codesIn(cells[0] ?? '')[0] ?? cells[0] ?? '', cells, steps: steps.join() === 'nothing' ? [] : steps };
}

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

const rows = rowsOf(document);

describe('the rules as they are documented', () => {
  test('every row has an id of its own, six cells and a plan', () => {
    expect(rows.length).toBeGreaterThan(90);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, cells } of rows) {
      expect(cells, id).toHaveLength(6);
      expect(id).toMatch(/^[a-z]+(\/[a-z-]+)+$/);
      expect(codesIn(cells.at(-1) ?? ''), id).not.toEqual([]);
    }
  });

  test('every row has a situation, and every situation a row', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(situations).sort());
    for (const [id, all] of Object.entries(situations)) expect(all.length, id).toBeGreaterThan(0);
  });

  test.each(rows)('$id', ({ id, steps }) => {
    for (const [at, situation] of (situations[id] ?? []).entries()) {
      expect(briefs(plan(situation)), `${id}, its situation ${at + 1}`).toEqual(steps);
    }
  });
});
