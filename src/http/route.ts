// A part of the API and its routes: what each takes, what it answers, and which errors it may answer with. The OpenAPI document is made
// from this.

import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import * as z from 'zod';
import { say } from '../compose.ts';
import { answerError, type ApiEnv } from './context.ts';
import { ApiError, type ErrorCode, statusOf } from './errors.ts';
import { fieldErrors } from './field-errors.ts';

/** A part of the API. What doesn't fit its schema is answered with the fields at fault. */
export function apiPart(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return answerError(c, new ApiError('request.invalid', {}, fieldErrors(result.error)));
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
  /** What a caller should know beside it. */
  readonly description?: string;
}

interface Shapes {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201 | 202;
  /** Errors that this route has beside those that follow from its form. */
  readonly errors?: readonly ErrorCode[];
}

type JsonOf<Schema> = { content: { 'application/json': { schema: Schema } } };

type RequestOf<S extends Shapes> = (S extends { params: infer P extends z.ZodObject } ? { params: P } : object) &
  (S extends { query: infer Q extends z.ZodObject } ? { query: Q } : object) &
  (S extends { body: infer B extends z.ZodType } ? { body: JsonOf<B> & { required: true } } : object);

type StatusOf<S extends Shapes> = S extends { status: infer Status extends 201 | 202 } ? Status : 200;

type ResponsesOf<S extends Shapes> = { [Status in StatusOf<S>]: JsonOf<S['reply']> & { description: string } };

/** A route of the API: what it takes, what it answers, and the errors that it may answer with. */
export function route<const Method extends RouteConfig['method'], const Path extends string, const S extends Shapes>(
  words: RouteWords<Method, Path>,
  shapes: S,
) {
  const { params, query, body, reply, status = 200 } = shapes;
  const request = {
    ...(params && { params }),
    ...(query && { query }),
    ...(body && { body: { required: true, content: { 'application/json': { schema: strictly(body) } } } }),
  } as RequestOf<S>;
  const responses = { [status]: json(reply, words.summary), ...errorsOf(words, shapes) };
  return createRoute({ ...words, request, responses: responses as unknown as ResponsesOf<S> });
}

/** A body with a member that nobody knows is refused: a misspelt `from` would bring over everything. What is loose on purpose stays so. */
function strictly(body: z.ZodType): z.ZodType {
  return body instanceof z.ZodObject && body.def.catchall === undefined ? body.strict() : body;
}

/** A route that answers with a file. Its errors are JSON as everywhere. */
export function fileRoute<const Path extends string, const Params extends z.ZodObject>(
  words: RouteWords<'get', Path>,
  { params, media, errors }: { params: Params; media: string; errors: readonly ErrorCode[] },
) {
  const file = { description: words.summary, content: { [media]: { schema: z.string().meta({ format: 'binary' }) } } };
  const replies: Record<number, { description: string }> = {
    200: file,
    ...errorsOf(words, { params, reply: z.string(), errors }),
  };
  return createRoute({ ...words, request: { params }, responses: replies });
}

/** The one route that is open to everybody. */
const DOOR = '/session';

/** Where a sentence names something, its place is left open. */
const open = { name: '…', names: '…', detail: '…', status: '…', options: '…' };

/** Errors by their status: the route's own, and those that follow from its path, its method and what it takes. */
function errorsOf({ method, path }: { method: string; path: string }, shapes: Shapes) {
  const { params, query, body, errors = [] } = shapes;
  const codes: ErrorCode[] = [
    ...(params || query || body ? (['request.invalid'] as const) : []),
    ...(body ? (['request.malformed'] as const) : []),
    ...(method === 'post' && path === DOOR ? [] : (['session.needed'] as const)),
    ...(method === 'get' ? [] : (['request.forbidden'] as const)),
    ...(path.includes('{pair}') ? (['pair.unknown'] as const) : []),
    ...errors,
    'internal',
    'configuration.missing',
  ];
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      { ...json(errorShape, some.map((code) => `\`${code}\`: ${say('en', code, open)}`).join('\n')), 'x-codes': some },
    ]),
  );
}
