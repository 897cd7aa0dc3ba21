// The real Worker with a clock that can be set ahead: a test that lets an hour pass does not wait for it. Nothing else differs.

import { env } from 'cloudflare:workers';
import worker from '../../src/index.ts';

export { Grant } from '../../src/index.ts';

const realNow = Date.now.bind(Date);
let aheadMs = Number((env as { CLOCK_AHEAD_MS?: string }).CLOCK_AHEAD_MS ?? 0);
Date.now = () => realNow() + aheadMs;

export default {
  ...worker,

  async fetch(request, bindings, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== '/clock') return worker.fetch(request, bindings, ctx);
    aheadMs = Number(searchParams.get('aheadMs'));
    return new Response(null, { status: 204 });
  },
} satisfies typeof worker;
