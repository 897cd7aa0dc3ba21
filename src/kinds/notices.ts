// Where notices go, and when: that part of the settings.

import * as z from 'zod';

export const channelSorts = ['mail', 'slack', 'cliq', 'webhook'] as const;
export type ChannelSort = (typeof channelSorts)[number];

const loopback = /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a text is an address that notices may be posted to: https, or http on this very machine. */
export function isPostAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  if (username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

/** Whether an address is on the machine that we run on. */
export function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopback.test(new URL(address).hostname);
}

const channel = z
  .strictObject({
    via: z.enum(channelSorts),
    /** A mail address, or the address that is posted to. */
    to: z.string().max(1_000),
    /** `at-once`: what needs a person, within minutes. `daily`: one letter a day on all that is open. */
    when: z.enum(['at-once', 'daily', 'both']),
  })
  .superRefine(({ via, to }, context) => {
    const fits = via === 'mail' ? z.email().safeParse(to).success : isPostAddress(to);
    if (!fits)
      context.addIssue({ code: 'custom', path: ['to'], message: via === 'mail' ? 'field.mail' : 'field.https' });
  });

export const noticesShape = z.strictObject({
  channels: z.array(channel).max(10),
  /** The hour, in UTC, at which the daily letter leaves. */
  dailyHour: z.number().int().min(0).max(23),
});

export type Channel = z.infer<typeof channel>;
export type NoticeSettings = z.infer<typeof noticesShape>;

export const defaultNotices: NoticeSettings = { channels: [], dailyHour: 7 };

/** By what a channel is known: the same place under the same settings is the same channel. */
export function channelKey({ via, to }: Pick<Channel, 'via' | 'to'>): string {
  return `${via} ${to}`;
}

/** Where a channel leads, as it may be shown: the address of a chat holds a secret, so of those only the host is. */
export function shownAddress({ via, to }: Pick<Channel, 'via' | 'to'>): string {
  return via === 'mail' || !URL.canParse(to) ? to : new URL(to).host;
}
