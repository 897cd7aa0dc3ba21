// What is set up inside a CRM, read while it is shown.

import { useMemo } from 'preact/hooks';
import { call } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { resource } from '../../state/resource.ts';
import { useReading } from '../../use/reading.ts';

/** Every pair wants fields of its own: with another pair it is another list. */
export function useProvision(id: string | undefined, pairCount: number) {
  const list = useMemo(
    () =>
      id === undefined ? undefined : resource(() => call(api.connections[':id'].provision.$get({ param: { id } }))),
    [id, pairCount],
  );
  useReading(list);
  return list;
}
