// How each channel for notices stands, and a test of all of them.

import { call } from '../api/answer.ts';
import { api, type NoticeTest } from '../api/client.ts';
import { shelf } from './resource.ts';

const standings = shelf((pair) => call(api.pairs[':pair'].notices.$get({ param: { pair } })));

export type Tested = NoticeTest['items'][number];

export const channelsOf = (pair: string) => standings.at(pair);

export function test(pair: string) {
  return call(api.pairs[':pair'].notices.test.$post({ param: { pair } }));
}
