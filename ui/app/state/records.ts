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
  /** `false`: without what is of another kind. */
  readonly otherKinds?: 'false';
}

const PAGE = 25;

const pages = shelf((key) => {
  const { pair, ...filter } = JSON.parse(key) as RecordFilter & Record<string, string>;
  return call(api.pairs[':pair'].records.$get({ param: { pair }, query: { ...filled(filter), limit: PAGE } }));
});

const besides = shelf((key) => {
  const { pair, ...query } = JSON.parse(key) as Pick<RecordFilter, 'pair' | 'kind' | 'search'>;
  return call(api.pairs[':pair'].unlisted.$get({ param: { pair }, query: { search: '', ...filled(query) } }));
});

/** Records that the list does not show, by number, name or link. */
export function unlistedBy({ pair, kind, search }: Pick<RecordFilter, 'pair' | 'kind' | 'search'>) {
  return besides.at(JSON.stringify({ pair, kind, search }));
}

export function recordsBy({ pair, kind, state, search, cursor, otherKinds }: RecordFilter) {
  return pages.at(JSON.stringify({ pair, kind, state, search, cursor, otherKinds }));
}

/** Without what is empty: an empty filter is none. */
export function filled(filter: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** Names a record in an address. */
export function recordKey({ kind, crm, accounting }: RecordItem): string {
  return crm ? `${kind}.crm.${crm.id}` : `${kind}.accounting.${accounting?.id ?? ''}`;
}
