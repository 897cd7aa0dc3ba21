// What would become of a record if it were brought into step now.

import type { KindName, RecordItem } from '../../api/client.ts';
import type { Side } from '../../words/systems.ts';
import { Foretold } from '../tried/Foretold.tsx';

export function RecordForetold({ pair, record }: { readonly pair: string; readonly record: RecordItem }) {
  const side: Side = record.crm ? 'crm' : 'accounting';
  const id = record[side]?.id;
  return (
    <Foretold pair={pair} of={id === undefined ? undefined : { kind: record.kind as KindName, side, ids: [id] }} />
  );
}
