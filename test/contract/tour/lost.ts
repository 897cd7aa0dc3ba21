// Seventh stop: replies that get lost. Whoever asks again, or looks for what came of it, never makes a second record.

import { describe, expect, test } from 'vitest';
import { leavesOutcomeOpen } from '../../../src/core/problem.ts';
import type { FaultAction } from '../../../src/simulator/faults.ts';
import type { Driver } from '../driver.ts';
import type { Stand } from '../stand.ts';
import { create, draft, must, problemOf } from '../steps.ts';

const ways: readonly [string, FaultAction][] = [
  ['the connection breaks before the reply', { type: 'drop-after' }],
  ['the reply takes too long', { type: 'delay', afterMs: 25_000 }],
  ['the reply is cut off', { type: 'truncate', share: 0.5 }],
  ['a gateway answers in its place', { type: 'replace', status: 502, body: '<html>Bad gateway</html>' }],
];

/** Names that a query could stumble over. */
function draftsOf(stand: Stand, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const name = `Person ${at} O'Neil "the \\ real"`;
    return draft(stand, at, { name, lastName: name, email: `p${at}@example.com` });
  });
}

export function tourOfLostReplies({ open, createCall, thrifty }: Driver): void {
  describe('a create whose reply is lost', () => {
    test.each(ways)('%s: what was made is found by its mark', async (_, action) => {
      const { stand, person } = await open();
      const drafts = draftsOf(stand, 3);
      const sentAt = stand.clock.now();
      stand.world.faults.arm({ match: createCall, action });
      const outcomes = await create(stand.enter(), drafts);
      for (const outcome of outcomes) {
        const problem = problemOf(outcome);
        expect(problem && leavesOutcomeOpen(problem)).toBe(true);
      }
      expect(person.all()).toHaveLength(3);
      const made = must(await stand.enter().findMade('customer', drafts, sentAt));
      for (const { source, fields } of drafts) {
        const [seen, ...more] = made.get(source) ?? [];
        expect(more).toEqual([]);
        expect(seen).toMatchObject({ stamp: source, name: fields.name });
      }
    });

    test('where nothing had been made, nothing is found, and it is made anew', async () => {
      const { stand, person } = await open();
      const drafts = draftsOf(stand, 2);
      const sentAt = stand.clock.now();
      stand.world.faults.arm({ match: createCall, action: { type: 'drop-before' } });
      const [outcome] = await create(stand.enter(), drafts);
      expect(problemOf(outcome)).toMatchObject({ code: 'system.unreachable', sent: true });
      const made = must(await stand.enter().findMade('customer', drafts, sentAt));
      expect(drafts.map(({ source }) => made.get(source) ?? [])).toEqual([[], []]);
      expect((await create(stand.enter(), drafts)).every(({ ok }) => ok)).toBe(true);
      expect(person.all()).toHaveLength(2);
    });

    test('a whole batch is found in few calls, and nobody else’s records are taken for ours', async () => {
      const { stand, person } = await open();
      const drafts = draftsOf(stand, 60);
      for (let at = 0; at < 40; at++) person.make({ name: `Stranger ${at}`, lastName: `Stranger ${at}` });
      const sentAt = stand.clock.now();
      const outcomes = await create(stand.enter(), drafts.slice(0, 45));
      stand.world.calls = [];
      const made = must(await stand.enter().findMade('customer', drafts, sentAt));
      expect(stand.calls().length).toBeLessThanOrEqual(thrifty ? 8 : 100);
      for (const [at, { source }] of drafts.entries()) {
        const ids = (made.get(source) ?? []).map(({ id }) => id);
        const outcome = outcomes[at];
        expect(ids).toEqual(outcome ? [must(outcome).id] : []);
      }
    });

    test('asking for what came of it may fail, and says so', async () => {
      const { stand } = await open();
      stand.world.faults.arm({ match: {}, times: null, action: { type: 'respond', status: 503, body: '' } });
      const found = await stand.enter().findMade('customer', draftsOf(stand, 2), stand.clock.now());
      expect(problemOf(found)).toMatchObject({ code: 'system.failed' });
    });
  });

  describe('the same request under the same key', () => {
    test.each(ways)('%s: sent again it is answered as it would have been', async (_, action) => {
      const { stand, person } = await open();
      const system = stand.enter();
      const [prepared] = system.prepare('customer', { op: 'create', drafts: draftsOf(stand, 3) });
      if (!prepared) throw new Error('nothing to send');
      stand.world.faults.arm({ match: createCall, action });
      await system.send(prepared, 'the-key');
      stand.clock.advance(30_000);
      const again = await stand.enter().send(prepared, 'the-key');
      if (system.spec.replayMs > 0) expect(again.every(({ ok }) => ok)).toBe(true);
      else
        for (const outcome of again)
          expect(problemOf(outcome)).toMatchObject({ code: 'record.duplicate', field: 'stamp' });
      expect(person.all()).toHaveLength(3);
    });

    test('while the first is still under way, no second record comes of it', async () => {
      const { stand, person } = await open();
      const slowness = stand.setting.system === 'xero' ? { processingMs: 500 } : { serviceMs: 500 };
      Object.assign(stand.vendor.switches, slowness);
      const system = stand.enter();
      const [prepared] = system.prepare('customer', { op: 'create', drafts: draftsOf(stand, 4) });
      if (!prepared) throw new Error('nothing to send');
      const [first, second] = await Promise.all([
        system.send(prepared, 'the-key'),
        stand.enter().send(prepared, 'the-key'),
      ]);
      expect(first).toHaveLength(4);
      expect(second).toHaveLength(4);
      expect(person.all()).toHaveLength(4);
      // Whatever the vendor says to the second, it is no reason to send something else.
      const keys = stand.calls(createCall.method).filter(({ path }) => !path.includes('coql'));
      if (system.spec.replayMs > 0) expect(keys).toHaveLength(2);
      for (const outcome of [...first, ...second]) {
        const problem = problemOf(outcome);
        const isHarmless = problem === null || leavesOutcomeOpen(problem) || problem.code === 'record.duplicate';
        expect(isHarmless, JSON.stringify(problem)).toBe(true);
      }
    });
  });
}
