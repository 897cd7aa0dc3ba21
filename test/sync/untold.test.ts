// Whom a change that looking found accuses of silence: nobody, where it may be a write of ours whose reply was lost.

import { expect, test } from 'vitest';
import type { Crew } from '../../src/sync/crew.ts';
import type { Look } from '../../src/sync/look.ts';
import type { Memory } from '../../src/sync/memory.ts';
import { missedIn } from '../../src/sync/untold.ts';

const AT = 1_000_000;
const id = 'crm.Accounts:1';

/** Somebody saved a linked account at `AT`, and a look of the timer finds it. */
function found({
  settling = {},
  version = 'v1',
  asked,
}: {
  settling?: object;
  version?: string;
  asked?: 'crm' | 'accounting';
}) {
  const crew = {
    tells: (_: string, teller: string) => (teller === 'save' ? 0 : null),
    world: { now: () => AT + 5_000 },
    kinds: new Map(),
    settings: {},
    open: { intents: asked ? [{ side: asked, items: [{ link: 7 }] }] : [] },
  } as unknown as Crew;
  const link = { id: 7, settling, versions: { crm: version, accounting: 'v1' }, bases: { crm: {}, accounting: {} } };
  const tellers = { event: { heard: null, missed: null }, save: { heard: null, missed: null } };
  const look = {
    kind: 'customer',
    side: 'crm',
    sort: 'changes',
    checkpoint: '1',
    trigger: 'timer',
    tellers,
  } as unknown as Look;
  const news = [{ id, sight: { is: 'present' as const, seen: { id, stamp: null, fields: {}, changedAt: AT } } }];
  const memory = { links: new Map([[id, link]]) } as unknown as Memory;
  return missedIn(crew, look, news as unknown as Parameters<typeof missedIn>[2], memory);
}

test("a person's save that no rule told of is noted", () => {
  expect(found({})).toEqual({ missed: { save: AT } });
  expect(found({ asked: 'accounting' })).toEqual({ missed: { save: AT } });
});

test.each([
  ['a write of ours that is still to be read', { settling: { crm: {} } }],
  ['a request of which nobody knows yet what came of it', { asked: 'crm' as const }],
  ['a record of which no version proves anything', { version: '' }],
])('%s accuses nobody', (_, how) => {
  expect(found(how)).toEqual({});
});
