// The kinds as one pass uses them: each with its compiled mapping and with how its new documents begin.

import type { KindName, Side } from '../core/record.ts';
import type { Broken, Unclear } from '../core/reference.ts';
import { type Books, creationOf } from '../kinds/creation.ts';
import { kinds } from '../kinds/index.ts';
import type { Kind } from '../kinds/kind.ts';
import { withNumberPolicy, withPrefix } from '../kinds/numbers.ts';
import { paymentRuleOf } from '../kinds/payments.ts';
import { authoritiesOf, sequenceOf, type Settings } from '../kinds/settings.ts';
import { type NamedField, unusableRules } from '../kinds/traits.ts';
import type { Dialect } from '../mapping/dialect.ts';
import { faultsOf } from '../mapping/faults.ts';
import type { MappingOverride, RowOverride } from '../mapping/override.ts';
import { flowWith } from '../mapping/row-places.ts';
import { compile } from '../mapping/translate.ts';
import type { KindInUse } from './ports.ts';

export interface PairInUse {
  readonly settings: Settings;
  /** Of the pairs that share the CRM, the one from which shared fields are mirrored. */
  readonly isPrimary: boolean;
  /** Tells pairs and connections apart. */
  readonly name: string;
  /** What the connections' organisations tell of themselves: other facts are other dialects. */
  readonly facts: readonly object[];
  readonly books: Books;
  /** What values can't name any more in accounting. */
  readonly broken?: readonly Broken[];
  dialectOf(side: Side, kind: KindName): Dialect;
  /** Routing rules of the pairs that share the CRM. */
  readonly routing?: readonly Settings['routing'][];
  /** Whether the CRM's records of a kind have a field of that name; left out where nobody can tell. */
  knows?(kind: KindName, field: string): boolean;
}

/** What a pair's kinds are made of beside its settings: as long as that is the same, so are they. */
interface Remembered {
  readonly facts: readonly object[];
  readonly others: string;
  readonly inUse: ReadonlyMap<KindName, KindInUse>;
}

/** By the settings that they were made under: a pair's passes meet the same until somebody saves others. */
const remembered = new WeakMap<Settings, Map<string, Remembered>>();

/** Every kind as the pair uses it: made anew where its settings, its connections' capabilities or its day are others than the last time. */
export function kindsInUse(pair: PairInUse): ReadonlyMap<KindName, KindInUse> {
  const { settings, isPrimary, name, facts, books, broken = [], routing = [] } = pair;
  let known = remembered.get(settings);
  if (!known) remembered.set(settings, (known = new Map<string, Remembered>()));
  const of = `${name},${isPrimary}`;
  const others = JSON.stringify([books, broken, routing]);
  const last = known.get(of);
  if (last?.others === others && facts.every((each, at) => each === last.facts[at])) return last.inUse;
  const inUse = new Map(kinds.map((kind) => [kind.name, kindInUse(kind, pair)] as const));
  known.set(of, { facts, others, inUse });
  return inUse;
}

function kindInUse(kind: Kind, pair: PairInUse): KindInUse {
  const { settings, isPrimary, books, broken = [], dialectOf, routing = [], knows = () => true } = pair;
  const sequence = sequenceOf(settings, kind.name);
  const dialects = {
    crm: withPrefix(dialectOf('crm', kind.name), sequence),
    accounting: dialectOf('accounting', kind.name),
  };
  const wanted = withNumberPolicy(sequence, overrideOf(settings, kind.name));
  const override = isPrimary ? wanted : withoutMirrors(kind, wanted);
  const mapping = compile(kind, dialects, authoritiesOf(settings, kind.name), override);
  const unusable = [
    ...unusableRules(settings, kind.name, routing, (field) => knows(kind.name, field)),
    ...lostPlaces(settings, kind, dialectOf, knows),
  ];
  const creation = creationOf(settings, kind.name, books, unusable);
  const payments = paymentRuleOf(settings, kind.name, books, unusable);
  return {
    kind,
    mapping,
    broken: broken.filter(({ unclear }) => !unclear || unclear.purpose === purposeOf(kind.name)),
    ...(unusable.length > 0 && { unusable }),
    ...(creation && { creation }),
    ...(dialects.crm.onlyCurrency !== undefined && { onlyCurrency: dialects.crm.onlyCurrency }),
    ...(payments && { payments }),
  };
}

function purposeOf(kind: KindName): Unclear['purpose'] {
  return kind === 'purchase-order' ? 'purchases' : 'sales';
}

/** Rows whose place in the CRM went since they were saved: what the module carries would be less than somebody wanted. */
function lostPlaces(
  settings: Settings,
  kind: Kind,
  dialectOf: PairInUse['dialectOf'],
  knows: NonNullable<PairInUse['knows']>,
): NamedField[] {
  const override = overrideOf(settings, kind.name);
  if (Object.keys(override).length === 0) return [];
  const dialects = { crm: dialectOf('crm', kind.name), accounting: dialectOf('accounting', kind.name) };
  return faultsOf(kind, dialects, override).flatMap(({ field, code, facts }): NamedField[] => {
    const place = code === 'mapping.place' ? facts?.place : undefined;
    const name = place?.slice(place.indexOf('.') + 1);
    const isLost = name !== undefined && field.endsWith('.crm') && !knows(kind.name, name);
    return isLost ? [{ rule: 'mapping', field: name }] : [];
  });
}

/**
 * A field of the CRM that several pairs share can be the mirror of one of them alone: two would put each other's value back for ever. What
 * a kind mirrors by itself (ids, numbers, balances) has a field of its own for every pair.
 */
function withoutMirrors({ fields }: Kind, override: MappingOverride): MappingOverride {
  const rows = Object.entries(override).map(([name, row]) => {
    const isShared = flowsToCrm(row) && fields[name]?.flow !== 'to-crm';
    const { constant: _, ...others } = row;
    return [name, isShared ? { ...others, flow: 'none' as const } : row] as const;
  });
  return Object.fromEntries(rows);
}

/** A fixed value for new records alone is put back by nobody. */
function flowsToCrm(row: RowOverride): boolean {
  const { flow = 'both', constant, join } = row;
  if (constant) return constant.to === 'crm' && constant.once !== true;
  return join?.on === 'accounting' || flowWith(flow, row) === 'to-crm';
}

/** What an admin changed about the mapping of a kind. */
function overrideOf({ mappings }: Settings, kind: KindName): MappingOverride {
  return (mappings[kind] ?? {}) as MappingOverride;
}
