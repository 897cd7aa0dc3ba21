// What a fetch that threw tells: whether the request can have arrived. In doubt it can.

import type { Problem } from './problem.ts';

/** Failures before anything was sent, by the codes of Node, Bun and Deno. Workers give none: there every failure leaves doubt. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ConnectionRefused',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The problem for something thrown by fetch. */
export function noAnswer(error: unknown): Extract<Problem, { code: 'no-answer' }> {
  const { name, message, codes } = described(error);
  if (name === 'TimeoutError') return { code: 'no-answer', why: 'timeout', sent: 'unknown', message };
  if (name === 'AbortError') return { code: 'no-answer', why: 'aborted', sent: 'unknown', message };
  const sent = codes.some((code) => beforeSending.has(code)) ? 'no' : 'unknown';
  return { code: 'no-answer', why: 'network', sent, message };
}

/** Node hides the reason in `cause`, and several attempts in the cause's `errors`. */
function described(error: unknown): { name: string; message: string; codes: string[] } {
  if (typeof error !== 'object' || error === null) return { name: '', message: String(error), codes: [] };
  const { name, message, code, cause, errors } = error as Record<string, unknown>;
  const inner = cause === undefined ? undefined : described(cause);
  const attempts = Array.isArray(errors) ? errors.flatMap((attempt) => described(attempt).codes) : [];
  return {
    name: typeof name === 'string' ? name : '',
    message: [message, inner?.message].filter((text) => typeof text === 'string' && text !== '').join(': '),
    codes: [...(typeof code === 'string' ? [code] : []), ...attempts, ...(inner?.codes ?? [])],
  };
}
