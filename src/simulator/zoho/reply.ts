// Answers in Zoho's envelopes: one for a whole call, one for each element of a batch. The codes and messages are Zoho's own.

import { type Json, writeJson } from './json.ts';

export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What is wrong with a call or with one of its elements. */
export interface Refusal {
  code: string;
  message: string;
  details: Json;
}

export const ok = (body: unknown, status = 200): Reply => ({ status, body });
export const empty = (status = 204): Reply => ({ status });

export function refusal(code: string, message: string, details: Json = {}): Refusal {
  return { code, message, details };
}

/** A refusal of the whole call. */
export function refuse(status: number, { code, message, details }: Refusal): Reply {
  return { status, body: { code, details, message, status: 'error' } };
}

/** One element of a batch that fared well. */
export interface Done {
  details: Json;
  message: string;
  more?: Json;
}

export type Outcome = { done: Done } | { refused: Refusal; status?: number };

/**
 * The reply to a batch: `key` holds an element for each outcome, in their order. All well is `goodStatus`, all refused 400 (or 412
 * where each was modified meanwhile), and a mixture what the switch says.
 */
export function batch(key: string, outcomes: readonly Outcome[], goodStatus: number, mixedStatus: number): Reply {
  const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome] : []));
  const badStatus = refused.every(({ status }) => status === refused[0]?.status) ? (refused[0]?.status ?? 400) : 400;
  const status = refused.length === 0 ? goodStatus : refused.length === outcomes.length ? badStatus : mixedStatus;
  return { status, body: { [key]: outcomes.map(element) } };
}

function element(outcome: Outcome): Json {
  if ('done' in outcome) {
    const { details, message, more } = outcome.done;
    return { code: 'SUCCESS', details, message, status: 'success', ...more };
  }
  const { code, details, message } = outcome.refused;
  return { code, details, message, status: 'error' };
}

export function toResponse({ status, body, headers }: Reply): Response {
  if (body === undefined || status === 204 || status === 304) return new Response(null, { status, headers });
  const type = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };
  return new Response(writeJson(body), { status, headers: { ...type, ...headers } });
}

// The refusals that many parts share.

export const invalidModule = refusal('INVALID_MODULE', 'the module name given seems to be invalid', {
  resource_path_index: 0,
});
export const invalidUrl = refusal('INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one');
export const invalidMethod = refusal('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one');
export const unparsable = refusal('INVALID_DATA', 'either the request body or parameters is in wrong format');

export function noPermission(permission: string): Refusal {
  return refusal('NO_PERMISSION', 'permission denied', { permissions: [permission] });
}

export function invalidData(details: Json, message = 'invalid data'): Refusal {
  return refusal('INVALID_DATA', message, details);
}

export function invalidId(apiName: string, path: string): Refusal {
  return invalidData({ api_name: apiName, json_path: path }, 'the id given seems to be invalid');
}

export function missing(apiName: string, path: string): Refusal {
  return refusal('MANDATORY_NOT_FOUND', 'required field not found', { api_name: apiName, json_path: path });
}

export function paramMissing(name: string): Refusal {
  return refusal('REQUIRED_PARAM_MISSING', 'required param is missing', { param_name: name });
}

export function limitExceeded(details: Json, message = 'the maximum limit has been exceeded'): Refusal {
  return refusal('LIMIT_EXCEEDED', message, details);
}
