// What a person may choose about an issue, in words that fit the issue; and what a deletion that is carried over makes of a record.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import { type Side, sideName } from './systems.ts';

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

/** What is approved, by the code. */
const approvals: Readonly<Record<string, Key>> = {
  'approval.asked': 'ui.choice.send',
  'amounts.blocked': 'ui.choice.send-anyway',
  'payment.reversal': 'ui.choice.take-out',
};

/** What an issue tells of itself for the words of its choices. */
export interface About {
  readonly code: string;
  readonly kind: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function choiceName(choice: string, about?: About): string {
  if (choice === 'ignore' && about?.code === 'route.moved') return t('ui.choice.stay');
  if (choice === 'approve' && about) {
    const key = approvals[about.code];
    if (key) return t(key, { system: sideName('accounting') });
    const side = sideLeft(about);
    return t(awayWords[wayAway(about.kind, side)].button, { system: sideName(side) });
  }
  const key = usual[choice];
  return key ? t(key) : choice;
}

/** A decision that this choice was, after it was made. */
export function closedName(choice: string | undefined, about: About): string {
  return choice !== undefined && choice in usual
    ? t('ui.issue.closed-by', { choice: choiceName(choice, about) })
    : t('ui.issue.passed');
}

/** The side that still has the record of which the other one is gone. */
export function sideLeft({ facts }: About): Side {
  return facts.side === 'crm' ? 'accounting' : 'crm';
}

type Away = 'archive' | 'void' | 'delete' | 'unlist' | 'bin' | 'rest';

interface AwayWords {
  readonly button: Key;
  readonly title: Key;
  readonly text: Key;
}

/** How a record is put away, and whether it can be brought back. */
export const awayWords: Readonly<Record<Away, AwayWords>> = {
  archive: { button: 'ui.away.archive', title: 'ui.away.archive.title', text: 'ui.away.archive.text' },
  void: { button: 'ui.away.void', title: 'ui.away.void.title', text: 'ui.away.void.text' },
  delete: { button: 'ui.away.delete', title: 'ui.away.delete.title', text: 'ui.away.delete.text' },
  unlist: { button: 'ui.away.delete', title: 'ui.away.delete.title', text: 'ui.away.unlist.text' },
  bin: { button: 'ui.away.bin', title: 'ui.away.bin.title', text: 'ui.away.bin.text' },
  rest: { button: 'ui.away.rest', title: 'ui.away.rest.title', text: 'ui.away.rest.text' },
};

/** What a side does with a record of that kind that is to go: each in its own way. */
export function wayAway(kind: string | null, side: Side): Away {
  if (kind === 'customer' || kind === 'vendor') return side === 'accounting' ? 'archive' : 'bin';
  if (kind === 'item') return side === 'accounting' ? 'unlist' : 'rest';
  return side === 'crm' || kind === 'invoice' ? 'void' : 'delete';
}
