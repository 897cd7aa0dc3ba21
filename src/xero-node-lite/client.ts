// The thin client: operations with the sending done. It retries nothing and paces nothing; each result says what is left and what
// went wrong, and that decision is yours.

import type { AnyOperation, Bound } from './operation.ts';
import { noAnswer } from './no-answer.ts';
import { type App, tokens } from './oauth/tokens.ts';
import { checkedBase, refusalOf, type XeroRequest } from './request.ts';
import { type Resources, resources } from './resources/index.ts';
import { failure, type Result } from './result.ts';

/** Any fetch: the runtime's own, or one that counts, waits or records. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface SendOptions {
  fetch: Fetch;
  /** Gives up after so many seconds, reading the body included. Default 30. */
  timeoutS?: number;
}

export interface XeroOptions extends SendOptions {
  /** The access token, or what gets one that is valid now. What that function throws comes out of the call. */
  token: string | (() => string | Promise<string>);
  /** Of the connection to use. Not needed for `connections`, nor for custom connections. */
  tenantId?: string;
  /** Default `https://api.xero.com`. May hold a port and a path; `http:` only on loopback. */
  baseUrl?: string;
  /** Not settable in browsers. */
  userAgent?: string;
}

export type Xero = { readonly [Name in keyof Resources]: Bound<Resources[Name]> };

/** A client for one organisation: `client.invoices.list({ page: 1 })`. Throws a TypeError for a base URL that would leak the token. */
export function xero(options: XeroOptions): Xero {
  const { token, tenantId, baseUrl, userAgent } = options;
  if (baseUrl !== undefined) checkedBase(baseUrl);
  const access = {
    ...(tenantId !== undefined && { tenantId }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(userAgent !== undefined && { userAgent }),
  };
  const accessNow = async () => ({ ...access, token: typeof token === 'string' ? token : await token() });
  const bound = Object.entries(resources).map(([name, operations]) => [name, bind(operations, accessNow, options)]);
  return Object.fromEntries(bound) as Xero;
}

/** The token endpoint's client: `exchangeCode`, `refresh`, `clientCredentials`, `revoke`. */
export function xeroTokens({ fetch, timeoutS, ...app }: App & SendOptions): Bound<typeof tokens> {
  if (app.identityUrl !== undefined) checkedBase(app.identityUrl);
  return bind(tokens, () => app, { fetch, ...(timeoutS !== undefined && { timeoutS }) }) as Bound<typeof tokens>;
}

function bind(
  operations: Record<string, AnyOperation>,
  from: () => unknown,
  options: SendOptions,
): Record<string, unknown> {
  const calls = Object.entries(operations).map(([name, operation]) => {
    const call = async (...args: unknown[]) => {
      const request = operation.request((await from()) as never, ...(args as never));
      return send(request, operation, options);
    };
    return [name, call];
  });
  return Object.fromEntries(calls) as Record<string, unknown>;
}

async function send(request: XeroRequest, operation: AnyOperation, options: SendOptions): Promise<Result<unknown>> {
  // Called as a bare function: a runtime's own fetch refuses to be called as a method of something else.
  const { fetch, timeoutS = 30 } = options;
  const refusal = refusalOf(request);
  if (refusal) return failure(refusal);
  const { method, url, headers, body, count } = request;
  const sentAtMs = Date.now();
  const signal = AbortSignal.timeout(timeoutS * 1_000);
  let response: Response;
  try {
    // Xero redirects no call; following one could carry the token elsewhere.
    response = await fetch(url, { method, headers, redirect: 'manual', signal, ...(body !== undefined && { body }) });
  } catch (error) {
    return failure(noAnswer(error));
  }
  return operation.process(response, undefined, { sentAtMs, ...(count !== undefined && { count }) });
}
