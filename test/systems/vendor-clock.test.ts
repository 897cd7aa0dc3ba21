// What a vendor's replies tell of its clock.

import { describe, expect, test } from 'vitest';
import { aheadOf, vendorClock } from '../../src/systems/vendor-clock.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const said = new Date(noon).toUTCString();

describe('how far a vendor is ahead', () => {
  test.each([
    ['within the second', noon + 400, noon + 700, 0],
    ['asked just before the second', noon - 300, noon + 200, 0],
    ['answered late', noon + 900, noon + 9_000, 0],
    ['ours is ahead', noon + 20_400, noon + 20_500, -20_500],
    ['ours is a little ahead', noon + 1_600, noon + 1_700, -1_700],
    ['ours is behind', noon - 5_300, noon - 5_000, 5_000],
  ])('%s', (_, sentAt, receivedAt, ahead) => {
    expect(aheadOf(said, sentAt, receivedAt)).toBe(ahead);
  });

  test.each([null, '', 'tomorrow'])('is not known from %o', (date) => {
    expect(aheadOf(date, noon, noon)).toBeNull();
  });
});

test('time is the vendor’s from its first reply on', async () => {
  const ask = (() => Promise.resolve(new Response('', { headers: { date: said } }))) as typeof fetch;
  const clock = vendorClock(ask, () => noon + 60_000);
  expect(clock.now()).toBe(noon + 60_000);
  await clock.fetch('https://vendor.example/');
  expect(clock.now()).toBe(noon);
});

test('a reply that does not tell the time changes nothing', async () => {
  const replies = [new Response('', { headers: { date: said } }), new Response('')];
  const ask = (() => Promise.resolve(replies.shift())) as unknown as typeof fetch;
  const clock = vendorClock(ask, () => noon + 60_000);
  await clock.fetch('https://vendor.example/');
  await clock.fetch('https://vendor.example/');
  expect(clock.now()).toBe(noon);
});

test('what the vendor’s clock has surely passed: ten minutes ago until it tells the time, then that; ours stays ours', async () => {
  const ask = (() => Promise.resolve(new Response('', { headers: { date: said } }))) as typeof fetch;
  const clock = vendorClock(ask, () => noon + 60_000);
  expect(clock.passed()).toBe(noon + 60_000 - 600_000);
  await clock.fetch('https://vendor.example/');
  expect(clock.passed()).toBe(noon - 1_000);
  expect(clock.ours()).toBe(noon + 60_000);
});
