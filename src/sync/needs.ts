// Records that others refer to and that have no link yet: each is asked for by name, so that it is brought over first.

import { type RecordId, type Side, sides } from '../core/record.ts';
import { AS_WORDS } from '../core/uncoded.ts';
import { seenOn } from './case.ts';
import { needsOf } from './refs.ts';
import type { Standing } from './store.ts';
import { standingOf, type Work } from './work.ts';

/** What has to be looked at before these works can go on, each once. */
export function neededBy(works: readonly Work[], now: number): Standing[] {
  const asked = new Map<RecordId, Standing>();
  for (const work of works) {
    const wanted = new Set(work.steps.flatMap((step) => (step.do === 'wait' ? step.needs : [])));
    if (wanted.size === 0) continue;
    const seen = sides.flatMap((side) => seenOn(work.one.sights[side]) ?? []);
    const needs = seen.flatMap(({ fields }) => needsOf(work.one.use.kind, fields)).filter(({ id }) => wanted.has(id));
    for (const { kind, id } of needs) {
      const waiting = standingOf(work, now, { state: 'waiting', code: 'needs.asked', dueAt: now });
      asked.set(id, { ...waiting, kind, id, side: sideOf(id), name: '', since: now });
    }
  }
  return [...asked.values()];
}

/** Products for which words stand: who waits for one goes on without it. */
export function asWords(works: readonly Work[]): Standing[] {
  return works.flatMap(({ standing }) => (standing?.code === AS_WORDS ? [standing] : []));
}

/**
 * Records about which a person was asked, and that are left alone now whatever the answer: who waits for one has to ask anew, since
 * nothing would say why it goes nowhere.
 */
export function setAside(works: readonly Work[]): RecordId[] {
  return works.flatMap(({ one, standing }) =>
    standing?.state === 'skipped' && one.standing?.state === 'needs-you' ? [standing.id] : [],
  );
}

function sideOf(id: RecordId): Side {
  return id.startsWith('crm.') ? 'crm' : 'accounting';
}
