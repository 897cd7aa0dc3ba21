// What the routing rules say of a document that is linked in a pair already.

import { expect, test } from 'vitest';
import { planRoute } from '../../src/core/routed.ts';
import { type Choice, isAboutRoute } from '../../src/core/steps.ts';

test('one that they leave where it is, and of which nobody was asked, needs nothing', () => {
  expect(planRoute({ routed: { to: null, kept: null, isKept: false } })).toEqual([]);
});

test('one that is back where it belongs is told of anew, should it be named another pair again', () => {
  expect(planRoute({ routed: { to: null, kept: 'branch', isKept: false } })).toEqual([{ do: 'stay', against: null }]);
});

test('one that they give to another pair is told of, until a person says that it stays', () => {
  const to = { pair: 'branch', name: 'Branch' };
  const moved = { code: 'route.moved', facts: { pair: 'branch', to: 'Branch' }, choices: ['ignore'] };
  expect(planRoute({ routed: { to, kept: null, isKept: false } })).toEqual([{ do: 'raise', issue: moved }]);
  expect(planRoute({ routed: { to, kept: null, isKept: true } })).toEqual([{ do: 'stay', against: 'branch' }]);
  expect(planRoute({ routed: { to, kept: 'branch', isKept: false } })).toEqual([]);
});

test.each<[answer: Choice | null | undefined, expected: boolean]>([
  [{ choice: 'ignore', of: 'route.moved' }, true],
  [{ choice: 'ignore', of: 'mail.refused' }, false],
  [{ choice: 'ignore' }, false],
  [{ choice: 'create' }, false],
  [null, false],
  [undefined, false],
])('of %o it is %s that it only says that the document stays', (answer, expected) => {
  expect(isAboutRoute(answer)).toBe(expected);
});
