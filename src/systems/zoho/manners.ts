// How Zoho CRM is called, and what its replies say about calling it.

import type { Manners } from '../http.ts';
import { troubleOf } from './errors.ts';
import { limits } from './spec.ts';

export const manners: Manners = {
  limits,
  // Not Bearer, whatever the token's type says (Zoho's docs).
  authorization: (token) => ({ authorization: `Zoho-oauthtoken ${token}` }),
  // Shown once half of the day's credits are used (Zoho's docs).
  left: (headers) => {
    const left = Number(headers.get('x-api-credits-remaining') ?? NaN);
    return Number.isFinite(left) ? { dayLeft: left } : { halfLeft: true };
  },
  trouble: troubleOf,
};
