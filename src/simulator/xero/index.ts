// A simulated Xero: sign-in, tokens, connections, the accounting API and its webhooks, for tests and for a demo without an account.
// It refuses what Xero refuses; where the facts are not certain, a switch decides. README.md lists switches and actions.

import type { Surroundings, Vendor } from '../world.ts';
import { act } from './acts/acts.ts';
import { Api } from './api.ts';
import { authorize } from './oauth/authorize.ts';
import { connections } from './oauth/connections.ts';
import { identity } from './oauth/token-endpoint.ts';
import { seedWorld } from './seed/world.ts';
import { Xero } from './xero.ts';

/** The simulated Xero, as a vendor of the world. */
export function xero(surroundings: Surroundings): Vendor {
  const state = new Xero(surroundings);
  const api = new Api(state);
  return {
    switches: state.switches,
    seed: (name) => seedWorld(state, name),
    act: (action, input) => act(state, api, action, input),
    fetch: (request, url, base) => answer(state, api, request, url, base),
  };
}

async function answer(state: Xero, api: Api, request: Request, url: URL, base: string): Promise<Response> {
  const [, host, ...rest] = url.pathname.split('/').map(decoded);
  if (host === 'login' && rest.join('/') === 'identity/connect/authorize') return authorize(state, request, url);
  if (host === 'identity') return identity(state, request, `/${rest.join('/')}`, base);
  const [first = '', version = '', ...path] = rest;
  if (host === 'api' && first.toLowerCase() === 'connections') return connections(state, request, url, rest[1]);
  if (host === 'api' && first === 'api.xro' && version === '2.0') return api.answer(request, url, path.filter(Boolean));
  return new Response('', { status: 404 });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
