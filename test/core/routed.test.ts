// What the routing rules say of a document that is linked in a pair already.

import { expect, test } from 'vitest';
import { planRoute } from '../../src/core/routed.ts';

test('one that they leave where it is, and of which nobody was asked, needs nothing', () => {
  expect(planRoute({ routed: { to: null, kept: null, isKept: false } })).toEqual([]);
});

test('one that is back where it belongs is told of anew, should it be named another pair again', () => {
  expect(planRoute({ routed: { to: null, kept: 'branch', isKept: false } })).toEqual([{ do: 'stay', against: null }]);
});
