// What we set up inside a system: listed before it is made, made on one press, removable after; and what works less in the organisation's
// edition.

import type { Context } from 'hono';
import * as z from 'zod';
import { say } from '../../compose.ts';
import type { Result } from '../../core/problem.ts';
import type { Connection } from '../../db/connections.ts';
import { beginSetup, isSettingUp, listSetup } from '../../jobs/set-up.ts';
import { type Setup, type Upkeep, upkeepOf } from '../../systems/upkeep.ts';
import { type ApiEnv, languageOf } from '../context.ts';
import { vendorErrors, vendorFailed } from '../errors.ts';
import { publicUrl } from '../origin.ts';
import { apiPart, route } from '../route.ts';
import { knownConnection } from './connections.ts';
import { idParams } from './shapes.ts';

const provisionItem = z.object({
  what: z.enum(['field', 'values', 'rule', 'channel', 'module']),
  module: z.string(),
  label: z.string(),
  purpose: z.string(),
  /** What it is for, in words, where it needs any. */
  use: z.string().optional(),
  state: z.enum(['exists', 'missing', 'refused']),
  /** What works less without it, as a sentence. */
  without: z.string().optional(),
  problem: z.string().optional(),
});
const provisionShape = z.object({
  items: z.array(provisionItem),
  /** One invocation makes so many calls only: whether the rest is being done by itself. Whoever asks meanwhile is told what there is by now. */
  working: z.boolean(),
  /** The organisation's edition, and what works less in it with what takes over; null where it is not known, or has none. */
  edition: z
    .object({ name: z.string(), less: z.array(z.object({ lacks: z.string(), instead: z.string() })) })
    .nullable(),
  /** A tab of the system's own that leads here, ready to paste: why, and step by step; null where it has no tabs. */
  tab: z.object({ why: z.string(), steps: z.array(z.string()), url: z.string() }).nullable(),
});

/** What pieces are for that don't say so by their names. */
const uses: Readonly<Record<string, string>> = {
  accountingId: 'purpose.accounting-id',
  accountingUrl: 'purpose.accounting-url',
  accountingPdf: 'purpose.accounting-pdf',
  taxNumber: 'purpose.tax-number',
  primaryContact: 'purpose.primary-contact',
  notifications: 'purpose.notifications',
  saves: 'purpose.saves',
  deletions: 'purpose.deletions',
};

const provisionPath = '/connections/{id}/provision';
const rest =
  'What one invocation has no calls left for is done by itself after it: `working` says so, and reading it again shows how far it is.';
const list = route(
  { method: 'get', path: provisionPath, summary: 'What is set up inside the system, and what would be' },
  { params: idParams, reply: provisionShape, errors: ['connection.unknown', ...vendorErrors] },
);
const setUp = route(
  { method: 'post', path: provisionPath, summary: 'Set up what is missing', description: rest },
  { params: idParams, reply: provisionShape, errors: ['connection.unknown', ...vendorErrors] },
);
const takeDown = route(
  { method: 'delete', path: provisionPath, summary: 'Remove what we set up', description: rest },
  { params: idParams, reply: provisionShape, errors: ['connection.unknown', ...vendorErrors] },
);

/** What came of it, as the page shows it. */
async function reply(
  c: Context<ApiEnv>,
  { id, system }: Connection,
  done: Result<Setup> | null,
): Promise<z.infer<typeof provisionShape>> {
  if (!done) return { items: [], working: false, edition: null, tab: null };
  if (!done.ok) throw vendorFailed(done.problem);
  const { items, facts } = done.value;
  return {
    items: items.map((item) => toItem(item, languageOf(c))),
    working: await isSettingUp(c.var.house, id),
    edition: toEdition(upkeepOf(system)?.edition?.(facts) ?? null, languageOf(c)),
    tab: await tabOf(c),
  };
}

async function tabOf(c: Context<ApiEnv>) {
  const steps = ['tab.step.modules', 'tab.step.link', 'tab.step.profiles'];
  const [why = '', ...told] = ['tab.why', ...steps].map((code) => say(languageOf(c), code, {}));
  return { why, steps: told, url: `${await publicUrl(c)}/widget/settings` };
}

function toEdition(edition: ReturnType<NonNullable<Upkeep['edition']>>, language: string) {
  if (!edition) return null;
  const less = edition.less.map(({ lacks, instead }) => ({
    lacks: say(language, lacks, {}),
    instead: say(language, instead, {}),
  }));
  return { name: edition.name, less };
}

function toItem(
  { problem, without, ...item }: Setup['items'][number],
  language: string,
): z.infer<typeof provisionItem> {
  const use = uses[item.purpose];
  return {
    ...item,
    ...(use !== undefined && { use: say(language, use, {}) }),
    ...(without !== undefined && { without: say(language, without, { module: item.label }) }),
    ...(problem && { problem: say(language, problem.code, { ...problem }) }),
  };
}

export const provisioning = apiPart()
  .openapi(list, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    return c.json(await reply(c, connection, await listSetup(house, connection)), 200);
  })
  .openapi(setUp, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    const begun = await beginSetup(house, connection, 'make', await publicUrl(c));
    return c.json(await reply(c, connection, begun), 200);
  })
  .openapi(takeDown, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    const begun = await beginSetup(house, connection, 'remove', await publicUrl(c));
    return c.json(await reply(c, connection, begun), 200);
  });
