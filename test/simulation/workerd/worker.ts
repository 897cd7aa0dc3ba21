// A Worker that tries a history: the product, both vendors, people, troubles and judges, all within one request, on workerd and its D1.
// Time is virtual here too.

import { trySeed } from '../trial.ts';

export default {
  /** `GET /<seed>` answers with the verdict. */
  async fetch(request: Request): Promise<Response> {
    const seed = Number(new URL(request.url).pathname.slice(1));
    return Response.json(await trySeed(seed));
  },
};
