// The real Worker with a clock that can be set ahead: a test that lets an hour pass does not wait for it. What the Worker wants to be
// woken for later is kept by that clock too. Nothing else differs.

import { env } from 'cloudflare:workers';
import type { Env, WakeMessage } from '../../src/env.ts';
import worker from '../../src/index.ts';

export { Grant } from '../../src/index.ts';

const realNow = Date.now.bind(Date);
let aheadMs = Number((env as { CLOCK_AHEAD_MS?: string }).CLOCK_AHEAD_MS ?? 0);
Date.now = () => realNow() + aheadMs;

/** Messages for later. As everything in the local queue they are gone when the process is. */
let later: { readonly at: number; readonly message: WakeMessage }[] = [];

/** The bindings with a queue that counts its delays by our clock. */
function timed(bindings: Env): Env {
  const send = async (message: WakeMessage, { delaySeconds = 0 }: QueueSendOptions = {}) => {
    if (delaySeconds === 0) return bindings.WAKE.send(message);
    later.push({ at: Date.now() + delaySeconds * 1_000, message });
    return { metadata: { metrics: { backlogCount: later.length, backlogBytes: 0 } } };
  };
  return { ...bindings, WAKE: { send } as unknown as Env['WAKE'] };
}

async function setClock(bindings: Env, ms: number): Promise<void> {
  aheadMs = ms;
  const due = later.filter(({ at }) => at <= Date.now());
  later = later.filter(({ at }) => at > Date.now());
  for (const { message } of due) await bindings.WAKE.send(message);
}

export default {
  async fetch(request, bindings, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== '/clock') return worker.fetch(request, timed(bindings), ctx);
    await setClock(bindings, Number(searchParams.get('aheadMs')));
    return new Response(null, { status: 204 });
  },
  queue: (batch, bindings) => worker.queue(batch, timed(bindings)),
  scheduled: (event, bindings) => worker.scheduled(event, timed(bindings)),
} satisfies ExportedHandler<Env, WakeMessage>;
