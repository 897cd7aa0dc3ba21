// A history as data: how everything is set up, and what happens when. It can be printed, shortened and run again.

import type { KindName, Side } from '../../src/core/record.ts';
import type { FaultRule } from '../../src/simulator/faults.ts';
import type { DeliveryKnobs } from '../../src/simulator/outbox.ts';
import type { Moment } from './moments.ts';
import type { Told } from './people/people.ts';

export interface Setting {
  readonly pairs: 1 | 2;
  readonly customers: 'accounts' | 'contacts' | 'both';
  /** Whether our fields and channels are set up in the CRM. */
  readonly provision: boolean;
  readonly profile: 'free' | 'paid';
  /** Rows of a page and records of a pass, at most: small ones make several of few records. */
  readonly page: number;
  readonly records: number;
  readonly latencyMs: number;
  /** How far our clock is ahead of the vendors'. */
  readonly skewMs: number;
  readonly switches: {
    readonly xero: Readonly<Record<string, unknown>>;
    readonly zoho: Readonly<Record<string, unknown>>;
  };
  /** Whether items and invoices travel beside the parties. Left out: they do not. */
  readonly documents?: true;
  /** The settings that each pair goes live with. */
  readonly settings: readonly object[];
}

/** One record in the story, on whichever side. */
interface About {
  readonly kind: KindName;
  readonly side: Side;
  /** Which of the organisations in Xero: the number of the pair. */
  readonly pair: number;
  /** Numbers the things that the records are about. */
  readonly thing: number;
}

/** `unlessThere`: only where that side has no record of the thing yet. */
export type Deed =
  | ({ readonly do: 'create'; readonly told: Told; readonly unlessThere?: true } & About)
  | ({ readonly do: 'edit'; readonly told: Told } & About)
  | ({ readonly do: 'deed'; readonly deed: string; readonly other: number; readonly told: Told } & About)
  | { readonly do: 'settings'; readonly pair: number; readonly document: object }
  | { readonly do: 'pause' | 'resume' | 'sync'; readonly pair: number }
  /** Somebody answers an open issue: which, and how, as shares of what there is to choose from. */
  | { readonly do: 'answer'; readonly pair: number; readonly which: number; readonly how: number };

export type Trouble =
  | { readonly do: 'fault'; readonly rule: FaultRule }
  | {
      readonly do: 'upset';
      readonly skip: number;
      readonly port: Moment['port'];
      readonly when: Moment['when'];
      readonly sort?: Moment['sort'];
      readonly about?: string;
      readonly is: 'crash' | 'fail' | 'stall';
      readonly ms?: number;
    }
  /** People at work between our reading and our writing. */
  | {
      readonly do: 'meanwhile';
      readonly skip: number;
      readonly about: string;
      readonly when: Moment['when'];
      readonly deeds: readonly Deed[];
    }
  | { readonly do: 'deliveries'; readonly knobs: Partial<DeliveryKnobs>; readonly forMs: number }
  /** The next messages of the queue come in no copy, or in two. */
  | { readonly do: 'queue'; readonly copies: 0 | 2; readonly times: number }
  | { readonly do: 'forge'; readonly vendor: 'xero' | 'zoho'; readonly thing: number; readonly kind: KindName }
  /** The holders of grants lose their memory; access tokens end; nobody ticks for a while. */
  | { readonly do: 'deploy' | 'expire' }
  | { readonly do: 'switch'; readonly vendor: 'xero' | 'zoho'; readonly switches: Readonly<Record<string, unknown>> };

export type Event = { readonly at: number } & (Deed | Trouble);

/** How long a pair is connected and being set up before it goes live. */
export const BEFORE_LIVE_MS = 300_000;

export interface History {
  readonly seed: number;
  readonly setting: Setting;
  /** In the order of time; times are ms after going live. What lies before it is there from the start. */
  readonly events: readonly Event[];
}

const troubles: readonly Event['do'][] = [
  'fault',
  'upset',
  'deliveries',
  'queue',
  'forge',
  'deploy',
  'expire',
  'switch',
];

export function isTrouble({ do: what }: Event): boolean {
  return troubles.includes(what);
}
