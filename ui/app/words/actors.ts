// Who did something, as people call them. A name that is not known here is shown as it is.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

const known: Readonly<Record<string, Key>> = { admin: 'ui.actor.admin', script: 'ui.actor.script' };

export function actorName(actor: string): string {
  if (actor.startsWith('run:')) return t('ui.runs.title');
  const key = known[actor];
  return key ? t(key) : actor;
}
