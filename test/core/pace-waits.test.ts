// How long a class waits that may take a part of the minute only.

import { expect, test } from 'vitest';
import { freshPace, type Limits, reserve } from '../../src/core/pace.ts';

const limits: Limits = { perMinute: 60, perDay: 1_000, concurrent: 5 };

test('a historical run, which may take forty of sixty calls, waits until enough of the others have left the minute', () => {
  const lately = [...Array<number>(10).fill(0), ...Array<number>(50).fill(30_000)];
  const asked = { id: 'run', calls: 1, parallel: 1, work: 'run', now: 31_000 } as const;
  const { grant } = reserve({ ...freshPace(limits, 0), lately }, limits, asked);
  // Ten leave a minute after the start: fifty are still too many. The others leave at ninety seconds.
  expect(grant).toEqual({ waitMs: 59_000, why: 'minute' });
});
