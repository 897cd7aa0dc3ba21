// What both systems must offer before a pair goes live: asked of them anew, each with what to do about it.

import * as z from 'zod';
import { type House, keepConnection, say } from '../../compose.ts';
import { type Side, sides } from '../../core/record.ts';
import { connectionStore } from '../../db/connections.ts';
import type { Problem } from '../../core/problem.ts';
import type { Pair } from '../../db/pairs.ts';
import { kinds as allKinds } from '../../kinds/index.ts';
import { type Settings, settingsOf } from '../../kinds/settings.ts';
import type { Prerequisite } from '../../systems/prerequisites.ts';
import { upkeepOf } from '../../systems/upkeep.ts';
import { languageOf } from '../context.ts';
import { vendorErrors } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';
import { settingsFor } from './studied.ts';

const itemShape = z.object({
  side: z.enum(sides),
  code: z.enum(['rights', 'modules', 'plan', 'currencies', 'answer']),
  /** `less`: it works, and less than it could. */
  state: z.enum(['met', 'less', 'missing']),
  message: z.string(),
});
type Item = z.infer<typeof itemShape>;

const read = route(
  {
    method: 'get',
    path: '/pairs/{pair}/prerequisites',
    summary: 'What both systems must offer before a pair goes live',
    description:
      'The rights of the users who gave their consent, the modules, the plan, the currencies. Nothing is written.',
  },
  { params: pairParams, reply: z.object({ items: z.array(itemShape) }), errors: [...vendorErrors] },
);

export const prerequisites = apiPart().openapi(read, async (c) => {
  const { house } = c.var;
  const pair = await knownPair(house, c.req.valid('param').pair);
  const { settings } = await settingsFor(house, pair);
  const language = languageOf(c);
  const [crm, accounting] = await Promise.all([
    foundOn(house, pair, 'crm', settings),
    foundOn(house, pair, 'accounting', settings),
  ]);
  const isOne = countsInOne(crm, accounting);
  const items = [...crm.map((one) => ({ side: 'crm' as const, one })), ...accounting.map((one) => ({ side: 'accounting' as const, one }))]; // prettier-ignore
  return c.json({ items: items.map(({ side, one }) => told(language, side, one, isOne)) }, 200);
});

type Found = Prerequisite | { readonly code: 'answer'; readonly problem: Problem };

/** A system that does not answer is one more thing to mend, and says nothing about the other one. */
async function foundOn(house: House, pair: Pair, side: Side, settings: Settings): Promise<readonly Found[]> {
  const connection = await connectionStore({ db: house.db, now: () => house.world.now() }).find(pair[side]);
  const asked = connection && upkeepOf(connection.system)?.prerequisites;
  if (!connection || !asked) return [];
  const wanted = allKinds.map(({ name }) => name).filter((name) => settingsOf(settings, name).on);
  const found = await keepConnection(house, connection, 'person', (kept) => asked(kept, wanted, settings.customers));
  return found.ok ? found.value : [{ code: 'answer', problem: found.problem }];
}

/** Both sides count in the same currency, and neither has another: then nothing is amiss where only one is switched on. */
function countsInOne(crm: readonly Found[], accounting: readonly Found[]): boolean {
  const [one, other] = [crm, accounting].map((found) => found.find(({ code }) => code === 'currencies'));
  if (!one || !other || !('facts' in one) || !('facts' in other)) return false;
  const others = other.facts.currencies ?? [];
  return one.state === 'less' && one.facts.base === other.facts.base && others.length <= 1;
}

function told(language: string, side: Side, found: Found, isOne: boolean): Item {
  const { code } = found;
  if (code === 'answer') {
    return { side, code, state: 'missing', message: say(language, found.problem.code, { ...found.problem }) };
  }
  const { state, says, facts } = found;
  if (code === 'currencies' && isOne) {
    return { side, code, state: 'met', message: say(language, 'prerequisite.currencies.one', facts) };
  }
  const plan = typeof facts.plan === 'string' ? { plan: capital(facts.plan) } : {};
  const kinds = Array.isArray(facts.kinds)
    ? { kinds: facts.kinds.map((kind) => say(language, `ui.kind.${kind}`, {})) }
    : {};
  return { side, code, state, message: say(language, says, { ...facts, ...plan, ...kinds }) };
}

/** Plans and editions come in capitals from the one, in small letters from the other. */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}
