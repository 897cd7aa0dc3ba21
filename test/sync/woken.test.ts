// A wake-up that another has overtaken finds nothing to do: it costs no row, and no pass. On the free plan of the platform every row counts.

import { expect, test } from 'vitest';
import { runPass } from '../../src/compose.ts';
import { MINUTE_MS, Scene } from './scene.ts';

test('who is woken though nothing is due leaves everything as it is', async () => {
  const scene = await Scene.open({ profile: 'free' });
  const { bench, connected } = scene;
  const epoch = () => bench.sqlite.run('SELECT epoch FROM pairs')[0]?.epoch;
  bench.sqlite.run('UPDATE looks SET due_at = NULL; ');
  bench.sqlite.run('UPDATE pairs SET wake_at = NULL');
  const before = epoch();
  expect(await runPass(bench.house(), connected.pair)).toEqual({ is: 'busy' });
  bench.sqlite.run('UPDATE pairs SET wake_at = ?', [bench.clock.now() + MINUTE_MS]);
  expect(await runPass(bench.house(), connected.pair)).toEqual({ is: 'busy' });
  expect(epoch()).toBe(before);
  bench.sqlite.run('UPDATE pairs SET wake_at = ?', [bench.clock.now() + 500]);
  expect(await runPass(bench.house(), connected.pair)).toMatchObject({ is: 'done' });
});

test.each([
  ['a look', 'UPDATE looks SET due_at = ?'],
  ['a look that a pass was cut off at', "UPDATE looks SET running = 1, due_at = NULL WHERE sort = 'changes' AND ? > 0"],
  [
    'a record',
    `INSERT INTO standings (pair, kind, id, side, state, code, due_at, since)
    SELECT id, 'customer', 'crm.Accounts:1', 'crm', 'waiting', 'asked', ?, 0 FROM pairs`,
  ],
])('what is due is worked on though nobody noted a wake-up: %s', async (_, text) => {
  const { bench, connected } = await Scene.open({ profile: 'free' });
  bench.sqlite.run('UPDATE looks SET due_at = NULL');
  bench.sqlite.run('UPDATE pairs SET wake_at = NULL');
  bench.sqlite.run(text, [bench.clock.now()]);
  expect(await runPass(bench.house(), connected.pair)).toMatchObject({ is: 'done' });
});
