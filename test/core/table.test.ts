// The decision table read from the other side: what holds for the CRM holds for accounting, but for what is closed there.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Situation } from '../../src/core/steps.ts';
import { briefs } from './build.ts';
import { mirrored, mirroredText } from './mirror.ts';
import { mirroredSituations as situations } from './situations/index.ts';

/** Closed documents of accounting come over as they stand, closed ones of the CRM don't. */
const oneSided: Readonly<Record<string, readonly string[]>> = {
  'none/closed/none': ['note skip.closed', 'create crm'],
  'none/none/paid': ['note skip.closed'],
  // The CRM has a record for each capacity: gone from accounting, each is asked about.
  'linked/gone/both-capacities': ['raise gone.proposal', 'archive crm', 'raise gone.edited'],
};

const answers = (situation: Situation) => briefs(plan(situation)).sort();

describe('the mirror image', () => {
  test.each(Object.entries(situations))('of %s', (id, all) => {
    for (const situation of all) {
      const there = answers(mirrored(situation));
      const expected = oneSided[id];
      if (expected) expect(expected).toContain(there.join());
      else expect(there).toEqual(answers(situation).map(mirroredText).sort());
    }
  });

  test('of a closed document: void in accounting stays there, paid comes over', () => {
    expect(oneSided).toHaveProperty(['none/closed/none']);
    const closed = (situations['none/closed/none'] ?? []).map((each) => answers(mirrored(each)).join());
    expect(new Set(closed)).toEqual(new Set(oneSided['none/closed/none']));
  });

  test('of the mirror image is the situation itself', () => {
    for (const situation of Object.values(situations).flat()) expect(mirrored(mirrored(situation))).toEqual(situation);
  });
});
