// What the steps of setup show: how many records there are, who may be who, and what would become of the first ones.

import { call } from '../api/answer.ts';
import { api, type KindName } from '../api/client.ts';
import type { Side } from '../words/systems.ts';
import { shelf } from './resource.ts';

const ofPair = api.pairs[':pair'];

const counts = shelf((pair) => call(ofPair.census.$get({ param: { pair } })));
export const censusOf = (pair: string) => counts.at(pair);

const needs = shelf((pair) => call(ofPair.prerequisites.$get({ param: { pair } })));
/** What both systems must offer, asked of them. */
export const prerequisitesOf = (pair: string) => needs.at(pair);

interface MatchesAt {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
  readonly cursor: string;
}

const PAGE = 25;

const proposals = shelf((key) => {
  const { pair, kind, side, cursor } = JSON.parse(key) as MatchesAt;
  const query = { kind, side, limit: PAGE, ...(cursor !== '' && { cursor }) };
  return call(ofPair.matches.$get({ param: { pair }, query }));
});
export const matchesAt = ({ pair, kind, side, cursor }: MatchesAt) =>
  proposals.at(JSON.stringify({ pair, kind, side, cursor }));

export interface Choice {
  readonly side: Side;
  readonly id: string;
  readonly choice: 'link' | 'create' | 'ignore' | null;
  readonly to?: string;
}

/** Keeps what a person chose. It is carried out when the pair goes live. */
export function choose(pair: string, kind: KindName, choices: Choice[]) {
  return call(ofPair.matches.$put({ param: { pair }, json: { kind, choices } }));
}

interface PreviewAt {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
}

const previews = shelf((key) => {
  const { pair, kind, side } = JSON.parse(key) as PreviewAt;
  return call(ofPair.previews[':kind'].$get({ param: { pair, kind }, query: { side } }));
});
export const previewAt = ({ pair, kind, side }: PreviewAt) => previews.at(JSON.stringify({ pair, kind, side }));
