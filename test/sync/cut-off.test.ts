// A pass that was killed, and an event that nobody was there to hear: both sides are looked at as soon as somebody takes over.

import { promptly } from '../../src/simulator/outbox.ts';
import { expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

/**
 * A pass has begun on the CRM's changes, so many times, and none came to its end, so many passes ago; nobody told of a new contact in
 * accounting.
 */
async function killed(attempts: number, passesAgo = 0): Promise<Scene> {
  const scene = await Scene.open();
  const { bench } = scene;
  bench.vendors.outbox.knobs = { ...promptly, lose: 1 };
  scene.contact('Kauri Cabinets');
  bench.sqlite.run(
    `UPDATE looks SET running = (SELECT epoch - ? FROM pairs), attempts = ?
      WHERE kind = 'customer' AND side = 'crm' AND sort = 'changes'`,
    [passesAgo, attempts],
  );
  bench.sqlite.run("UPDATE looks SET next_at = next_at + 3600000 WHERE sort = 'changes'");
  return scene;
}

test('what nobody has marked is looked at beside what the dead pass had begun on', async () => {
  const scene = await killed(1);
  await scene.run(2 * MINUTE_MS);
  expect(scene.names('crm')).toEqual(['Kauri Cabinets']);
});

test('a look over which one pass after the other dies calls for nothing else', async () => {
  const scene = await killed(2);
  await scene.run(2 * MINUTE_MS);
  expect(scene.sent.filter(({ path }) => path.includes('/Contacts?'))).toEqual([]);
});

test('nor does one that has waited for its turn since: that was done by the pass that came next', async () => {
  const scene = await killed(1, 1);
  await scene.run(2 * MINUTE_MS);
  expect(scene.sent.filter(({ path }) => path.includes('/Contacts?'))).toEqual([]);
});
