// Checks: every record looked through by jobs of the Worker. They go on when the page is closed; this only watches.

import { call } from '../api/answer.ts';
import { api, type KindName } from '../api/client.ts';
import { shelf } from './resource.ts';

const checksApi = api.pairs[':pair'].checks;

const checks = shelf((pair) => call(checksApi.$get({ param: { pair } })));

/** Those that were made lately, the newest first. */
export const checksOf = (pair: string) => checks.at(pair);

export function beginCheck(pair: string) {
  return call(checksApi.$post({ param: { pair }, json: {} }));
}

interface LinesAt {
  readonly pair: string;
  readonly id: string;
  readonly code: string;
  readonly kind: KindName;
}

const lines = shelf((key) => {
  const { pair, id, code, kind } = JSON.parse(key) as LinesAt;
  return call(checksApi[':id'].$get({ param: { pair, id }, query: { code, kind, limit: 50 } }));
});

/** The records that something stands in the way of. */
export const linesOf = ({ pair, id, code, kind }: LinesAt) => lines.at(JSON.stringify({ pair, id, code, kind }));
