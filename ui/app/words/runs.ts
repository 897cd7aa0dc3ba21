// Historical runs as people call them: their states, directions and ranges.

import type { Run } from '../api/client.ts';
import type { Key } from '../i18n/keys.ts';
import { day } from '../i18n/format.ts';
import { t } from '../i18n/messages.ts';
import type { BadgeLook } from '../parts/Badge.tsx';
import { kindWords } from './settings.ts';

export const runStates: Readonly<Record<Run['state'], BadgeLook & { word: Key }>> = {
  estimating: { icon: 'clock', tone: 'waiting', word: 'ui.run.estimating' },
  draft: { icon: 'person', tone: 'you', word: 'ui.run.draft' },
  queued: { icon: 'clock', tone: 'waiting', word: 'ui.run.queued' },
  running: { icon: 'sync', tone: 'good', word: 'ui.run.running' },
  paused: { icon: 'pause', tone: 'paused', word: 'ui.run.paused' },
  done: { icon: 'check', tone: 'good', word: 'ui.run.done' },
};

export const runDirections: Readonly<Record<Run['direction'], Key>> = {
  'to-accounting': 'ui.direction.to-accounting',
  'to-crm': 'ui.direction.to-crm',
  both: 'ui.run.both',
};

export function kindName(kind: string): string {
  const key = kindWords[kind];
  return key ? t(key) : kind;
}

export function rangeName({ from, to }: Pick<Run, 'from' | 'to'>): string {
  if (from === null && to === null) return t('ui.run.range.all');
  if (to === null) return t('ui.run.range.since', { from: dayOf(from) });
  if (from === null) return t('ui.run.range.until', { to: dayOf(to) });
  return t('ui.run.range.between', { from: dayOf(from), to: dayOf(to) });
}

function dayOf(at: string | null): string {
  return at === null ? '' : `${day(at)} ${at.slice(0, 4)}`;
}
