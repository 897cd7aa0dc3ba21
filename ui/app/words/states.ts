// The fixed set of states a record may be in: how each looks, what it is called, what it means and what to do about it.

import type { RecordState } from '../api/client.ts';
import type { Key } from '../i18n/keys.ts';
import type { BadgeLook } from '../parts/Badge.tsx';

interface StateWords extends BadgeLook {
  readonly word: Key;
  readonly means: Key;
  readonly todo: Key;
}

export const states: Readonly<Record<RecordState, StateWords>> = {
  'in-step': {
    icon: 'check',
    tone: 'good',
    word: 'ui.state.in-step',
    means: 'ui.state.in-step.means',
    todo: 'ui.state.in-step.todo',
  },
  waiting: {
    icon: 'clock',
    tone: 'waiting',
    word: 'ui.state.waiting',
    means: 'ui.state.waiting.means',
    todo: 'ui.state.waiting.todo',
  },
  'needs-you': {
    icon: 'person',
    tone: 'you',
    word: 'ui.state.needs-you',
    means: 'ui.state.needs-you.means',
    todo: 'ui.state.needs-you.todo',
  },
  failed: {
    icon: 'alert',
    tone: 'bad',
    word: 'ui.state.failed',
    means: 'ui.state.failed.means',
    todo: 'ui.state.failed.todo',
  },
  skipped: {
    icon: 'skip',
    tone: 'calm',
    word: 'ui.state.skipped',
    means: 'ui.state.skipped.means',
    todo: 'ui.state.skipped.todo',
  },
  paused: {
    icon: 'pause',
    tone: 'paused',
    word: 'ui.state.paused',
    means: 'ui.state.paused.means',
    todo: 'ui.state.paused.todo',
  },
  'not-linked': {
    icon: 'apart',
    tone: 'calm',
    word: 'ui.state.not-linked',
    means: 'ui.state.not-linked.means',
    todo: 'ui.state.not-linked.todo',
  },
};

export const stateNames = Object.keys(states) as RecordState[];
