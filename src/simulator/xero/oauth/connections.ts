// `/connections`: which organisations a token reaches, and letting go of one. A bare list in camelCase (seen on the wire).

import { sevenDigits } from '../wire/dates.ts';
import { json, problem } from '../wire/reply.ts';
import type { Xero } from '../xero.ts';
import type { Connection } from './grants.ts';

/** Answers a call to `/connections`, or to one of them by its id. */
export async function connections(xero: Xero, request: Request, url: URL, id: string | undefined): Promise<Response> {
  const bearer = /^bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const claims = await xero.tokens.read(bearer);
  if ('problem' in claims) return problem(xero, 401, claims.problem);
  const app = xero.apps.get(claims.appId);
  const reachable = app?.custom
    ? [ofCustom(xero, app.id, app.custom.tenantId)]
    : xero.grants.live(claims.appId, claims.userId);
  if (request.method === 'GET' && id === undefined) {
    const event = url.searchParams.get('authEventId');
    return json(reachable.filter((one) => event === null || one.authEventId === event).map((one) => shown(xero, one)));
  }
  if (request.method !== 'DELETE' || id === undefined) return new Response('', { status: 405 });
  const connection = reachable.find((one) => one.id === id.toLowerCase());
  if (!connection || app?.custom) return new Response('', { status: 404 });
  xero.grants.disconnect(connection);
  return new Response(null, { status: 204 });
}

function ofCustom(xero: Xero, appId: string, tenantId: string): Connection {
  const at = xero.organisations.get(tenantId)?.createdAt ?? 0;
  return { id: tenantId, appId, userId: '', tenantId, authEventId: tenantId, createdAt: at, updatedAt: at, live: true };
}

function shown(xero: Xero, connection: Connection): Record<string, unknown> {
  return {
    id: connection.id,
    authEventId: connection.authEventId,
    tenantId: connection.tenantId,
    tenantType: 'ORGANISATION',
    tenantName: xero.organisations.get(connection.tenantId)?.name,
    createdDateUtc: sevenDigits(connection.createdAt),
    updatedDateUtc: sevenDigits(connection.updatedAt),
  };
}
