// Records, page by page, by their filters.

import { call } from '../api/answer.ts';
import { api, type RecordItem } from '../api/client.ts';
import { shelf } from './resource.ts';

export interface RecordFilter {
  readonly pair: string;
  readonly kind: string;
  readonly state: string;
  readonly search: string;
  readonly cursor: string;
}

const PAGE = 25;

const pages = shelf((key) => {
  const { pair, ...filter } = JSON.parse(key) as RecordFilter;
  return call(api.pairs[':pair'].records.$get({ param: { pair }, query: { ...filled(filter), limit: PAGE } }));
});

export function recordsBy({ pair, kind, state, search, cursor }: RecordFilter) {
  return pages.at(JSON.stringify({ pair, kind, state, search, cursor }));
}

/** Without what is empty: an empty filter is none. */
export function filled(filter: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** Names a record in an address. */
export function recordKey({ kind, crm, accounting }: RecordItem): string {
  return crm ? `${kind}.crm.${crm.id}` : `${kind}.accounting.${accounting?.id ?? ''}`;
}
