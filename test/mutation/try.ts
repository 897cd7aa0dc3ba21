// Tries the mutants of some files: one run of vitest in one worker, with those files switched and the tests that could catch them.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, startVitest, type TestCase, type TestSpecification } from 'vitest/node';
import { mutantsOf, parse, type Mutant } from './mutants.ts';
import { switched } from './switch.ts';
import type {} from './runner.ts';

export interface Known extends Mutant {
  readonly file: string;
}

export interface Tried extends Known {
  /** Whether any test runs the code at all. */
  readonly isReached: boolean;
  /** The name of the first test that fails with it, or null for a survivor. */
  readonly caughtBy: string | null;
}

interface Source {
  /** The number of its first mutant. */
  readonly first: number;
}

const root = join(import.meta.dirname, '../..');
/** The tests that could catch a mutant and run in milliseconds. */
const tests = ['core/**/*', 'docs/sync-rules', 'mapping/**/*', 'sync/apply*'].map((name) => `test/${name}.test.ts`);

/** Throws where a test fails without any change. */
export async function tryMutants(files: readonly string[], isExplained: (mutant: Known) => boolean): Promise<Tried[]> {
  const sources = new Map<string, Source>();
  const mutants: Known[] = [];
  for (const file of files) {
    sources.set(file, { first: mutants.length });
    const found = mutantsOf(parse(file, readFileSync(join(root, file), 'utf8')));
    mutants.push(...found.map(({ sort, line, text, was, is }) => ({ file, sort, line, text, was, is })));
  }
  const explained = mutants.flatMap((mutant, id) => (isExplained(mutant) ? [id] : []));
  const { reached, caught } = await run(sources, explained);
  return mutants.map((mutant, id) => ({ ...mutant, isReached: reached.has(id), caughtBy: caught.get(id) ?? null }));
}

async function run(sources: ReadonlyMap<string, Source>, explained: readonly number[]) {
  const reached = new Set<number>();
  const caught = new Map<number, string>();
  const note = (test: TestCase): void => {
    const { mutation } = test.meta();
    for (const mutant of mutation?.reached ?? []) reached.add(mutant);
    for (const mutant of mutation?.caught ?? [])
      caught.set(mutant, `${test.module.relativeModuleId} > ${test.fullName}`);
  };
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      config: false,
      watch: false,
      include: tests,
      runner: join(import.meta.dirname, 'runner.ts'),
      setupFiles: [join(import.meta.dirname, 'setup.ts')],
      // One worker that keeps its modules, so that every test file knows what the others caught.
      isolate: false,
      // A cache would keep files that are switched another way.
      fsModuleCache: false,
      fileParallelism: false,
      pool: 'threads',
      testTimeout: 0,
      sequence: { sequencer: QuickFirst },
      provide: { explained },
      reporters: [{ onTestCaseResult: note }],
    },
    { plugins: [mutating(sources)] },
  );
  const failed = vitest.state.getTestModules().filter((module) => module.state() !== 'passed');
  const why = failed.map((module) => `${module.relativeModuleId} ${module.errors()[0]?.message ?? ''}`);
  await vitest.close();
  if (failed.length > 0) throw new Error(`fails without any change: ${why.join(', ')}`);
  return { reached, caught };
}

function mutating(sources: ReadonlyMap<string, Source>) {
  return {
    name: 'mutants',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      const path = relative(root, id);
      const source = sources.get(path);
      return source && { code: switched(path, code, source.first), map: null };
    },
  };
}

/** Files with properties go last: they take long, and little is left for them by then. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').includes(`from 'fast-check'`);
    const byName = files.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1));
    return [...byName.filter((file) => !isSlow(file)), ...byName.filter(isSlow)];
  }
}
