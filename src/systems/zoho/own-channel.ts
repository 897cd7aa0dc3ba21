// The one notification channel that we keep in an organisation: what it is called, what it covers, and what is known of it.

import type { Problem } from '../../core/problem.ts';
import type { ZohoAccess } from './api.ts';
import type { ZohoFacts } from './facts.ts';
import { type Channel, type ChannelOrder, openChannel } from './notifications.ts';
import { type Provisioned, type ProvisionItem, waits } from './provision.ts';
import { knownModules } from './webhook.ts';

/** Modules that we are called about. An organisation may lack some: they are asked for where we found them to be there. */
export function channelModules({ fields = {}, present = [] }: ZohoFacts): string[] {
  const ours = new Set([...Object.keys(fields).map((key) => key.slice(0, key.indexOf('/'))), ...present]);
  return knownModules.filter((module) => module === 'Accounts' || module === 'Contacts' || ours.has(module));
}

/** One channel an organisation: digits only, and the same each time it is opened. */
export function channelId(organisationId: string): string {
  return `7301${organisationId.replace(/\D/g, '').slice(-12)}`;
}

/** The channel comes right after the fields: it is what changes arrive by. */
export async function withOpenChannel(
  access: ZohoAccess,
  facts: ZohoFacts,
  order: Omit<ChannelOrder, 'modules'>,
): Promise<Provisioned> {
  const opened = await openChannel(access, { ...order, modules: channelModules(facts) });
  const left = !opened.ok && waits(opened.problem);
  const known = opened.ok ? withChannel(facts, opened.value) : left ? facts : withoutChannel(facts, opened.problem);
  return { items: [channelItem(known)], facts: known };
}

export function withChannel(facts: ZohoFacts, channel: Channel): ZohoFacts {
  return { ...facts, channels: { records: { ...facts.channels?.records, ...channel } } };
}

function withoutChannel(facts: ZohoFacts, problem: Problem): ZohoFacts {
  return { ...facts, refused: { ...facts.refused, channel: problem } };
}

export function channelItem(facts: ZohoFacts): ProvisionItem {
  const { channels, refused } = facts;
  const problem = channels?.records ? undefined : refused?.channel;
  const state = problem ? 'refused' : channels?.records ? 'exists' : 'missing';
  return {
    what: 'channel',
    module: channelModules(facts).join(', '),
    label: 'Notification channel',
    purpose: 'notifications',
    state,
    ...(state !== 'exists' && { without: 'without.notifications' }),
    ...(problem && { problem }),
  };
}
