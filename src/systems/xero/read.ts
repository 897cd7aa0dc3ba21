// Reading records of a desk by their ids: as many a call as the desk reads, or the whole list where that is fewer calls.

import type { Problem, Result } from '../../core/problem.ts';
import type { RecordId, Sight } from '../../core/record.ts';
import { type AtDesk, bareIdOf, recordIdOf } from './desk.ts';

export async function read<Element>(at: AtDesk<Element>, ids: readonly RecordId[]): Promise<Sight[]> {
  const { desk, access } = at;
  const { atOnce, most } = desk.reads;
  const found = new Map<RecordId, Sight>();
  if (ids.length > most) {
    const listed = await desk.list(access, { since: null, page: 1, pageSize: ids.length, order: 'id' });
    takeIn(at, ids, found, listed.ok ? { ok: true, value: listed.value.elements } : listed);
  } else
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      takeIn(at, some, found, await desk.read(access, some.map(bareIdOf)));
    }
  // Nothing ever vanishes from Xero but items, and of those a walk tells: one that is not named was not looked for, or belongs to
  // another organisation.
  return ids.map((id) => found.get(id) ?? { is: 'unknown', problem: { code: 'record.missing', id } });
}

function takeIn<Element>(
  { desk, kind, translator }: AtDesk<Element>,
  asked: readonly RecordId[],
  found: Map<RecordId, Sight>,
  result: Result<readonly Element[], Problem>,
): void {
  if (!result.ok) {
    for (const id of asked) found.set(id, { is: 'unknown', problem: result.problem });
    return;
  }
  for (const element of result.value) {
    found.set(recordIdOf(desk, desk.idOf(element)), desk.toSight(kind, translator, element));
  }
}
