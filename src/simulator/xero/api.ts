// One call to the accounting API, through Xero's checks in their order (proposed; the order itself is unverified): token, organisation,
// scope, limits, idempotency key, and then the place that answers.

import { type Call, Query } from './call.ts';
import { Idempotency } from './gate/idempotency.ts';
import { Limits } from './gate/limits.ts';
import { covers } from './oauth/scopes.ts';
import type { Claims } from './oauth/tokens.ts';
import { type Route, routeFor } from './route.ts';
import { routes } from './routes.ts';
import { empty, notFound, notImplemented, problem, type Reply, toResponse } from './wire/reply.ts';
import type { App, Xero } from './xero.ts';

export class Api {
  readonly limits: Limits;
  readonly #xero: Xero;
  readonly #idempotency: Idempotency;

  constructor(xero: Xero) {
    this.#xero = xero;
    this.limits = new Limits(xero);
    this.#idempotency = new Idempotency(xero);
  }

  /** Answers `path`, which starts after `/api.xro/2.0/`. */
  async answer(request: Request, url: URL, path: string[]): Promise<Response> {
    const xero = this.#xero;
    const bearer = /^bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    const claims = bearer === undefined ? { problem: 'AuthenticationUnsuccessful' } : await xero.tokens.read(bearer);
    if ('problem' in claims) return problem(xero, 401, claims.problem);
    const app = xero.apps.get(claims.appId);
    const tenantId = request.headers.get('xero-tenant-id')?.toLowerCase() ?? app?.custom?.tenantId ?? '';
    const reaches = app && xero.organisations.get(tenantId) && xero.connected(app.id, tenantId, claims.userId);
    if (!reaches) return problem(xero, 403, 'AuthenticationUnsuccessful');
    const route = routeFor(routes, path);
    if (route && !covers(claims.scopes, route.scopes, request.method === 'GET')) {
      const { missingScopeStatus } = xero.switches;
      return problem(xero, missingScopeStatus, 'AuthorizationUnsuccessful', {
        'www-authenticate': 'insufficient_scope',
      });
    }
    const text = await request.text();
    const refusal = this.limits.enter(app.id, tenantId);
    if (refusal) return toResponse(refusal);
    try {
      const call = this.#call(request, url, path, text, app, claims, tenantId);
      const reply = await this.#idempotency.once(call, () => this.#run(call, route));
      return toResponse({ ...reply, headers: { ...reply.headers, ...this.limits.headers(app.id, tenantId) } });
    } finally {
      this.limits.leave(app.id, tenantId);
    }
  }

  #call(request: Request, url: URL, path: string[], text: string, app: App, claims: Claims, tenantId: string): Call {
    const xero = this.#xero;
    const accept = request.headers.get('accept') ?? '';
    const query = new Query(url.searchParams);
    return {
      xero,
      books: xero.books(tenantId),
      app,
      scopes: claims.scopes,
      provider: app.name,
      json: /\bjson\b/i.test(accept),
      method: request.method,
      path,
      query,
      search: url.search,
      headers: request.headers,
      text,
      unitdp: query.get('unitdp') === '4' ? 4 : 2,
      allowBackorders: query.is('allowBackorders'),
    };
  }

  async #run(call: Call, route: Route | undefined): Promise<Reply> {
    const { surroundings, switches } = this.#xero;
    if (switches.processingMs) await surroundings.clock.sleep(switches.processingMs);
    if (call.search.length - 1 > switches.maxUrlLength) return notFound();
    if (call.text.length > switches.maxBodyBytes) return empty(413);
    const handler = route && { GET: route.get, PUT: route.put, POST: route.post, DELETE: route.delete }[call.method];
    if (!route) return notFound();
    try {
      return handler ? handler(call) : notImplemented();
    } catch (error) {
      call.books.rollBack();
      throw error;
    }
  }
}
