// A request that is not settled, as it is stored, and as the floor below knows it.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName, Side } from '../../core/record.ts';
import type { Intent } from '../../sync/store.ts';
import { ASKED_LEAST_MS, ASKED_MOST_MS, STILL_TRAVELLING_MS } from '../../sync/settle-pace.ts';
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
  asked_at: number | null;
  state: string;
}

export const intentColumns = [
  'id',
  'pair',
  'kind',
  'side',
  'op',
  'key',
  'body',
  'items',
  'sent_at',
  'asked_at',
  'state',
] as const;

export function toIntentCells(pair: string, intent: Intent): Cell[] {
  const { id, side, key, prepared, items, sentAt, askedAt = null, state } = intent;
  return [id, pair, prepared.kind, side, prepared.op, key, prepared.body, json(items), sentAt, askedAt, state];
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
    ...(row.asked_at !== null && { askedAt: row.asked_at }),
    state: row.state as Intent['state'],
  };
}

/** From when on it is asked what came of a request: `settleAt`, of a row. */
export const askedFrom: SQL = sql.raw(`(CASE WHEN asked_at IS NULL THEN sent_at + ${STILL_TRAVELLING_MS}
  ELSE asked_at + MIN(${ASKED_MOST_MS}, MAX(${ASKED_LEAST_MS}, (asked_at - sent_at) / 2)) END)`);
