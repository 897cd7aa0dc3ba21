// Given a connection that is looked at once a day; when its lists can't be read just then; then that is not left until the next day, and
// nobody is told of a failure.

import { expect, test } from 'vitest';
import { travelLight } from '../simulation/light/travel.ts';
import { HOUR_MS, MINUTE_MS, Scene } from '../sync/scene.ts';

travelLight();

test.each([
  ['fails', { type: 'respond', status: 503 }],
  ['can’t be reached', { type: 'drop-before' }],
] as const)('lists that are not read because the vendor %s are read within a quarter of an hour', async (_, action) => {
  const scene = await Scene.open();
  const reads = () => scene.sent.filter(({ vendor, path }) => vendor === 'xero' && path.includes('/Accounts'));
  scene.fault({ vendor: 'xero', path: '/Accounts' }, action, 1);
  await scene.run(26 * HOUR_MS);
  const [first, second, ...more] = reads();
  expect([first?.status, second?.status]).toEqual([action.type === 'respond' ? 503 : 0, 200]);
  expect((second?.at ?? Infinity) - (first?.at ?? 0)).toBeLessThanOrEqual(15 * MINUTE_MS);
  expect(more).toEqual([]);
  expect(await scene.issues()).toEqual([]);
  expect(scene.bench.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
