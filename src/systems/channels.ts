// By which ways a system tells us of changes: what they are called, which kinds each tells of, and whether it is set up. Whether it
// delivers is not known here: `core/silence.ts` judges that by what looking finds.

import type { KindName, Side } from '../core/record.ts';
import type { Teller } from '../core/silence.ts';
import { isInFinance } from '../kinds/finance.ts';
import { type Settings, settingsOf } from '../kinds/settings.ts';
import { announcedKinds as announcedByXero } from './xero/webhook.ts';
import { moduleOf } from './zoho/dialects/index.ts';
import type { ZohoFacts } from './zoho/facts.ts';

export const channelNames = ['webhook', 'notifications', 'rules'] as const;
export type ChannelName = (typeof channelNames)[number];

/** A connection as far as it decides which ways are open. */
export interface Reached {
  readonly system: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
}

export interface Channel {
  readonly name: ChannelName;
  /** When the way was opened, epoch ms: earlier changes were not its to tell. Null where it is not set up, or says nothing of that kind. */
  since(reached: Reached, kind: KindName, settings: Settings): number | null;
}

/** `hasKey`: the app's key, by which the vendor proves its events, is configured. */
const channels = (hasKey: boolean): Readonly<Record<string, Partial<Readonly<Record<Teller, Channel>>>>> => ({
  xero: {
    event: { name: 'webhook', since: (_, kind) => (hasKey && announcedByXero.has(kind) ? 0 : null) },
  },
  // What plays documents beside the CRM tells of them by webhooks that a person has made: nobody knows which.
  'zoho-crm': {
    event: {
      name: 'notifications',
      since: ({ capabilities }, kind, settings) => {
        if (isInFinance(settings, kind)) return null;
        const open = (capabilities as ZohoFacts).channels?.records;
        return open ? (open.openedAt ?? 0) : null;
      },
    },
    save: {
      name: 'rules',
      since: ({ capabilities }, kind, settings) => {
        if (isInFinance(settings, kind)) return null;
        const rule = (capabilities as ZohoFacts).rules?.[moduleOf(kind, settings.customers)];
        return rule && settingsOf(settings, kind).onSave ? (rule.madeAt ?? 0) : null;
      },
    },
  },
});

/** The way by which a system's teller reaches us; undefined where it has none. */
export function channelOf(system: string, teller: Teller, hasKey: boolean): Channel | undefined {
  return channels(hasKey)[system]?.[teller];
}

/** Since when a side's teller is to tell of a kind, epoch ms; null where it is not to. */
export type Telling = (side: Side, teller: Teller, kind: KindName) => number | null;

export function tellingOf(
  sides: Readonly<Record<Side, Reached>>,
  settings: Settings,
  { wentLiveAt, hasKey }: { readonly wentLiveAt: number | null; hasKey(system: string): boolean },
): Telling {
  return (side, teller, kind) => {
    const reached = sides[side];
    const since = channelOf(reached.system, teller, hasKey(reached.system))?.since(reached, kind, settings);
    // What happens before a pair is live is looked at, and not listened to.
    return since === undefined || since === null || wentLiveAt === null ? null : Math.max(since, wentLiveAt);
  };
}
