// The log, page by page, by its filters; one entry; and the whole of it for a file.

import { call } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { filled } from './records.ts';
import { shelf } from './resource.ts';

export interface LogFilter {
  readonly pair: string;
  readonly search: string;
  readonly outcome: string;
  readonly direction: string;
  /** Days, `YYYY-MM-DD`, by the reader's own clock; both are included. */
  readonly from: string;
  readonly to: string;
  readonly cursor: string;
}

const PAGE = 50;
const DAY_MS = 86_400_000;

/** What the API takes: times in place of days. */
export function queryOf({ pair: _pair, from, to, ...rest }: LogFilter): Record<string, string> {
  const start = from === '' ? '' : new Date(`${from}T00:00`).toISOString();
  const end = to === '' ? '' : new Date(new Date(`${to}T00:00`).getTime() + DAY_MS).toISOString();
  return filled({ ...rest, from: start, to: end });
}

const pages = shelf((key) => {
  const filter = JSON.parse(key) as LogFilter;
  const query = { ...queryOf(filter), limit: PAGE };
  return call(api.pairs[':pair'].audit.$get({ param: { pair: filter.pair }, query }));
});

export function logBy(filter: LogFilter) {
  return pages.at(JSON.stringify(filter));
}

const entries = shelf((key) => {
  const [pair = '', id = ''] = key.split('/');
  return call(api.pairs[':pair'].audit[':id'].$get({ param: { pair, id } }));
});

export function logEntry(pair: string, id: string) {
  return entries.at(`${pair}/${id}`);
}
