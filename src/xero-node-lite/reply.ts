// From a response to its JSON, or to the problem that it tells of. Nothing throws here, whatever came over the wire.

import { parseExact } from './exact.ts';
import { type Limits, readLimits } from './limits.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './refusal.ts';
import { failure, type Result } from './result.ts';

/** The JSON of a success, with every number as text. */
export async function readJson(response: Response, text?: string): Promise<Result<unknown>> {
  const limits = readLimits(response.headers);
  const body = await textOf(response, text);
  if (!response.ok) return failure(problemOf(response.status, response.headers, body ?? '', limits), limits);
  if (body === undefined) return failure(unreadable(response, 'truncated'), limits);
  try {
    return { ok: true, value: parseExact(body, { asText: 'all' }), limits };
  } catch {
    return failure(unreadable(response, flawOf(body)), limits);
  }
}

/** A success of which only the status counts. */
export async function readNothing(response: Response, text?: string): Promise<Result<undefined>> {
  const limits = readLimits(response.headers);
  if (response.ok) return { ok: true, value: undefined, limits };
  const body = await textOf(response, text);
  return failure(problemOf(response.status, response.headers, body ?? '', limits), limits);
}

/** The bytes of a success. */
export async function readBytes(response: Response, text?: string): Promise<Result<Uint8Array>> {
  const limits = readLimits(response.headers);
  if (!response.ok) {
    const body = await textOf(response, text);
    return failure(problemOf(response.status, response.headers, body ?? '', limits), limits);
  }
  const bytes = await bytesOf(response);
  return bytes ? { ok: true, value: bytes, limits } : failure(unreadable(response, 'truncated'), limits);
}

export function unreadable(response: Response, why: Extract<Problem, { code: 'unreadable' }>['why']): Problem {
  return { code: 'unreadable', status: response.status, why };
}

export function unreadableFailure(
  response: Response,
  why: Parameters<typeof unreadable>[1],
  limits: Limits,
): Result<never> {
  return failure(unreadable(response, why), limits);
}

/** The body, or undefined where it broke off. */
export async function textOf(response: Response, text: string | undefined): Promise<string | undefined> {
  try {
    return text ?? (await response.text());
  } catch {
    return undefined;
  }
}

async function bytesOf(response: Response): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** JSON of Xero is an object or a list: what begins as one and doesn't end as one was cut off on the way. */
function flawOf(body: string): Extract<Problem, { code: 'unreadable' }>['why'] {
  const trimmed = body.trim();
  if (trimmed === '') return 'empty';
  if (trimmed.startsWith('<')) return 'html';
  return /^[[{]/.test(trimmed) && !/[\]}]$/.test(trimmed) ? 'truncated' : 'malformed';
}
