// The mapping of a kind as it is saved, the places that both sides offer, and what somebody has changed and not saved yet.

import { call } from '../api/answer.ts';
import { api, type MappingRows } from '../api/client.ts';
import { kept } from './kept.ts';
import { shelf } from './resource.ts';

type Kind = 'customer';
type At = readonly [pair: string, kind: string];

const mappingApi = api.pairs[':pair'].mappings[':kind'];

/** Kinds come from the address: one that there is none of is refused by the API. */
const paramOf = ([pair, kind]: At) => ({ pair, kind: kind as Kind });

const saved = shelf((key) => call(mappingApi.$get({ param: paramOf(JSON.parse(key) as At) })));
const offered = shelf((key) => call(mappingApi.fields.$get({ param: paramOf(JSON.parse(key) as At) })));

export const mappingOf = (...at: At) => saved.at(JSON.stringify(at));
export const fieldsOf = (...at: At) => offered.at(JSON.stringify(at));

/** The rows that differ from how they come, and the version of the settings that they were made from. */
export interface MappingDraft {
  readonly version: number;
  readonly rows: MappingRows;
}

export const mappingDraftOf = (pair: string, kind: string) => kept<MappingDraft>(`mapping:${pair}:${kind}`);

export function saveMapping(at: At, { version, rows }: MappingDraft) {
  const headers = { 'if-match': `"${version}"` };
  return call(mappingApi.$put({ param: paramOf(at), json: { rows } }, { headers }));
}

/** What the draft would do to some records. Nothing is saved. */
export function tryMapping(at: At, rows: MappingRows) {
  return call(mappingApi.trials.$post({ param: paramOf(at), json: { rows } }));
}
