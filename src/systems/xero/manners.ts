// How Xero is called, and what its replies say about calling it.

import { readLimits } from 'xero-node-lite';
import type { Problem } from '../../core/problem.ts';
import type { Manners, Reply } from '../http.ts';
import { limits } from './spec.ts';

const DAY_MS = 86_400_000;

export const manners: Manners = {
  limits,
  authorization: (token) => ({ authorization: `Bearer ${token}` }),
  left: (headers) => {
    const { minuteRemaining, dayRemaining } = readLimits(headers);
    return {
      ...(minuteRemaining !== undefined && { minuteLeft: minuteRemaining }),
      ...(dayRemaining !== undefined && { dayLeft: dayRemaining }),
    };
  },
  trouble: ({ status, headers, text }) => {
    if (status === 401 && !lacksScope(headers, text)) return 'renew';
    return status === 429 ? tooMany(headers) : null;
  },
};

/** A consent that does not cover the call: no fresh token helps. Both forms are unverified. */
function lacksScope(headers: Reply['headers'], text: string): boolean {
  return (
    /insufficient_scope/i.test(headers.get('www-authenticate') ?? '') || text.includes('AuthorizationUnsuccessful')
  );
}

/** `X-Rate-Limit-Problem` names the limit; where it doesn't, a spent day shows in the counters (seen on the wire). */
function tooMany(headers: Reply['headers']): Problem {
  const { problem = '', retryAfterS, dayRemaining, minuteRemaining } = readLimits(headers);
  const day = /^day/i.test(problem) || (problem === '' && dayRemaining === 0 && minuteRemaining !== 0);
  if (day)
    return { code: 'system.day-spent', retryAfterMs: retryAfterS === undefined ? DAY_MS / 24 : retryAfterS * 1_000 };
  return { code: 'system.busy', retryAfterMs: retryAfterS === undefined ? 2_000 : Math.max(1, retryAfterS) * 1_000 };
}
