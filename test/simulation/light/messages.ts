// Requests and replies that never leave this process: what the platform's classes do, without their streams. Undici's cost more than
// everything that the product does with them.

import { LightBody, type LightInit } from './body.ts';
import { LightHeaders } from './headers.ts';

type HeadersGiven = ConstructorParameters<typeof LightHeaders>[0];

interface LightRequestInit {
  readonly method?: string;
  readonly headers?: HeadersGiven;
  readonly body?: LightInit;
  readonly redirect?: string;
  readonly signal?: AbortSignal | null;
}

/** Methods that are written in capitals whoever wrote them how. */
const usual = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

export class LightRequest extends LightBody {
  readonly url: string;
  readonly method: string;
  readonly headers: LightHeaders;
  readonly redirect: string;
  readonly #signal: AbortSignal | null;

  constructor(input: string | URL | LightRequest, init: LightRequestInit = {}) {
    const from = input instanceof LightRequest ? input : undefined;
    const { body = null } = init;
    super(body ?? from?.take() ?? null);
    const method = init.method ?? from?.method ?? 'GET';
    this.method = usual.has(method.toUpperCase()) ? method.toUpperCase() : method;
    this.url = from ? from.url : addressOf(input as string | URL);
    this.headers = new LightHeaders(init.headers ?? from?.headers);
    this.redirect = init.redirect ?? from?.redirect ?? 'follow';
    this.#signal = init.signal ?? from?.signal ?? null;
    const bodiless = this.method === 'GET' || this.method === 'HEAD';
    if (bodiless && body !== null) throw new TypeError('Request with GET/HEAD method cannot have body.');
    if (body !== null && this.impliedType !== null && !this.headers.has('content-type'))
      this.headers.set('content-type', this.impliedType);
  }

  get signal(): AbortSignal {
    return this.#signal ?? never;
  }

  clone(): LightRequest {
    const { url, method, headers, redirect, signal } = this;
    const copy = new LightRequest(url, { method, headers, redirect, signal, body: this.share() });
    if (!headers.has('content-type')) copy.headers.delete('content-type');
    return copy;
  }

  get [Symbol.toStringTag](): string {
    return 'Request';
  }
}

const never = new AbortController().signal;

function addressOf(input: string | URL): string {
  const url = typeof input === 'string' ? new URL(input) : input;
  if (url.username !== '' || url.password !== '')
    throw new TypeError('a request carries no credentials in its address');
  return url.href;
}

interface LightResponseInit {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeadersGiven;
}

/** Statuses that go without a body. */
const bare = new Set([101, 103, 204, 205, 304]);

export class LightResponse extends LightBody {
  readonly status: number;
  readonly statusText: string;
  readonly headers: LightHeaders;
  readonly type = 'default';
  readonly url = '';
  readonly redirected = false;

  constructor(body: LightInit = null, { status = 200, statusText = '', headers }: LightResponseInit = {}) {
    super(body);
    if (status < 200 || status > 599)
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    if (body !== null && bare.has(status))
      throw new TypeError(`Response constructor: Invalid response status code ${status}`);
    this.status = status;
    this.statusText = statusText;
    this.headers = new LightHeaders(headers);
    if (this.impliedType !== null && !this.headers.has('content-type'))
      this.headers.set('content-type', this.impliedType);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  clone(): LightResponse {
    const { status, statusText, headers } = this;
    const copy = new LightResponse(this.share(), { status, statusText, headers });
    if (!headers.has('content-type')) copy.headers.delete('content-type');
    return copy;
  }

  static json(data: unknown, init: LightResponseInit = {}): LightResponse {
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError('the value is not JSON serializable');
    const headers = new LightHeaders(init.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new LightResponse(text, { ...init, headers });
  }

  static redirect(url: string | URL, status = 302): LightResponse {
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
    return new LightResponse(null, { status, headers: { location: addressOf(url) } });
  }

  get [Symbol.toStringTag](): string {
    return 'Response';
  }
}
