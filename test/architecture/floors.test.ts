// The house stands on floors: imports go down only, and what each floor must not know it does not know.

import { describe, expect, test } from 'vitest';
import { sourceFiles, type SourceFile } from './source.ts';

const files = sourceFiles('src');

const LIFT = 5;

/** 1 what the product knows, 2 what it does, 3 plumbing, 4 doors, 5 the lift; 0 beside the house. */
function floorOf(path: string): number {
  const [, room = ''] = path.split('/');
  const floors: Record<string, number> = {
    core: 1,
    kinds: 1,
    mapping: 1,
    sync: 2,
    systems: 3,
    db: 3,
    notices: 3,
    jobs: 4,
    http: 4,
    'index.ts': 4,
    'grant.ts': 4,
    'compose.ts': LIFT,
    'world.ts': LIFT,
    'clients.ts': LIFT,
    'env.ts': LIFT,
    'sentences.ts': LIFT,
    'xero-node-lite': 0,
    simulator: 0,
    'sql.d.ts': 0,
    'deploy.mjs': 0,
    'deploy-pages.mjs': 0,
  };
  const floor = floors[room];
  if (floor === undefined) throw new Error(`${path} is on no floor: put it in a room, or add the room to this list`);
  return floor;
}

const inside = files.filter(({ path }) => floorOf(path) > 0);
const upTo = (floor: number) => inside.filter(({ path }) => floorOf(path) <= floor);

/** Doors may use the lift, and the lift stops at every floor below the doors. */
function mayImport(from: string, to: string): boolean {
  const [above, below] = [floorOf(from), floorOf(to)];
  if (above === 4) return below === LIFT || below <= 4;
  if (above === LIFT) return below !== 4;
  return below <= above;
}

function lines(found: readonly SourceFile[], pattern: RegExp): string[] {
  return found.flatMap(({ path, code }) =>
    code
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );
}

describe('floors', () => {
  test('imports go down only', () => {
    const wrong = inside.flatMap(({ path, imports }) =>
      imports
        .filter((to) => to.startsWith('src/') && floorOf(to) > 0 && !mayImport(path, to))
        .map((to) => `${path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the simulator and xero-node-lite import nothing from outside their folders but packages', () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const folder = ['src/simulator/', 'src/xero-node-lite/'].find((each) => path.startsWith(each));
      if (!folder) return [];
      return imports
        .filter((to) => /^(src|ui|test)\//.test(to) && !to.startsWith(folder))
        .map((to) => `${path} imports ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  test('nothing imports the simulator', () => {
    const wrong = inside.filter(({ imports }) => imports.some((to) => to.startsWith('src/simulator')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('only systems know xero-node-lite', () => {
    const wrong = inside.filter(
      ({ path, imports }) => imports.includes('xero-node-lite') && !path.startsWith('src/systems/'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('only the store and its neighbours on that floor know the database library', () => {
    const wrong = inside.filter(
      ({ path, imports }) => imports.some((to) => to.startsWith('drizzle')) && !path.startsWith('src/db/'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('the lower floors have no clock, no chance, no network, no environment and no console', () => {
    const outside =
      /\bDate\.now\(|new Date\(\)|Math\.random\(|(?<![.\w])fetch\(|process\.env|\benv\.|console\.|(?<![.\w])crypto\./;
    expect(lines(upTo(2), outside)).toEqual([]);
  });

  test('no vendor is named outside systems and the lift', () => {
    const named = inside.filter(({ path }) => !path.startsWith('src/systems/') && floorOf(path) !== LIFT);
    expect(lines(named, /\b(xero|zoho)\b/i)).toEqual([]);
  });

  test('records are written from one place', () => {
    const senders = inside.filter(
      ({ path, code }) => !path.startsWith('src/systems/') && /systems\[[^\]]+\]\.send\(/.test(code),
    );
    expect(senders.map(({ path }) => path)).toEqual(['src/sync/apply.ts']);
  });
});

describe('every file', () => {
  test('opens by saying what lives there', () => {
    const silent = files.filter(({ text }) => !/^(\/\/|\/\*|#!)/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('swallows nothing', () => {
    expect(lines(files, /catch(\s*\([^)]*\))?\s*\{\s*\}/)).toEqual([]);
  });

  test('is small enough to be read at once', () => {
    const long = files.filter(({ path, text }) => !path.endsWith('.json') && text.split('\n').length > 300);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([]);
  });
});
