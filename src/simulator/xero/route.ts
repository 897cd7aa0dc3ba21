// A place of the accounting API: its path, the scopes that open it, and what each method does there.

import type { Call } from './call.ts';
import type { Reply } from './wire/reply.ts';

type Handler = (call: Call) => Reply;

export interface Route {
  /** Segments after `/api.xro/2.0/`; one that starts with a colon fits anything. */
  path: readonly string[];
  /** Any one of these opens it; for a GET its `.read` does as well. */
  scopes: readonly string[];
  get?: Handler;
  put?: Handler;
  post?: Handler;
  delete?: Handler;
}

/** The route that fits. A segment in words is compared in any case, and wins over one that fits anything. */
export function routeFor(routes: readonly Route[], path: readonly string[]): Route | undefined {
  let best: Route | undefined;
  for (const route of routes) {
    if (fits(route.path, path) && (!best || wildcards(route) < wildcards(best))) best = route;
  }
  return best;
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((part, at) => part.startsWith(':') || part.toLowerCase() === path[at]?.toLowerCase())
  );
}

function wildcards({ path }: Route): number {
  return path.filter((part) => part.startsWith(':')).length;
}
