// An event that tells of what we have seen already, most often of what we wrote ourselves, costs no call; one of a later change does. And an
// event about a record that rests until it is read by name anyhow makes nothing due.

import { describe, expect, test } from 'vitest';
import { mark, type Mark } from '../../src/sync/mark.ts';
import { naming } from '../../src/sync/look.ts';
import { MINUTE_MS, Scene } from './scene.ts';

/** Accounting tells of a change of these records, made then. */
async function tell({ bench, connected: { pair } }: Scene, names: readonly string[], more: Partial<Mark> = {}) {
  const { marks, waker, world } = bench.house();
  const told: Mark = {
    pair,
    kind: 'customer',
    side: 'accounting',
    ids: names,
    trigger: 'webhook',
    work: 'event',
    actor: null,
    at: world.now(),
    teller: 'event',
    ...more,
  };
  await mark(marks, waker, world.now(), [told]);
  await bench.run(10_000);
}

/** A customer that is in step, and when accounting last changed it by what the link knows. */
async function linked(scene: Scene): Promise<{ id: string; at: number }> {
  scene.account('Kauri Cabinets');
  await scene.hint('crm');
  await scene.bench.run(10 * MINUTE_MS);
  const [row] = scene.bench.sqlite.run('SELECT accounting_id, accounting_changed_at FROM links');
  return { id: String(row?.accounting_id), at: Number(row?.accounting_changed_at) };
}

const calls = ({ sent }: Scene) =>
  sent.filter(({ vendor, path }) => vendor === 'xero' && path.startsWith('/api/')).length;
const dueAt = (scene: Scene) =>
  scene.bench.sqlite.run(
    "SELECT due_at FROM looks WHERE kind = 'customer' AND side = 'accounting' AND sort = 'changes'",
  )[0]?.due_at;

describe('an event of accounting', () => {
  test.each<[what: string, later: number, isRead: boolean]>([
    ['of the change that the link has seen', 0, false],
    ['of an earlier one', -5_000, false],
    ['of a later one', 1, true],
  ])('%s', async (_, later, isRead) => {
    const scene = await Scene.open();
    const { id, at } = await linked(scene);
    const before = calls(scene);
    await tell(scene, [naming(id, at + later)]);
    expect(calls(scene) > before).toBe(isRead);
    expect(dueAt(scene)).toBeNull();
  });

  test('that says no time, or names somebody who is not linked beside one who is, is looked into', async () => {
    const scene = await Scene.open();
    const { id, at } = await linked(scene);
    for (const names of [[id], [naming(id, at), naming('accounting.Contacts:nobody', at)]]) {
      const before = calls(scene);
      await tell(scene, names);
      expect(calls(scene)).toBeGreaterThan(before);
    }
  });
});

test('an event about a record that rests with its look makes nothing due; about it and another, the other alone', async () => {
  const scene = await Scene.open();
  const { bench } = scene;
  const later = bench.clock.now() + 60 * MINUTE_MS;
  const resting = JSON.stringify([['crm.Accounts:1', later]]);
  const ofCrm = "kind = 'customer' AND side = 'crm' AND sort = 'changes'";
  bench.sqlite.run(`UPDATE looks SET rest = ?, due_at = NULL WHERE ${ofCrm}`, [resting]);
  const { marks } = bench.house();
  const told = (ids: readonly string[]) =>
    marks.mark(
      [
        {
          pair: scene.connected.pair,
          kind: 'customer',
          side: 'crm',
          ids,
          trigger: 'notification',
          work: 'event',
          actor: null,
          at: later,
          teller: 'event',
        },
      ],
      [],
    );
  const row = () => bench.sqlite.run(`SELECT due_at, ids, heard_event FROM looks WHERE ${ofCrm}`)[0];
  await told(['crm.Accounts:1']);
  expect(row()).toMatchObject({ due_at: null, heard_event: bench.clock.now() });
  bench.sqlite.run(`UPDATE looks SET running = 99 WHERE ${ofCrm}`);
  await told(['crm.Accounts:1']);
  expect(row()?.ids).toBe('["crm.Accounts:1"]');
  bench.sqlite.run(`UPDATE looks SET running = NULL, due_at = NULL, ids = NULL WHERE ${ofCrm}`);
  await told(['crm.Accounts:1', 'crm.Accounts:2']);
  expect(row()?.ids).toBe('["crm.Accounts:2"]');
});
