// The log, page by page, by its filters; one entry; and the whole of it for a file.

import { call } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { filled } from './records.ts';
import { resource, shelf } from './resource.ts';

export interface LogFilter {
  readonly pair: string;
  readonly search: string;
  readonly outcome: string;
  readonly direction: string;
  /** A module. */
  readonly kind: string;
  /** A cause, by its code. */
  readonly code: string;
  /** `oldest`; empty for the newest first. */
  readonly sort: string;
  /** Entries a page; empty for the usual. */
  readonly size: string;
  /** Days, `YYYY-MM-DD`, by the reader's own clock; both are included. */
  readonly from: string;
  readonly to: string;
  readonly cursor: string;
}

/** Entries a page, the usual first. */
export const sizes = ['50', '25', '100', '200'] as const;
const DAY_MS = 86_400_000;

/** What the API takes: times in place of days. */
export function queryOf({ pair: _pair, size: _size, from, to, ...rest }: LogFilter): Record<string, string> {
  const start = from === '' ? '' : new Date(`${from}T00:00`).toISOString();
  const end = to === '' ? '' : new Date(new Date(`${to}T00:00`).getTime() + DAY_MS).toISOString();
  return filled({ ...rest, from: start, to: end });
}

const pages = shelf((key) => {
  const filter = JSON.parse(key) as LogFilter;
  const limit = Number(sizes.find((each) => each === filter.size) ?? sizes[0]);
  const query = { ...queryOf(filter), limit };
  return call(api.pairs[':pair'].audit.$get({ param: { pair: filter.pair }, query }));
});

export function logBy(filter: LogFilter) {
  return pages.at(JSON.stringify(filter));
}

const entries = shelf((key) => {
  const [pair = '', id = ''] = key.split('/');
  return call(api.pairs[':pair'].audit[':id'].$get({ param: { pair, id } }));
});

/** Which entries' records are brought into step: of these, of all with a cause, or of all that failed. */
export type Again = { readonly ids: string[] } | { readonly code: string } | { readonly all: true };

export function tryAgain(pair: string, json: Again) {
  return call(api.pairs[':pair'].audit.resync.$post({ param: { pair }, json }));
}

/** How much the log holds over all pairs, how long it is kept, and how full the database is. */
export const logStanding = resource(() => call(api.log.$get()));

export function checkSeals(after: number) {
  return call(api.log.checks.$post({ json: { after } }));
}

export function prune() {
  return call(api.log.prunings.$post({ json: { confirm: true } }));
}

export function logEntry(pair: string, id: string) {
  return entries.at(`${pair}/${id}`);
}
