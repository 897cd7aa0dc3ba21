// What a person may choose about an issue, in words that fit the issue.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

const usual: Readonly<Record<string, Key>> = {
  crm: 'ui.choice.crm',
  accounting: 'ui.choice.accounting',
  value: 'ui.choice.value',
  approve: 'ui.choice.approve',
  reject: 'ui.choice.reject',
  link: 'ui.choice.link',
  create: 'ui.choice.create',
  reissue: 'ui.choice.reissue',
  ignore: 'ui.choice.ignore',
  retry: 'ui.choice.retry',
};

export function choiceName(choice: string): string {
  const key = usual[choice];
  return key ? t(key) : choice;
}

/** A decision that this choice was, after it was made. */
export function closedName(choice: string | undefined): string {
  return choice !== undefined && choice in usual
    ? t('ui.issue.closed-by', { choice: choiceName(choice) })
    : t('ui.issue.passed');
}
