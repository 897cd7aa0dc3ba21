// Fields of the CRM that rules of the settings name: one that is not there is refused before it is saved. What was saved before is not
// held against whoever changes something else; that it can't be used any more is told by an issue.

import { type House, keepConnection } from '../../compose.ts';
import { kindNames, type KindName } from '../../core/record.ts';
import { done, type Result } from '../../core/problem.ts';
import { type Connection, connectionStore } from '../../db/connections.ts';
import { isInFinance } from '../../kinds/finance.ts';
import { type Settings, settingsOf } from '../../kinds/settings.ts';
import { type NamedField, type RuleName, unusableRules } from '../../kinds/traits.ts';
import { knowerOf } from '../../systems/index.ts';
import { upkeepOf } from '../../systems/upkeep.ts';
import type { FieldError } from '../errors.ts';
import { pairStore } from '../../db/pairs.ts';

interface Wrong extends NamedField {
  readonly kind: KindName;
}

/** Where a rule stands in the document. */
const paths: Readonly<Record<RuleName, (kind: KindName) => string>> = {
  filter: (kind) => `kinds.${kind}.toAccounting.filter`,
  routing: () => 'routing',
  condition: (kind) => `sequence.${kind}.condition`,
  account: (kind) => `sequence.${kind}.accountRules`,
  tracking: (kind) => `sequence.${kind}.tracking`,
  payment: () => 'payments',
  hold: () => 'hold.limitField',
  mapping: (kind) => ['mappings', kind].join('.'),
};

/** Rules that name a field which the CRM does not have, by its metadata: read anew where what is known of it lacks the name. */
export async function wrongRules(
  house: House,
  pair: string,
  before: Settings,
  wanted: Settings,
): Promise<FieldError[]> {
  const ports = { db: house.db, now: () => house.world.now() };
  const found = await pairStore(ports).find(pair);
  const store = connectionStore(ports);
  const connection = found && (await store.find(found.crm));
  if (connection?.state !== 'connected') return [];
  const { system, capabilities } = connection;
  const doubted = newlyWrong(before, wanted, knowerOf(system, capabilities, wanted));
  const known = await learned(house, connection, new Set(doubted.map(({ kind }) => kind)), wanted);
  // Whoever can't be asked now has said nothing against it.
  if (!known) return [];
  if (known !== capabilities) await store.setCapabilities(connection.id, known);
  const named = newlyWrong(before, wanted, knowerOf(system, known, wanted)).map(({ kind, rule, field }) => ({
    field: paths[rule](kind),
    code: 'rule.no-field',
    facts: { name: field },
  }));
  return [...new Map(named.map((each) => [`${each.field} ${each.facts.name}`, each])).values()];
}

/** What the connection is known to be once the modules of these kinds were asked for their fields; null where they can't be now. */
async function learned(
  house: House,
  connection: Connection,
  kinds: ReadonlySet<KindName>,
  { customers }: Settings,
): Promise<Connection['capabilities'] | null> {
  const ask = upkeepOf(connection.system)?.fields;
  let known = connection;
  for (const kind of ask ? kinds : []) {
    const read = await keepConnection(house, known, 'person', (kept): Promise<Result<Connection['capabilities']>> =>
      ask ? ask(kept, kind, customers) : Promise.resolve(done(kept.facts)),
    );
    if (!read.ok) return null;
    known = { ...known, capabilities: read.value };
  }
  return known.capabilities;
}

/** What the saved document did not name yet, in modules that are on. */
function newlyWrong(before: Settings, wanted: Settings, knows: (kind: KindName, field: string) => boolean): Wrong[] {
  const of = (settings: Settings) =>
    kindNames
      .filter((kind) => settingsOf(settings, kind).on && !isInFinance(settings, kind))
      .flatMap((kind) =>
        unusableRules(settings, kind, [], (field) => knows(kind, field)).map((each) => ({ ...each, kind })),
      );
  const known = new Set(of(before).map(({ kind, rule, field }) => [kind, rule, field].join(' ')));
  return of(wanted).filter(({ kind, rule, field }) => !known.has([kind, rule, field].join(' ')));
}
