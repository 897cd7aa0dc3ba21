// Every sort of channel, and what each wants to be sent.

import type { Channel, ChannelSort } from '../kinds/notices.ts';
import { asHtml, asText, type Notice } from './notice.ts';
import { type Delivered, type Letter, type Outward, post } from './outward.ts';

type Deliver = (outward: Outward, to: string, notice: Notice) => Promise<Delivered>;

const channels: Readonly<Record<ChannelSort, Deliver>> = {
  mail: byMail,
  slack: (outward, to, notice) => post(outward, to, { text: forSlack(notice) }, { tellsDoubles: false }),
  cliq: (outward, to, notice) => post(outward, to, { text: cut(plainly(notice), 5_000) }, { tellsDoubles: false }),
  webhook: (outward, to, notice) =>
    post(outward, to, asEvent(notice), {
      tellsDoubles: true,
      headers: { 'x-ledgerline-notice': notice.id },
    }),
};

/** Delivers a notice once. What went wrong is a value. */
export function deliver(
  outward: Outward,
  { via, to }: Pick<Channel, 'via' | 'to'>,
  notice: Notice,
): Promise<Delivered> {
  return channels[via](outward, to, notice);
}

/** By the provider where there is one, else by the platform. */
async function byMail(outward: Outward, to: string, notice: Notice): Promise<Delivered> {
  const { from, provider, mail } = outward;
  if (from === undefined || (!provider && !mail))
    return { ok: false, code: 'notice.not-set-up', detail: 'MAIL_FROM', again: false };
  const letter: Letter = { from, to, subject: notice.subject, text: asText(notice), html: asHtml(notice) };
  if (provider) {
    const headers = { authorization: `Bearer ${provider.key}`, 'idempotency-key': notice.id };
    return post(outward, provider.url, letter, { tellsDoubles: true, headers });
  }
  try {
    await mail?.(letter);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, code: 'notice.refused', detail: error.message.slice(0, 200), again: true };
  }
}

function plainly(notice: Notice): string {
  return `${notice.subject}\n\n${asText(notice)}`;
}

/** Slack reads three signs as markup (its docs), and takes so many characters of a text. */
function forSlack(notice: Notice): string {
  const text = plainly(notice).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return cut(text, 35_000);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function asEvent(notice: Notice): object {
  const { id, sort, at, pair, subject, lines, url } = notice;
  return { id, sort, at: new Date(at).toISOString(), pair, subject, text: asText(notice), issues: lines, url };
}
