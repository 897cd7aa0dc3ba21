// What every request of the pages and the API carries, and how errors look: a code, a sentence, the fields at fault, the request.

import type { Context } from 'hono';
import { type House, languages, say } from '../compose.ts';
import type { ConfigurationLine } from '../env.ts';
import type { ApiError } from './errors.ts';

/** Who is asking: a signed-in browser, or a script with the bearer token. */
export interface Who {
  readonly by: 'session' | 'bearer';
  /** The session's id; for a bearer without one, empty. */
  readonly session: string;
  /** The language that this person has chosen, or that is taken for theirs; null where the browser's is asked. */
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
  const { retryAfterMs } = wrong.facts;
  if (typeof retryAfterMs === 'number') c.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)));
  return c.json({ error }, status, { 'cache-control': 'no-store' });
}

export const isoTime = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

/** An id as the vendor has it, without our prefixes. */
export const bareId = (id: string): string => id.slice(id.indexOf(':') + 1);

/** The language to answer in: the person's, else the first of the browser's that there is, else English. */
export function languageOf(c: Context<ApiEnv>): string {
  return (c.get('who') as Who | undefined)?.language ?? acceptedLanguage(c.req.header('accept-language')) ?? 'en';
}

/** The best of the languages that a browser asks for, by its weights. */
function acceptedLanguage(header = ''): string | undefined {
  const asked = header.split(',').map((part) => {
    const [tag = '', ...more] = part.trim().split(';');
    const weight = Number(/q=([\d.]+)/.exec(more.join(';'))?.[1] ?? 1);
    return { name: tag.split('-')[0]?.toLowerCase() ?? '', weight };
  });
  return asked.sort((one, other) => other.weight - one.weight).find(({ name }) => languages.includes(name))?.name;
}
