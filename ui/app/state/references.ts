// The lists that settings name: accounts, tax rates, tracking, themes of Xero, taxes and words of the CRM. As they were last read.

import { call } from '../api/answer.ts';
import { api, type ReferenceItem } from '../api/client.ts';
import type { Side } from '../words/systems.ts';
import { shelf } from './resource.ts';

export type ListName = 'accounts' | 'tax-rates' | 'tracking' | 'themes' | 'pick-lists';

/** The longest that one answer holds. A chart of accounts may have more pages. */
const PAGE = 200;

const lists = shelf(async (key) => {
  const [pair, side, list] = JSON.parse(key) as [string, Side, ListName];
  const items: ReferenceItem[] = [];
  for (let cursor = ''; ;) {
    const query = { side, limit: PAGE, ...(cursor !== '' && { cursor }) };
    const answer = await call(api.pairs[':pair'].reference[':list'].$get({ param: { pair, list }, query }));
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    if (answer.value.next === undefined) return { ok: true as const, value: items };
    cursor = answer.value.next;
  }
});

export const listOf = (pair: string, side: Side, list: ListName) => lists.at(JSON.stringify([pair, side, list]));
