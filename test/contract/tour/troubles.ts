// Last stop: everything that HTTP can do to us, on every sort of call, and what each must be taken for.

import { describe, expect, test } from 'vitest';
import { dispositionOf, type Problem, type Result } from '../../../src/core/problem.ts';
import type { FaultAction } from '../../../src/simulator/faults.ts';
import type { Entered, Stand } from '../stand.ts';
import type { Driver, Trouble } from '../driver.ts';
import { archive, create, draft, must, problemOf, readOne, update } from '../steps.ts';

type Call = (system: Entered, stand: Stand, id: string) => Promise<Problem | null>;

const first = (outcomes: readonly Result<unknown>[]) => problemOf(outcomes[0]);

const calls: readonly [string, Call][] = [
  ['a look', async (system) => problemOf(await system.look('customer', null, { limit: 10, overlapMs: 0 }))],
  ['a walk', async (system) => problemOf(await system.walk('customer', null, 10))],
  [
    'a read',
    async (system, _, id) => {
      const [sight] = await system.read('customer', [id]);
      return sight?.is === 'unknown' ? sight.problem : null;
    },
  ],
  ['a create', async (system, stand) => first(await create(system, [draft(stand, 1, { name: 'New' })]))],
  ['an archive', async (system, _, id) => first(await archive(system, [id]))],
];

const html = '<!doctype html><html><body>Something went wrong</body></html>';
const respond = (status: number, body = '', headers: Record<string, string> = {}): FaultAction => ({
  type: 'respond',
  status,
  body,
  headers,
});

const common: readonly Trouble[] = [
  { situation: 'a failure', action: respond(500, 'oops'), problem: { code: 'system.failed', status: 500 } },
  { situation: 'a failure in HTML', action: respond(502, html), problem: { code: 'system.failed', status: 502 } },
  { situation: 'a vendor that is closed', action: respond(503), problem: { code: 'system.failed', status: 503 } },
  { situation: 'a gateway that gave up', action: respond(504, html), problem: { code: 'system.failed', status: 504 } },
  {
    situation: 'too many calls, and nothing else',
    action: respond(429),
    problem: { code: 'system.busy', retryAfterMs: 2_000 },
  },
  {
    situation: 'too many calls, and how long to wait',
    action: respond(429, '', { 'retry-after': '26' }),
    problem: { code: 'system.busy', retryAfterMs: 26_000 },
  },
  { situation: 'HTML where JSON belongs', action: respond(200, html), problem: { code: 'system.unreadable' } },
  { situation: 'nothing where JSON belongs', action: respond(200, ''), problem: { code: 'system.unreadable' } },
  { situation: 'half a document', action: respond(200, '{"Contacts":[{"Na'), problem: { code: 'system.unreadable' } },
  { situation: 'a list where an object belongs', action: respond(200, '[]'), problem: { code: 'system.unreadable' } },
  {
    situation: 'a connection that breaks',
    action: { type: 'drop-before' },
    problem: { code: 'system.unreachable', sent: true },
  },
  {
    situation: 'no answer for too long',
    action: { type: 'delay', afterMs: 25_000 },
    problem: { code: 'system.unreachable', sent: true },
  },
  {
    situation: 'an address that is wrong',
    times: 2,
    onlyReading: true,
    action: respond(404, html),
    problem: { code: 'request.refused', status: 404 },
  },
  {
    situation: 'a redirect elsewhere',
    times: 2,
    action: respond(302, '', { location: 'https://evil.example/' }),
    problem: { code: 'request.refused', status: 302 },
  },
];

export function tourOfTroubles({ open, troubles, apiPath }: Driver): void {
  describe('troubles on the way', () => {
    describe.each([...common, ...troubles].map((trouble) => [trouble.situation, trouble] as const))(
      '%s',
      (_, trouble) => {
        test.each(trouble.onlyReading ? calls.slice(0, 3) : calls)('met by %s', async (_call, call) => {
          const { stand, person } = await open();
          const id = person.make({ name: 'Ada', lastName: 'Ada' });
          stand.clock.advance(5_000);
          stand.world.faults.arm({ match: { path: apiPath }, times: trouble.times ?? 1, action: trouble.action });
          const problem = await call(stand.enter(), stand, id);
          expect(problem).toMatchObject(trouble.problem);
          // Nobody is asked what only time can mend, and the other way round.
          if (problem)
            expect(dispositionOf(problem)).toBe(dispositionOf({ ...problem, code: trouble.problem.code } as Problem));
          // A refusal may be asked for in another way; nothing else is.
          expect(stand.sent).toBeLessThanOrEqual(trouble.times ?? 1);
        });
      },
    );
  });

  describe('the consent', () => {
    test.each(calls)('a token that ran out is renewed once, and %s goes on', async (_, call) => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', lastName: 'Ada' });
      stand.clock.advance(5_000);
      stand.act('token.expire');
      expect(await call(stand.enter(), stand, id)).toBeNull();
      expect(stand.renewals).toBe(1);
    });

    test('a token that is refused although it is new ends it', async () => {
      const { stand } = await open();
      stand.world.faults.arm({ match: { path: apiPath }, times: null, action: respond(401) });
      const system = stand.enter();
      expect(problemOf(await system.look('customer', null, { limit: 10, overlapMs: 0 }))?.code).toBe('grant.revoked');
      expect(stand.renewals).toBe(1);
      expect(stand.calls()).toHaveLength(2);
    });

    test('one that was taken back pauses everything', async () => {
      const { stand } = await open();
      stand.act('token.expire');
      stand.act('token.revoke');
      const problem = problemOf(await stand.enter().walk('customer', null, 10));
      expect(problem?.code).toBe('grant.revoked');
      expect(problem && dispositionOf(problem)).toBe('pause-pair');
    });

    test('a sign-in host that fails says nothing about the consent', async () => {
      const { stand } = await open();
      stand.act('token.expire');
      stand.world.faults.arm({ match: { path: 'token' }, action: respond(503, html) });
      expect(problemOf(await stand.enter().walk('customer', null, 10))).toMatchObject({ code: 'system.failed' });
      expect(problemOf(await stand.enter().walk('customer', null, 10))).toBeNull();
    });
  });

  describe('the calls of one invocation', () => {
    test('none is made beyond the last', async () => {
      const { stand, person } = await open();
      const id = person.make({ name: 'Ada', lastName: 'Ada' });
      const system = stand.enter(0);
      for (const [, call] of calls) expect(await call(system, stand, id)).toEqual({ code: 'budget.spent' });
      expect(stand.calls()).toEqual([]);
    });

    test('the next invocation does what this one could not', async () => {
      const { stand, person } = await open();
      person.make({ name: 'Ada', lastName: 'Ada' });
      must(await stand.enter(5).look('customer', null, { limit: 10, overlapMs: 0 }));
      const outcomes = await create(stand.enter(5), [draft(stand, 1, { name: 'New', lastName: 'New' })]);
      const { id } = must(outcomes[0] ?? { ok: false, problem: { code: 'outcome.unknown' } });
      stand.clock.advance(3_000);
      const seen = await readOne(stand.enter(5), id);
      expect((await update(stand.enter(5), [{ id, seen, fields: { billingCity: 'Bonn' } }]))[0]?.ok).toBe(true);
    });
  });
}
