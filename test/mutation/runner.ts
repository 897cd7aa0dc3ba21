// Runs inside vitest: each test once as it is, to see which mutants it passes by, then once for each of them that no test has caught
// yet. A test that does not pass a second time without a change says nothing, and is left out.

import { inject, type RunnerTestCase, TestRunner } from 'vitest';
import { SWITCH, type Switch } from './switch.ts';

/** What a test tells of mutants, by their numbers. */
export interface Told {
  readonly reached: readonly number[];
  readonly caught: readonly number[];
}

declare module 'vitest' {
  interface TaskMeta {
    mutation?: Told;
  }
  interface ProvidedContext {
    /** Mutants that are explained already: only quick tests are asked whether they catch one after all. */
    explained: readonly number[];
  }
}

/** A change may make a loop endless: so many times the looks at the switch that the test takes without it are enough. */
const PATIENCE = 50;
const LEAST_LOOKS = 100_000;
const QUICK_MS = 100;

class Board implements Switch {
  looks = 0;
  readonly reached = new Set<number>();
  #on = -1;
  #most = Infinity;

  is(mutant: number): boolean {
    this.looks++;
    if (this.looks > this.#most) throw new Error('runs away');
    this.reached.add(mutant);
    return mutant === this.#on;
  }

  clear(): void {
    this.reached.clear();
    this.looks = 0;
  }

  /** Whether the work passes with that mutant, or (-1) without any. */
  async passes(work: () => unknown, mutant: number, most: number): Promise<boolean> {
    this.clear();
    [this.#on, this.#most] = [mutant, most];
    try {
      await work();
      return true;
    } catch {
      return false;
    } finally {
      [this.#on, this.#most] = [-1, Infinity];
    }
  }
}

const world = globalThis as unknown as { [SWITCH]?: Board; caughtMutants?: Set<number> };
const board = (world[SWITCH] ??= new Board());
const caughtSoFar = (world.caughtMutants ??= new Set<number>());

export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const work = TestRunner.getTestFn(test);
    board.clear();
    const start = performance.now();
    await work();
    const isQuick = performance.now() - start < QUICK_MS;
    const reached = [...board.reached];
    const most = Math.max(LEAST_LOOKS, board.looks * PATIENCE);
    const explained = new Set(isQuick ? [] : inject('explained'));
    const open = reached.filter((mutant) => !caughtSoFar.has(mutant) && !explained.has(mutant));
    test.meta.mutation = { reached, caught: await caughtBy(work, open, most) };
  }
}

async function caughtBy(work: () => unknown, open: readonly number[], most: number): Promise<number[]> {
  const caught: number[] = [];
  if (open.length === 0 || !(await board.passes(work, -1, most))) return [];
  for (const mutant of open) {
    if (await board.passes(work, mutant, most)) continue;
    // What fails without the change by now was left in disorder, and proves nothing any more.
    if (!(await board.passes(work, -1, most))) break;
    caught.push(mutant);
    caughtSoFar.add(mutant);
  }
  return caught;
}
