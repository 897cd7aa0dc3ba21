// Each law is needed: with one switched off, histories fail that hold with it. Where none of them does, either the law is not needed or
// the histories don't try it.

import { expect, test } from 'vitest';
import { generate } from '../generate/generate.ts';
import { tryHistory } from '../trial.ts';
import { laws } from './laws.ts';

/** Histories that a law is tried on at most. */
const HISTORIES = 60;

test.each(laws.map((law) => [law.name, law] as const))('without the law that %s histories fail', async (_, law) => {
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const history = generate(seed);
    const events = [...history.events, ...(law.troubles ?? [])].sort((one, other) => one.at - other.at);
    const { violations } = await tryHistory(
      { ...history, setting: { ...history.setting, ...law.setting }, events },
      { tamper: law.tamper() },
    );
    if (violations.length > 0) return expect(violations).not.toEqual([]);
  }
  return expect.fail(`${HISTORIES} histories hold without it`);
});
