// What every request of the pages and the API carries, and how errors look: a code, a sentence, the fields at fault, the request.

import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { type House, say } from '../compose.ts';
import type { Problem } from '../core/problem.ts';
import type { ConfigurationLine } from '../env.ts';
import { fieldErrors } from './field-errors.ts';

/** Who is asking: a signed-in browser, or a script with the bearer token. */
export interface Who {
  readonly by: 'session' | 'bearer';
  /** The session's id; for a bearer without one, empty. */
  readonly session: string;
  readonly language: string | null;
}

/** What one request of the app is given. */
export interface Serving {
  readonly house: House;
  readonly lines: readonly ConfigurationLine[];
  /** Names of migrations that the database lacks. */
  readonly migrations: readonly string[];
}

export type ApiEnv = { Variables: { serving: Serving; house: House; who: Who; requestId: string } };

type Facts = Readonly<Record<string, unknown>>;

/** A field at fault: what is wrong with it, as a code that a sentence exists for. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly facts?: Facts;
}

/** An error as the API answers it: a code and its facts. Thrown by handlers; answered, in the asker's language, in one place. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly facts: Facts;
  readonly fields: readonly FieldError[];

  constructor(status: ContentfulStatusCode, code: string, facts: Facts = {}, fields: readonly FieldError[] = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}

export const notFound = (what: 'connection' | 'pair' | 'issue' | 'entry' | 'version') =>
  new ApiError(404, `${what}.unknown`);

/** A vendor's problem, met while somebody waited for the answer. */
export const vendorFailed = (problem: Problem) => new ApiError(502, problem.code, { ...problem });

/** An error's sentence, in the asker's language. */
export function messageOf(c: Context<ApiEnv>, { code, facts }: ApiError): string {
  return say(languageOf(c), code, facts);
}

export function answerError(c: Context<ApiEnv>, wrong: ApiError): Response {
  const { status, code } = wrong;
  const fields = wrong.fields.map(({ field, code: of, facts = {} }) => ({
    field,
    message: say(languageOf(c), of, facts),
  }));
  const told = fields.length > 0 ? { fields } : {};
  const error = { code, message: messageOf(c, wrong), ...told, requestId: c.var.requestId };
  return c.json({ error }, status, { 'cache-control': 'no-store' });
}

/** A part of the API. What doesn't fit its schema is answered with the fields at fault. */
export function apiPart(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return answerError(c, new ApiError(400, 'request.invalid', {}, fieldErrors(result.error)));
    },
  });
}

export const errorShape = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  }),
});

const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } });

interface RouteWords<Method extends RouteConfig['method'], Path extends string> {
  readonly method: Method;
  readonly path: Path;
  /** What it does, in a few words. */
  readonly summary: string;
}

interface Shapes {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201 | 202;
}

type JsonOf<Schema> = { content: { 'application/json': { schema: Schema } } };

type RequestOf<S extends Shapes> = (S extends { params: infer P extends z.ZodObject } ? { params: P } : object) &
  (S extends { query: infer Q extends z.ZodObject } ? { query: Q } : object) &
  (S extends { body: infer B extends z.ZodType } ? { body: JsonOf<B> & { required: true } } : object);

type StatusOf<S extends Shapes> = S extends { status: infer Status extends 201 | 202 } ? Status : 200;

type ResponsesOf<S extends Shapes> = { [Status in StatusOf<S>]: JsonOf<S['reply']> & { description: string } };

/** A route of the API: what it takes, what it answers, and the error that every route may answer. */
export function route<const Method extends RouteConfig['method'], const Path extends string, const S extends Shapes>(
  words: RouteWords<Method, Path>,
  shapes: S,
) {
  const { params, query, body, reply, status = 200 } = shapes;
  const request = {
    ...(params && { params }),
    ...(query && { query }),
    ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
  } as RequestOf<S>;
  const responses = { [status]: json(reply, words.summary), default: json(errorShape, 'An error') };
  return createRoute({ ...words, request, responses: responses as unknown as ResponsesOf<S> });
}

export const isoTime = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

/** An id as the vendor has it, without our prefixes. */
export const bareId = (id: string): string => id.slice(id.indexOf(':') + 1);

/** The language to answer in: the one that the person chose, else English. */
export function languageOf(c: Context<ApiEnv>): string {
  return (c.get('who') as Who | undefined)?.language ?? 'en';
}
