// How Zoho Books is called, and what its replies say about calling it.

import type { Manners } from '../http.ts';
import { troubleOf } from './errors.ts';
import { limits } from './spec.ts';

export const manners: Manners = {
  limits,
  authorization: (token) => ({ authorization: `Zoho-oauthtoken ${token}` }),
  // Where a reply tells (unverified); else our own count is all there is.
  left: (headers) => {
    const left = Number(headers.get('x-rate-limit-remaining') ?? NaN);
    return Number.isFinite(left) ? { dayLeft: left } : {};
  },
  trouble: troubleOf,
};
