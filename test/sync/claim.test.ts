// Beginning what is due: what a pass has answered on the way is no task any more, and is not taken for a lease that was lost. Taken for
// that, nobody would work on the pair until the lease runs out.

import { expect, test } from 'vitest';
import { LeaseLost } from '../../src/sync/lease.ts';
import type { Standing } from '../../src/sync/store.ts';
import { Scene } from './scene.ts';

const HOUR_MS = 3_600_000;

async function opened() {
  const scene = await Scene.open();
  scene.account('Kauri Cabinets');
  scene.fault({ vendor: 'xero' }, { type: 'respond', status: 500, body: '{}' });
  await scene.hint('crm');
  await scene.run(5_000);
  const { sync } = scene.bench.house();
  const pair = String(scene.bench.sqlite.run('SELECT id FROM pairs', [])[0]?.id);
  scene.bench.clock.advance(HOUR_MS);
  const open = await sync.open(pair, { standings: 10 });
  if (!open) throw new RangeError('the pair is not free');
  const gone = { kind: 'customer', id: 'crm.Accounts:1' } as Standing;
  return { scene, sync, pair, lease: open.lease, gone };
}

test('what is gone is no task, and the lease stands', async () => {
  const { sync, lease, gone } = await opened();
  expect(await sync.claim(lease, [], [gone])).toBeNull();
});

test('where another pass has taken over, the lease is lost', async () => {
  const { scene, sync, pair, lease, gone } = await opened();
  scene.bench.clock.advance(HOUR_MS);
  expect(await sync.open(pair, { standings: 10 })).not.toBeNull();
  await expect(sync.claim(lease, [], [gone])).rejects.toThrow(LeaseLost);
});
