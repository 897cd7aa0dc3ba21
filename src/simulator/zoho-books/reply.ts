// Answers in Books' envelope: a number, a sentence, and what was asked for.

import { type Json, writeJson } from '../zoho/json.ts';

export interface Reply {
  status: number;
  body: Json;
}

/** What is wrong with a call. Books tells the first fault only. */
export interface Refusal {
  status: number;
  code: number;
  message: string;
}

export type Outcome<T> = { done: T } | { refused: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ done: value });
export const refused = (refusal: Refusal): { refused: Refusal } => ({ refused: refusal });

export function good(message: string, body: Json = {}, status = 200): Reply {
  return { status, body: { code: 0, message, ...body } };
}

export function bad({ status, code, message }: Refusal): Reply {
  return { status, body: { code, message } };
}

/** The reply to an outcome: the refusal, or what is made of the value. */
export function answer<T>(outcome: Outcome<T>, make: (value: T) => Reply): Reply {
  return 'refused' in outcome ? bad(outcome.refused) : make(outcome.done);
}

export function toResponse({ status, body }: Reply): Response {
  const headers = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };
  return new Response(writeJson(body), { status, headers });
}
