// The tool behind `npm run mutate` itself: which changes it makes, and that a switched file is the same program until one is switched on.

import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { mutantsOf, parse } from '../mutation/mutants.ts';
import { switched } from '../mutation/switch.ts';

const changes = (source: string) =>
  mutantsOf(parse('some.ts', source)).map(({ sort, was, is }) => `${sort}: ${was} -> ${is}`);

describe('a branch', () => {
  test('is always taken, and never', () => {
    expect(changes('if (ready) go();')).toEqual(['branch: ready -> true', 'branch: ready -> false']);
    expect(changes('const a = ready ? 1 : 2;')).toEqual(['branch: ready -> true', 'branch: ready -> false']);
  });

  test('of a loop is never taken; a loop without an end would prove nothing', () => {
    expect(changes('while (more) next();')).toEqual(['branch: more -> false']);
  });

  test('of a switch is never the one', () => {
    expect(changes("switch (a) { case 'b': go(); }")).toEqual(["branch: 'b' -> Symbol()"]);
  });

  test('depends on one of its conditions alone, or on the other relation of the two', () => {
    expect(changes('go(a && b);')).toEqual([
      'branch: a && b -> a',
      'branch: a && b -> b',
      'branch: a && b -> (a) || (b)',
    ]);
    expect(changes('go(!a);')).toEqual(['branch: !a -> a']);
  });

  test('that guards what may be missing is gone, for the whole chain', () => {
    expect(changes('go(a.b?.c.d(e));')).toEqual(['branch: a.b?.c.d(e) -> a.b.c.d(e)']);
    expect(changes('go(a?.[0]);')).toEqual(['branch: a?.[0] -> a[0]']);
  });

  test('that picks elements picks all, or asks for one in place of all', () => {
    expect(changes('go(list.filter(fits));')).toEqual(['branch: list.filter(fits) -> list']);
    expect(changes('go(list.every(fits));')).toEqual(['comparison: list.every(fits) -> list.some(fits)']);
  });

  test('is said on one line, without what is remarked on the way', () => {
    expect(changes("go(list // all of 'https://a.example'\n  .filter(fits));")).toEqual([
      'branch: list .filter(fits) -> list',
    ]);
    expect(changes("go(a ?? 'https://a.example');")[1]).toBe(
      "default: a ?? 'https://a.example' -> 'https://a.example'",
    );
  });
});

test('a comparison is moved by one, and turned round', () => {
  expect(changes('go(a < b);')).toEqual(['comparison: a < b -> a <= b', 'comparison: a < b -> a >= b']);
  expect(changes('go(a === b);')).toEqual(['comparison: a === b -> a !== b']);
  expect(changes('go(Math.max(a, b));')).toEqual(['comparison: Math.max(a, b) -> Math.min(a, b)']);
});

describe('a default', () => {
  test('is another value, or taken always', () => {
    expect(changes("go(a ?? '');")).toEqual(["default: a ?? '' -> a ?? 'changed'", "default: a ?? '' -> ''"]);
    expect(changes('go(a ?? b);')).toEqual(['default: a ?? b -> a', 'default: a ?? b -> b']);
  });

  test('of a parameter is another value, or left out', () => {
    expect(changes('function go(places = 2) {}')).toEqual(['default: 2 -> 2 + 1']);
    expect(changes('function go(places = PLACES) {}')).toEqual(['default: PLACES -> undefined']);
  });

  test('in a table of the module is another value; in a function’s own object it is none', () => {
    expect(changes('const rules = { halves: 4 };')).toEqual(['default: halves: 4 -> 4 + 1']);
    expect(changes('function make() { return { halves: 4 }; }')).toEqual([]);
  });

  test('of the module is one more wherever it is used', () => {
    expect(changes('const MOST = 5; go(MOST);')).toEqual(['default: MOST -> (MOST + 1)']);
  });
});

test('what is said of types is left alone', () => {
  expect(changes('type A = { b?: true }; function go(a: A | null): a is A { return has(a); }')).toEqual([]);
});

describe('a switched file', () => {
  const source = `
    // A comment.
    const LIMIT = 3;
    const table = { most: 2, name: 'a' };
    export function judge(given: number | undefined, list: readonly number[] = []): string {
      const value = given ?? table.most;
      if (value > LIMIT && list.length > 0) return 'above';
      switch (value) {
        case 2:
          return list.filter((each) => each > 1).length === 1 ? 'one' : 'none';
        default:
          return list.at(-1)?.toFixed(1) ?? table.name;
      }
    }`;
  const questions: [number | undefined, number[]?][] = [
    [5, [1]],
    [5],
    [undefined, [2, 1, 1]],
    [2],
    [3, [4]],
    [4, [4]],
    [1],
  ];

  function answers(on: number): unknown[] {
    const { outputText } = ts.transpileModule(switched('some.ts', source, 100), {
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS },
    });
    const module = { exports: {} as { judge: (...question: [number | undefined, number[]?]) => string } };
    const board = { __mutation: { is: (mutant: number) => mutant === on } };
    new Function('exports', 'globalThis', outputText)(module.exports, board);
    return questions.map((question) => {
      try {
        return module.exports.judge(...question);
      } catch (error) {
        return String(error);
      }
    });
  }

  test('answers as it did while nothing is switched on', () => {
    expect(answers(-1)).toEqual(['above', 'a', 'one', 'none', '4.0', 'above', 'a']);
  });

  test('answers otherwise with any one of its mutants', () => {
    const mutants = mutantsOf(parse('some.ts', source));
    const same = mutants.filter((_, at) => JSON.stringify(answers(100 + at)) === JSON.stringify(answers(-1)));
    expect(same.map(({ was, is }) => `${was} -> ${is}`)).toEqual([]);
    expect(mutants.length).toBeGreaterThan(20);
  });
});
