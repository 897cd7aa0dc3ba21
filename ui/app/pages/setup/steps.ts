// The seven steps: their order, how each stands, and which one is shown. Which ones somebody has been through is kept by the
// Worker, as what they chose there is: another browser goes on from there.

import { signal } from '@preact/signals';
import { call } from '../../api/answer.ts';
import { api, type Pair } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import type { BadgeLook } from '../../parts/Badge.tsx';

export const stepNames = ['connect', 'check', 'match', 'map', 'rules', 'preview', 'go-live'] as const;
export type StepName = (typeof stepNames)[number];

export const stepWords: Readonly<Record<StepName, { readonly title: Key; readonly lead: Key }>> = {
  connect: { title: 'ui.setup.connect', lead: 'ui.setup.connect.lead' },
  check: { title: 'ui.setup.check', lead: 'ui.setup.check.lead' },
  match: { title: 'ui.setup.match', lead: 'ui.setup.match.lead' },
  map: { title: 'ui.setup.map', lead: 'ui.setup.map.lead' },
  rules: { title: 'ui.setup.rules', lead: 'ui.setup.rules.lead' },
  preview: { title: 'ui.setup.preview', lead: 'ui.setup.preview.lead' },
  'go-live': { title: 'ui.setup.go-live', lead: 'ui.live.lead' },
};

export type StepState = 'done' | 'needs-you' | 'later' | 'blocked';

export const stateLooks: Readonly<Record<StepState, BadgeLook & { readonly word: Key }>> = {
  done: { icon: 'check', tone: 'good', word: 'ui.setup.done' },
  'needs-you': { icon: 'person', tone: 'you', word: 'ui.setup.needs-you' },
  later: { icon: 'circle', tone: 'calm', word: 'ui.setup.later' },
  blocked: { icon: 'circle', tone: 'calm', word: 'ui.setup.blocked' },
};

/** A step that was gone on to just now, by pair, until the Worker's own word comes in. */
const ahead = signal<Readonly<Record<string, number>>>({});

/** The place of the furthest step that somebody went on to, on whichever machine. */
function furthest({ id, setupStep }: Pair): number {
  return Math.max(stepNames.indexOf(setupStep), ahead.value[id] ?? 0);
}

/** Somebody goes on to this step of a pair's setup. The Worker remembers it; where that fails, only the mark beside the step is missing. */
export function reach(pair: Pair, step: StepName): void {
  const at = stepNames.indexOf(step);
  if (furthest(pair) >= at) return;
  ahead.value = { ...ahead.value, [pair.id]: at };
  void call(api.pairs[':pair'].$patch({ param: { pair: pair.id }, json: { setupStep: step } }));
}

/** Before both sides are joined only the first step is open. */
export function stateOf(step: StepName, pair: Pair | undefined, isConnected: boolean): StepState {
  const isLive = pair?.wentLiveAt !== undefined && pair.wentLiveAt !== null;
  if (step === 'connect') return pair && isConnected ? 'done' : 'needs-you';
  if (!pair || !isConnected) return 'blocked';
  if (isLive) return 'done';
  const [at, reached] = [stepNames.indexOf(step), Math.max(1, furthest(pair))];
  if (at === reached) return 'needs-you';
  return at < reached ? 'done' : 'later';
}

/** The step to go on with: where somebody left off. */
export function currentOf(pair: Pair | undefined, isConnected: boolean): StepName {
  if (!pair || !isConnected) return 'connect';
  return stepNames[Math.max(1, furthest(pair))] ?? 'check';
}

export function stepAfter(step: StepName): StepName {
  return stepNames[stepNames.indexOf(step) + 1] ?? 'go-live';
}
