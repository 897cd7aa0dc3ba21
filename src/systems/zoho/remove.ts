// Taking records out of use by moving them to the recycle bin, where a person finds them for sixty days.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Json } from '../../mapping/place.ts';
import type { PutAway, Written } from '../../sync/ports.ts';
import { deleteRecords, type ZohoAccess } from './api.ts';
import { problemOfElement } from './errors.ts';
import { fromRecordId, toRecordId } from './ids.ts';

export async function recycle(access: ZohoAccess, records: readonly PutAway[]): Promise<Result<Written>[]> {
  const ids = records.map(({ id }) => id);
  const outcomes = new Map<string, Result<Written>>();
  for (const module of new Set(ids.map((id) => fromRecordId(id).module))) {
    const some = ids.filter((id) => fromRecordId(id).module === module);
    const own = some.map((id) => fromRecordId(id).id);
    const replied = await deleteRecords(access, module, own);
    some.forEach((id, at) => {
      const element = replied.ok ? replied.value[at] : undefined;
      if (!replied.ok) outcomes.set(id, replied);
      else if (element?.status === 'success')
        outcomes.set(id, done({ id, version: '', changedAt: 0, seen: null, sent: {} }));
      else outcomes.set(id, failed(deletionProblem(element, id)));
    });
  }
  return ids.map((id) => outcomes.get(id) ?? failed({ code: 'record.missing', id }));
}

function deletionProblem(element: Json | undefined, id: RecordId): Problem {
  if (!element) return { code: 'outcome.unknown' };
  const { module, id: sent } = fromRecordId(id);
  return problemOfElement(element, { sent, stampField: null, idOf: (own) => toRecordId(module, own) });
}
