// A request that is not settled, as it is stored, and as the floor below knows it.

import type { KindName, Side } from '../../core/record.ts';
import type { Intent } from '../../sync/store.ts';
import { type Cell, json, parse } from '../database.ts';

export interface IntentRecord {
  id: string;
  kind: string;
  side: string;
  op: string;
  key: string;
  body: string;
  items: string;
  sent_at: number;
  state: string;
}

export const intentColumns = ['id', 'pair', 'kind', 'side', 'op', 'key', 'body', 'items', 'sent_at', 'state'] as const;

export function toIntentCells(pair: string, intent: Intent): Cell[] {
  const { id, side, key, prepared, items, sentAt, state } = intent;
  return [id, pair, prepared.kind, side, prepared.op, key, prepared.body, json(items), sentAt, state];
}

export function fromIntent(row: IntentRecord): Intent {
  const items = parse<Intent['items']>(row.items);
  const { id, key, body } = row;
  return {
    id,
    key,
    side: row.side as Side,
    prepared: { kind: row.kind as KindName, op: row.op as Intent['prepared']['op'], body, count: items.length },
    items,
    sentAt: row.sent_at,
    state: row.state as Intent['state'],
  };
}
