// The app: what stands around every request (its id, its log line, strict headers, who is asking), and the parts of the API.

import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { audit } from './admin/audit.ts';
import { census } from './admin/census.ts';
import { connections } from './admin/connections.ts';
import { provisioning } from './admin/provisioning.ts';
import { outlooks } from './admin/outlook.ts';
import { overviews } from './admin/overview.ts';
import { pairs } from './admin/pairs.ts';
import { door, session } from './admin/session.ts';
import { settings } from './admin/settings.ts';
import { issues } from './admin/issues.ts';
import { fields } from './admin/fields.ts';
import { intervals } from './admin/intervals.ts';
import { mappings } from './admin/mappings.ts';
import { matches } from './admin/matches.ts';
import { log } from './admin/log.ts';
import { notices } from './admin/notices.ts';
import { pdfs } from './admin/pdf.ts';
import { prerequisites } from './admin/prerequisites.ts';
import { records } from './admin/records.ts';
import { unlisted } from './admin/unlisted.ts';
import { references } from './admin/references.ts';
import { checks } from './admin/checks.ts';
import { plans } from './admin/plans.ts';
import { portable } from './admin/portable.ts';
import { resets } from './admin/reset.ts';
import { resyncs } from './admin/resync.ts';
import { runs } from './admin/runs.ts';
import { syncs } from './admin/sync.ts';
import { systems } from './admin/systems.ts';
import { routing } from './admin/routing.ts';
import { trials } from './admin/trials.ts';
import { connect } from './connect.ts';
import { answerError, type ApiEnv, type Serving } from './context.ts';
import { ApiError } from './errors.ts';
import { refuseForged } from './forgery.ts';
import { apiPart } from './route.ts';
import { type ApiDocument, docsPage } from './docs/page.ts';
import { hooks } from './hooks.ts';
import { identify } from './session.ts';
import { framedHeaders, widgets } from './widget.ts';

export const VERSION = '0.1.0';

/** Where one may come without having signed in: the door itself, and the API's own description. */
const open = new Set(['POST /api/session', 'GET /api/openapi.json', 'GET /api/docs']);

/** A link to a file, followed from outside by somebody's browser: they sign in first, and get it then. */
function isFollowed({ req }: Context<ApiEnv>): boolean {
  return req.method === 'GET' && req.path.endsWith('/pdf') && (req.header('accept') ?? '').includes('text/html');
}

const doors = apiPart();
doors.use(async (c, next) => {
  if (!open.has(`${c.req.method} ${c.req.path}`)) {
    const who = await identify(c);
    if (!who && isFollowed(c)) return c.redirect(`/?then=${encodeURIComponent(c.req.path)}`);
    if (!who) throw new ApiError('session.needed');
    c.set('who', who);
  }
  await next();
});

const api = doors
  .route('/', door)
  .route('/', session)
  .route('/', systems)
  .route('/', connections)
  .route('/', provisioning)
  .route('/', pairs)
  .route('/', settings)
  .route('/', mappings)
  .route('/', fields)
  .route('/', trials)
  .route('/', routing)
  .route('/', plans)
  .route('/', portable)
  .route('/', resets)
  .route('/', checks)
  .route('/', prerequisites)
  .route('/', notices)
  .route('/', references)
  .route('/', census)
  .route('/', intervals)
  .route('/', matches)
  .route('/', syncs)
  .route('/', runs)
  .route('/', records)
  .route('/', unlisted)
  .route('/', pdfs)
  .route('/', issues)
  .route('/', outlooks)
  .route('/', audit)
  .route('/', resyncs)
  .route('/', log)
  .route('/', overviews);

export type Api = typeof api;

/** The API's own description, as OpenAPI 3.1. */
export function apiDocument() {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Ledgerline',
      version: VERSION,
      description: 'The admin API. Sign in with a session cookie, or send `Authorization: Bearer <ADMIN_TOKEN>`.',
    },
    servers: [{ url: '/api' }],
  });
}

api.get('/openapi.json', (c) => c.json(apiDocument()));
api.get('/docs', (c) => c.html(docsPage(apiDocument() as unknown as ApiDocument)));

/** Needed for anything but /health and a page that says so. */
const needed = ['ADMIN_TOKEN', 'SEAL_KEYS'];

/** The pages may load from here only; nothing may frame them. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
});

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Whether a path takes a method: what stands around every request is no answer to it. */
function isTaken(app: Hono<ApiEnv>, method: string, path: string): boolean {
  const [handlers] = app.router.match(method, path);
  return handlers.some(([[, route]]) => route.method === method);
}

/** A page of an import is the longest thing that anybody sends. What is longer is refused before it is read. */
const MOST_BYTES = 4_000_000;

export function createApp(serve: (request: Request) => Promise<Serving>) {
  const app = new Hono<ApiEnv>();

  app.onError((error, c) => {
    if (error instanceof ApiError) return answerError(c, error);
    if (error instanceof HTTPException) {
      const code = error.status === 403 ? 'request.forbidden' : 'request.malformed';
      return answerError(c, new ApiError(code, { detail: error.message }));
    }
    c.var.house?.log('error', { msg: 'a request failed', requestId: c.var.requestId, error });
    return answerError(c, new ApiError('internal'));
  });
  app.notFound((c) => {
    const takes = methods.filter((method) => isTaken(app, method, c.req.path));
    if (takes.length === 0) return answerError(c, new ApiError('route.unknown'));
    c.header('allow', takes.join(', '));
    return answerError(c, new ApiError('method.unknown'));
  });

  app.use((c, next) => (c.req.path.startsWith('/widget/') ? framedHeaders(c, next) : headers(c, next)));
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    const serving = await serve(c.req.raw);
    c.set('serving', serving);
    c.set('house', serving.house);
    await next();
  });

  app.get('/health', (c) => {
    const { lines, migrations } = c.var.serving;
    const ok = migrations.length === 0 && needed.every((name) => lines.some((line) => line.name === name && line.ok));
    return c.json({ ok, version: VERSION, migrations: { missing: migrations }, configuration: lines }, 200);
  });

  app.use(async (c, next) => {
    const missing = needed.filter((name) => !c.var.serving.lines.some((line) => line.name === name && line.ok));
    if (missing.length > 0) {
      const fields = missing.map((name) => ({ field: name, code: 'field.variable' }));
      throw new ApiError('configuration.missing', { names: missing }, fields);
    }
    await next();
  });

  app.route('/widget', widgets);
  app.route('/hooks', hooks);
  app.route('/connect', connect);
  app.use('/api/*', refuseForged);
  const tooLong = () => {
    throw new ApiError('request.too-large', { maximum: MOST_BYTES });
  };
  app.use('/api/*', bodyLimit({ maxSize: MOST_BYTES, onError: tooLong }));
  app.use('/api/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.route('/api', api);
  return app;
}
