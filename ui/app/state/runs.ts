// Historical runs of a pair, and what can be done about one.

import { call } from '../api/answer.ts';
import { api, type NewRun, type Run } from '../api/client.ts';
import { shelf } from './resource.ts';

const all = shelf((pair) => call(api.pairs[':pair'].runs.$get({ query: {}, param: { pair } })));

export const runsOf = (pair: string) => all.at(pair);

export function plan(pair: string, json: NewRun) {
  // The page shows how counting goes on.
  return call(api.pairs[':pair'].runs.$post({ param: { pair }, json }, { headers: { prefer: 'respond-async' } }));
}

export function move(pair: string, id: string, state: 'queued' | 'running' | 'paused' | 'estimating') {
  return call(api.pairs[':pair'].runs[':id'].$patch({ param: { pair, id }, json: { state } }));
}

export function remove(pair: string, id: string) {
  return call(api.pairs[':pair'].runs[':id'].$delete({ param: { pair, id } }));
}

export function clearDone(pair: string) {
  return call(api.pairs[':pair'].runs.$delete({ param: { pair }, query: { state: 'done' } }));
}

/** Whether it has something to do just now. */
export function isAtWork({ state }: Run): boolean {
  return state === 'estimating' || state === 'queued' || state === 'running';
}
