// Channels for notices as people call them.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

export const channelSorts: Readonly<Record<string, Key>> = {
  mail: 'ui.notices.mail',
  slack: 'ui.notices.slack',
  cliq: 'ui.notices.cliq',
  webhook: 'ui.notices.webhook',
};

export const occasions: Readonly<Record<string, Key>> = {
  'at-once': 'ui.notices.at-once',
  daily: 'ui.notices.daily',
  both: 'ui.notices.both',
};

export const channelStates: Readonly<Record<'working' | 'failing' | 'untried', Key>> = {
  working: 'ui.notices.working',
  failing: 'ui.notices.failing',
  untried: 'ui.notices.untried',
};

interface Named {
  readonly via: string;
  readonly to: string;
}

export function isChannel(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'via' in value && 'to' in value;
}

/** `Slack, hooks.slack.com`: an address to post to holds a secret behind its host. */
export function channelName({ via, to }: Named): string {
  const sort = channelSorts[via];
  const where = via !== 'mail' && URL.canParse(to) ? new URL(to).host : to;
  return [sort ? t(sort) : via, where].filter((part) => part !== '').join(', ');
}
