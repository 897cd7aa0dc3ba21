// A pair's settings as they are saved, the versions before them, and what somebody has changed and not saved yet.

import { call } from '../api/answer.ts';
import { api, type Settings } from '../api/client.ts';
import { kept } from './kept.ts';
import { shelf } from './resource.ts';

const saved = shelf((pair) => call(api.pairs[':pair'].settings.$get({ param: { pair } })));
const versions = shelf((pair) => call(api.pairs[':pair'].settings.versions.$get({ query: {}, param: { pair } })));

export const settingsOf = (pair: string) => saved.at(pair);
export const versionsOf = (pair: string) => versions.at(pair);

/** What is being changed: the whole document, and the version that it was made from. */
export interface Draft {
  readonly version: number;
  readonly settings: Settings;
}

export const draftOf = (pair: string) => kept<Draft>(`settings:${pair}`);

/** Saves a part over the version that it was made from. */
export function save(pair: string, version: number, part: Record<string, unknown>) {
  const headers = { 'if-match': `"${version}"` };
  return call(api.pairs[':pair'].settings.$put({ param: { pair }, json: part }, { headers }));
}

const turns = new Map<string, Promise<unknown>>();

/** Saves one switch that stands for itself, after those that were turned before it: none of them is refused for another. */
export function saveInTurn(pair: string, part: Record<string, unknown>) {
  const before = turns.get(pair) ?? Promise.resolve();
  const turn = before.then(() => call(api.pairs[':pair'].settings.$put({ param: { pair }, json: part })));
  turns.set(pair, turn);
  return turn;
}

export function restore(pair: string, version: number) {
  const param = { pair, n: String(version) };
  return call(api.pairs[':pair'].settings.versions[':n'].restoration.$post({ param }));
}
