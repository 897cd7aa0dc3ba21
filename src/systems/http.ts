// The one place that calls vendors: paced by the grant, timed out, counted, and with every failure turned into a problem. It knows what
// HTTP says; what a vendor's own codes mean is told by the vendor's folder.

import { type Limits, moreUrgent, type WorkClass } from '../core/pace.ts';
import { done, failed, type Problem, type Result } from '../core/problem.ts';
import type { Said } from './exchange.ts';

/** What one invocation has called, and may still call. */
export interface CallMeter {
  calls: number;
  readonly most: number;
}

/** The holder of a grant's tokens and of its organisations' pace, wherever it lives. */
export interface GrantPort {
  /** Reserves up to `calls` calls and hands out a token that is valid now. */
  reserve(ask: {
    connection: string;
    limits: Limits;
    calls: number;
    work: WorkClass;
  }): Promise<Result<{ token: string; granted: number; reservation: string; gatherMs?: number }>>;
  /** What came of a reservation. */
  report(told: {
    connection: string;
    limits: Limits;
    reservation: string;
    unused: number;
    minuteLeft?: number;
    dayLeft?: number;
    halfLeft?: boolean;
    waitMs?: number;
    daySpent?: boolean;
  }): Promise<void>;
  /** A fresh token in place of one that the vendor refused. */
  renew(refused: string): Promise<Result<{ token: string }>>;
}

export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The reply is a file: its bytes are wanted as they are. */
  readonly file?: true;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of a file that was asked for and came. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** What a vendor's folder tells about its HTTP. */
export interface Manners {
  readonly limits: Limits;
  authorization(token: string): Record<string, string>;
  /** What is left of the vendor's limits, from a reply's headers. */
  left(headers: Headers): { minuteLeft?: number; dayLeft?: number; halfLeft?: boolean };
  /** The problem that a reply tells of, or null where it is an answer. `renew` for a token that ran out. */
  trouble(reply: Reply): Problem | 'renew' | null;
}

/** A line to one organisation. */
export interface Line {
  /** Sends a request. Only a reply that the vendor means as an answer is a value. */
  send(request: Outgoing): Promise<Result<Reply>>;
  /** Gives back what was reserved and not used, with the vendor's latest word on its limits. */
  hangUp(): Promise<void>;
  /** Hints that come within this time should wait for each other, in ms, if the day's calls are to suffice: the grant's latest word. */
  gatherMs(): number;
  /** The last request but for readings by GET, with its reply: for the log, where something went wrong with it. */
  said(): Said | null;
}

/** How long somebody who waits for an answer lets short pauses be waited out for them. */
export interface Patience {
  /** All pauses of one line together. */
  readonly mostMs: number;
  wait(ms: number): Promise<void>;
}

interface LineOptions {
  readonly connection: string;
  readonly grant: GrantPort;
  readonly manners: Manners;
  readonly meter: CallMeter;
  /** What the calls are made for just now. */
  readonly work: () => WorkClass;
  readonly fetch: typeof fetch;
  /** Left out: a pause that is asked for is told at once, and whoever called comes back later. */
  readonly patience?: Patience | undefined;
}

/** A call that has not answered by then is given up; its outcome is open. */
export const TIMEOUT_MS = 20_000;

/** Calls reserved at once: what a usual pass makes to one side. */
const RESERVED = 4;

export function line({ connection, grant, manners, meter, work, fetch, patience }: LineOptions): Line {
  const { limits } = manners;
  let held: { token: string; left: number; reservation: string; work: WorkClass } | null = null;
  let left: ReturnType<Manners['left']> = {};
  let gatherMs = 0;
  let said: Said | null = null;
  let patientMs = patience?.mostMs ?? 0;

  async function hangUp(told: { waitMs?: number; daySpent?: boolean } = {}): Promise<void> {
    if (!held) return;
    const { reservation, left: unused } = held;
    const word = left;
    // An old word would undo what others have counted since.
    [held, left] = [null, {}];
    await grant.report({ connection, limits, reservation, unused, ...word, ...told });
  }

  async function reserve(): Promise<Problem | null> {
    // What was granted to more urgent work is not for this: it may be of a reserve.
    if (held && held.left > 0 && moreUrgent(held.work, work()) === work()) return null;
    await hangUp();
    const asked = work();
    const reserved = await grant.reserve({
      connection,
      limits,
      calls: Math.min(RESERVED, meter.most - meter.calls),
      work: asked,
    });
    if (!reserved.ok) return reserved.problem;
    const { token, granted, reservation } = reserved.value;
    gatherMs = reserved.value.gatherMs ?? 0;
    held = { token, left: granted, reservation, work: asked };
    return null;
  }

  async function sendOnce(request: Outgoing, mayRenew: boolean): Promise<Result<Reply>> {
    if (meter.calls >= meter.most) return failed({ code: 'budget.spent' });
    const refused = await reserve();
    if (refused || !held) return failed(refused ?? { code: 'budget.spent' });
    held.left -= 1;
    meter.calls += 1;
    const { token } = held;
    const answered = await call(fetch, {
      ...request,
      headers: { ...request.headers, ...manners.authorization(token) },
    });
    if (request.method !== 'GET') said = { request, reply: answered.ok ? answered.value : null };
    if (!answered.ok) return answered;
    left = { ...left, ...manners.left(answered.value.headers) };
    const trouble = manners.trouble(answered.value);
    if (trouble === null) return answered;
    if (trouble !== 'renew') {
      if (trouble.code === 'system.busy') await hangUp({ waitMs: trouble.retryAfterMs });
      if (trouble.code === 'system.day-spent') await hangUp({ waitMs: trouble.retryAfterMs, daySpent: true });
      return failed(trouble);
    }
    if (!mayRenew) return failed({ code: 'grant.revoked', detail: 'a fresh token was refused' });
    const renewed = await grant.renew(token);
    if (!renewed.ok) return renewed;
    if (held) held = { ...held, token: renewed.value.token };
    return sendOnce(request, false);
  }

  /** Waits out a pause for a person, where it is short. What was answered with a pause was not done: it may be sent again. */
  async function sendPatiently(request: Outgoing): Promise<Result<Reply>> {
    for (;;) {
      const sent = await sendOnce(request, true);
      if (sent.ok || sent.problem.code !== 'system.busy' || !patience || work() !== 'person') return sent;
      const { retryAfterMs } = sent.problem;
      if (retryAfterMs > patientMs) return sent;
      patientMs -= retryAfterMs;
      await patience.wait(retryAfterMs);
    }
  }

  /** Of two sides, whose consent is lost is known here alone. */
  async function send(request: Outgoing): Promise<Result<Reply>> {
    const sent = await sendPatiently(request);
    return sent.ok || sent.problem.code !== 'grant.revoked' ? sent : failed({ ...sent.problem, connection });
  }

  return {
    send,
    hangUp: () => hangUp(),
    gatherMs: () => gatherMs,
    said: () => said,
  };
}

/** One call over the network, whole: a body that breaks off is a reply that never came. */
export async function call(send: typeof fetch, { method, url, headers, body, file }: Outgoing): Promise<Result<Reply>> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await send(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const { status, headers: replied } = response;
    if (!file || !response.ok) return done({ status, headers: replied, text: await response.text() });
    return done({ status, headers: replied, text: '', bytes: new Uint8Array(await response.arrayBuffer()) });
  } catch (error) {
    // Whether the vendor saw it can't be told from here.
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return failed({ code: 'system.unreachable', sent: true, detail });
  }
}

/** JSON of a reply, or undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
