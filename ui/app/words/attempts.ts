// Attempts in the log as people read them: outcomes, directions, what set them off.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import type { BadgeLook } from '../parts/Badge.tsx';
import type { IconName } from '../parts/Icon.tsx';

export const outcomes: Readonly<Record<string, BadgeLook & { word: Key }>> = {
  done: { icon: 'check', tone: 'good', word: 'ui.outcome.done' },
  unchanged: { icon: 'equal', tone: 'calm', word: 'ui.outcome.unchanged' },
  retrying: { icon: 'clock', tone: 'waiting', word: 'ui.outcome.retrying' },
  failed: { icon: 'alert', tone: 'bad', word: 'ui.outcome.failed' },
  skipped: { icon: 'skip', tone: 'calm', word: 'ui.outcome.skipped' },
  held: { icon: 'person', tone: 'you', word: 'ui.outcome.held' },
  proposed: { icon: 'person', tone: 'you', word: 'ui.outcome.proposed' },
};

export const directions: Readonly<Record<string, { icon: IconName; word: Key }>> = {
  'to-accounting': { icon: 'right', word: 'ui.direction.to-accounting' },
  'to-crm': { icon: 'left', word: 'ui.direction.to-crm' },
};

const triggers: Readonly<Record<string, Key>> = {
  save: 'ui.trigger.save',
  webhook: 'ui.trigger.webhook',
  notification: 'ui.trigger.notification',
  timer: 'ui.trigger.timer',
  run: 'ui.trigger.run',
  person: 'ui.trigger.person',
  retry: 'ui.trigger.retry',
};

export function triggerName(trigger: string): string {
  const key = triggers[trigger];
  return key ? t(key) : trigger;
}
