// What every request of the pages and the API carries, and how errors look: a code, a sentence, the fields at fault, the request.

import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import type { House } from '../compose.ts';
import type { ConfigurationLine } from '../env.ts';

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

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An error as the API answers it. Thrown by handlers, answered in one place. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly fields: readonly FieldError[];

  constructor(status: ContentfulStatusCode, code: string, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

export const notFound = (what: string) => new ApiError(404, `${what}.unknown`, `There is no such ${what}.`);

export function answerError(c: Context<ApiEnv>, { status, code, message, fields }: ApiError): Response {
  const error = { code, message, ...(fields.length > 0 && { fields }), requestId: c.var.requestId };
  return c.json({ error }, status, { 'cache-control': 'no-store' });
}

/** A part of the API. What doesn't fit its schema is answered with the fields at fault. */
export function apiPart(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const fields = result.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'body', message }));
      return answerError(c, new ApiError(400, 'request.invalid', 'The request does not fit: see fields.', fields));
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

export function languageOf({ language }: Who): string {
  return language ?? 'en';
}
