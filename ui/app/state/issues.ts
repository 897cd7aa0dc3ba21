// Issues: what needs a person.

import { call } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { shelf } from './resource.ts';

export interface IssueFilter {
  readonly pair: string;
  /** `open`, or `all`. */
  readonly show: string;
  readonly cursor: string;
}

const PAGE = 50;

const pages = shelf((key) => {
  const { pair, show, cursor } = JSON.parse(key) as IssueFilter;
  const query = { limit: PAGE, ...(cursor !== '' && { cursor }), ...(show === 'all' && { all: 'true' }) };
  return call(api.pairs[':pair'].issues.$get({ param: { pair }, query }));
});

export function issuesBy({ pair, show, cursor }: IssueFilter) {
  return pages.at(JSON.stringify({ pair, show, cursor }));
}
