// The systems that can be connected: what each consent asks for, with its reason, and whether its client is configured.

import * as z from 'zod';
import { connectorOf, say } from '../../compose.ts';
import { systemNames } from '../../systems/connect.ts';
import { consents } from '../../systems/scopes.ts';
import { languageOf } from '../context.ts';
import { apiPart, route } from '../route.ts';
import { listOf } from './shapes.ts';

const systemShape = z.object({
  system: z.enum(systemNames),
  configured: z.boolean(),
  scopes: z.array(z.object({ scope: z.string(), reason: z.string() })),
});

const list = route(
  { method: 'get', path: '/systems', summary: 'What can be connected, and what each consent asks for' },
  { reply: listOf(systemShape) },
);

export const systems = apiPart().openapi(list, (c) => {
  const items = consents.map(({ system, scopes }) => ({
    system,
    configured: connectorOf(c.var.house, system) !== undefined,
    scopes: scopes.map(({ scope, reason }) => ({ scope, reason: say(languageOf(c), reason, {}) })),
  }));
  return c.json({ items }, 200);
});
