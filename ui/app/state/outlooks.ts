// What would come of a choice about an issue, and how both sides stand: read anew from both systems when somebody looks.

import { call } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { shelf } from './resource.ts';

const outlooks = shelf((key) => {
  const [pair, id, choice] = JSON.parse(key) as [string, string, 'approve' | 'reissue'];
  return call(api.pairs[':pair'].issues[':id'].outlook.$post({ param: { pair, id }, json: { choice } }));
});

export const outlookOf = (pair: string, id: string, choice: 'approve' | 'reissue') =>
  outlooks.at(JSON.stringify([pair, id, choice]));
