// What every screen shows: the pairs, which one is looked at, how it is doing, and what is connected.

import { computed, signal } from '@preact/signals';
import { call } from '../api/answer.ts';
import { api, type Pair } from '../api/client.ts';
import { resource, shelf } from './resource.ts';

const CHOSEN = 'pair';

export const pairs = resource(() => call(api.pairs.$get()));

export const connections = resource(() => call(api.connections.$get()));

/** What can be connected, and what each consent asks for. */
export const systems = resource(() => call(api.systems.$get()));

/** A link from a notice names its pair. */
const chosen = signal(new URLSearchParams(location.search).get(CHOSEN) ?? localStorage.getItem(CHOSEN));

/** The pair that is looked at: as chosen on this machine, else the primary. Undefined while there is none, or none is read yet. */
export const pair = computed<Pair | undefined>(() => {
  const all = pairs.value.value?.items ?? [];
  return all.find(({ id }) => id === chosen.value) ?? all.find(({ primary }) => primary) ?? all[0];
});

export function choosePair(id: string): void {
  localStorage.setItem(CHOSEN, id);
  chosen.value = id;
}

const overviews = shelf((id) => call(api.overview.$get({ query: { pair: id } })));

/** How the pair is doing; undefined without a pair. */
export const overview = computed(() => (pair.value ? overviews.at(pair.value.id) : undefined));

const trends = shelf((key) => {
  const [id = '', from = '', to = ''] = key.split(' ');
  return call(api.overview.$get({ query: { pair: id, from, to } }));
});

/** How attempts went between two days (UTC), both included. */
export const trendOf = (id: string, from: string, to: string) => trends.at(`${id} ${from} ${to}`);

/** Reads again what every screen shows. */
export async function refresh(): Promise<void> {
  await pairs.read();
  await overview.value?.read();
}
