// The way out for notices: one post to an address that an admin chose. No redirect is followed, no vendor's token goes along, and an
// address on this machine is called only by a Worker that runs there too.

import { isLoopback, isPostAddress } from '../kinds/notices.ts';

export type Delivered =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'notice.not-set-up' | 'notice.refused' | 'notice.unreachable' | 'notice.unclear';
      readonly detail: string;
      /** Whether another try may help, and can do no harm. */
      readonly again: boolean;
    };

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What notices leave by. */
export interface Outward {
  readonly fetch: typeof fetch;
  /** Whether we run on a loopback host ourselves. */
  readonly onLoopback: boolean;
  /** The address that letters come from. */
  readonly from?: string | undefined;
  /** A provider that takes letters as JSON. */
  readonly provider?: { readonly url: string; readonly key: string } | undefined;
  /** The platform's own way to send a letter. Throws where it does not take it. */
  readonly mail?: ((letter: Letter) => Promise<unknown>) | undefined;
}

const TIMEOUT_MS = 10_000;

/**
 * Posts JSON. `tellsDoubles` where the receiver recognises a second copy: only there is a post tried again that may have arrived.
 */
export async function post(
  outward: Pick<Outward, 'fetch' | 'onLoopback'>,
  url: string,
  body: object,
  { tellsDoubles, headers = {} }: { tellsDoubles: boolean; headers?: Readonly<Record<string, string>> },
): Promise<Delivered> {
  if (!isPostAddress(url) || (isLoopback(url) && !outward.onLoopback))
    return { ok: false, code: 'notice.refused', detail: 'https', again: false };
  try {
    const reply = await outward.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await reply.body?.cancel();
    return judged(reply.status);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = error.name === 'TimeoutError' ? 'notice.unclear' : 'notice.unreachable';
    return { ok: false, code, detail: error.name, again: tellsDoubles };
  }
}

function judged(status: number): Delivered {
  if (status >= 200 && status < 300) return { ok: true };
  const again = status === 408 || status === 429 || status >= 500;
  return { ok: false, code: 'notice.refused', detail: `HTTP ${status}`, again };
}
