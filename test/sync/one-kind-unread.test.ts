// One kind that can't be read beside others that can: a person is told once, for as long as it lasts.

import { expect, test } from 'vitest';
import { Scene, MINUTE_MS } from './scene.ts';

const refused = { type: 'respond', status: 404, headers: { 'content-type': 'text/html' }, body: 'Not found' } as const;

test('the issue stands until that kind is read again, whatever else is read meanwhile', async () => {
  const scene = await Scene.open();
  const { bench, connected } = scene;
  await bench.ask('PUT', `/api/pairs/${connected.pair}/settings`, { kinds: { item: { on: true } } });
  await scene.run(5 * MINUTE_MS);
  bench.vendors.faults.arm({ match: { vendor: 'xero', path: '/Items\\?' }, times: null, action: refused });
  await scene.run(45 * MINUTE_MS);
  const issues = () => bench.sqlite.run("SELECT closed_at IS NULL AS open FROM issues WHERE code = 'look.accounting'");
  expect(issues()).toEqual([{ open: 1 }]);
  bench.vendors.faults.clear();
  await scene.run(15 * MINUTE_MS);
  expect(issues()).toEqual([{ open: 0 }]);
});
