// The seven steps: their order, how each stands, and which one is shown. Which ones somebody has been through is kept on this machine;
// what they chose there is kept by the Worker.

import { signal } from '@preact/signals';
import type { Pair } from '../../api/client.ts';
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

export type StepState = 'done' | 'needs-you' | 'blocked';

export const stateLooks: Readonly<Record<StepState, BadgeLook & { readonly word: Key }>> = {
  done: { icon: 'check', tone: 'good', word: 'ui.setup.done' },
  'needs-you': { icon: 'person', tone: 'you', word: 'ui.setup.needs-you' },
  blocked: { icon: 'circle', tone: 'calm', word: 'ui.setup.blocked' },
};

/** How far somebody has come, by pair: the place of the furthest step. */
const furthest = signal<Readonly<Record<string, number>>>(read());

function read(): Readonly<Record<string, number>> {
  try {
    return JSON.parse(localStorage.getItem('setup') ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

/** Somebody goes on to this step of a pair's setup. */
export function reach(pair: string, step: StepName): void {
  const at = stepNames.indexOf(step);
  if ((furthest.value[pair] ?? 0) >= at) return;
  furthest.value = { ...furthest.value, [pair]: at };
  localStorage.setItem('setup', JSON.stringify(furthest.value));
}

/** Before both sides are joined only the first step is open. */
export function stateOf(step: StepName, pair: Pair | undefined, isConnected: boolean): StepState {
  const isLive = pair?.wentLiveAt !== undefined && pair.wentLiveAt !== null;
  if (step === 'connect') return pair && isConnected ? 'done' : 'needs-you';
  if (!pair || !isConnected) return 'blocked';
  if (isLive) return 'done';
  return step !== 'go-live' && stepNames.indexOf(step) < (furthest.value[pair.id] ?? 0) ? 'done' : 'needs-you';
}

/** The step to go on with: where somebody left off. */
export function currentOf(pair: Pair | undefined, isConnected: boolean): StepName {
  if (!pair || !isConnected) return 'connect';
  return stepNames[Math.max(1, furthest.value[pair.id] ?? 1)] ?? 'check';
}

export function stepAfter(step: StepName): StepName {
  return stepNames[stepNames.indexOf(step) + 1] ?? 'go-live';
}
