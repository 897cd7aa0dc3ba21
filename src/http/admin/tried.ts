// A tried record as people see it: what would be done about it and why, field by field, with the names of the records that values refer to.

import * as z from 'zod';
import { type House, say, urlsOf } from '../../compose.ts';
import { changesOf, reasonOf } from '../../core/explain.ts';
import { add, decimal, formatDecimal } from '../../core/money.ts';
import { type KindName, type Side, sides } from '../../core/record.ts';
import type { Plan, Step } from '../../core/steps.ts';
import { isRows, type Value } from '../../core/value.ts';
import { censusStore } from '../../db/census.ts';
import type { Pair } from '../../db/pairs.ts';
import { recordOf } from '../../sync/case.ts';
import { shownIn, type Tried } from '../../sync/trial.ts';
import { bareId } from '../context.ts';

const at = z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }).nullable();
/** Told first to last. */
const doings = ['ask', 'create', 'update', 'archive', 'wait', 'link', 'skip', 'same'] as const;
export const triedShape = z.object({
  name: z.string(),
  crm: at,
  accounting: at,
  does: z.enum(doings),
  /** Records that it names go first. */
  follows: z.boolean(),
  message: z.string(),
  /** What would be written, field by field. */
  changes: z.array(z.object({ side: z.enum(sides), field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** Fields that a person would be asked about. */
  held: z.array(z.object({ field: z.string(), crm: z.unknown(), accounting: z.unknown() })),
});
export const totalShape = z.object({
  side: z.enum(sides),
  currency: z.string(),
  count: z.number(),
  amount: z.string(),
});

type Doing = (typeof doings)[number];

function doingOf(step: Step): Doing {
  switch (step.do) {
    case 'create':
    case 'update':
    case 'archive':
    case 'link':
    case 'wait':
      return step.do;
    case 'raise':
      return 'ask';
    case 'hold':
      return Object.keys(step.held).length > 0 ? 'ask' : 'same';
    case 'note':
      return step.reason ? 'skip' : 'same';
    case 'stand':
      return step.code.startsWith('skip.') ? 'skip' : 'ask';
    default:
      return 'same';
  }
}

/** The step that tells most about a plan: a question before anything that would be written, and that before a link. */
function chief(steps: Plan): Step | undefined {
  const weight = (step: Step) => doings.indexOf(doingOf(step));
  return [...steps].sort((one, other) => weight(one) - weight(other))[0];
}

export async function shownTo(
  house: House,
  pair: Pair,
  all: readonly Tried[],
  language: string,
): Promise<z.infer<typeof triedShape>[]> {
  const names = await namesIn(house, pair.id, all);
  const urls = await urlsOf(house, pair);
  const named = (value: Value) => withNames(value, names);
  return all.map(({ one, steps, follows }) => {
    const { name } = recordOf(one);
    const step = chief(steps);
    const reason = step ? reasonOf(step) : { code: 'agree.equal' };
    const facts = step?.do === 'raise' ? step.issue.facts : { ...reason.facts, name };
    const onSide = (side: Side) => {
      const seen = shownIn(one).find((each) => each.side === side)?.seen;
      return seen ? { id: bareId(seen.id), name: seen.name, url: urls[side](seen.id) } : null;
    };
    return {
      name,
      crm: onSide('crm'),
      accounting: onSide('accounting'),
      does: step ? doingOf(step) : 'same',
      follows,
      message: say(language, reason.code, facts),
      changes: steps.flatMap((each) =>
        'side' in each
          ? changesOf(each).map(({ field, before, after }) => ({
              side: each.side,
              field,
              before: named(before),
              after: named(after),
            }))
          : [],
      ),
      held: steps.flatMap((each) =>
        each.do === 'hold'
          ? Object.entries(each.held).map(([field, { crm, accounting }]) => ({
              field,
              crm: named(crm),
              accounting: named(accounting),
            }))
          : [],
      ),
    };
  });
}

/** What documents that would be made come to, by side and currency. */
export function totalsOf(all: readonly Tried[]): z.infer<typeof totalShape>[] {
  const found = new Map<string, z.infer<typeof totalShape>>();
  for (const step of all.flatMap(({ steps }) => steps)) {
    if (step.do !== 'create') continue;
    const { total, currency } = step.source.fields;
    if (typeof total !== 'string') continue;
    const code = typeof currency === 'string' ? currency : '';
    const before = found.get(`${step.side} ${code}`) ?? { side: step.side, currency: code, count: 0, amount: '0' };
    const amount = formatDecimal(add(decimal(before.amount), decimal(total)));
    found.set(`${step.side} ${code}`, { ...before, count: before.count + 1, amount });
  }
  return [...found.values()];
}

/** `link:<number>`, or the id of a record without one. */
const REFERENCE = /^(?:ref|link):(.+)$/;

/** Names of the records that values refer to: by the number of their link, or as the census met them. */
async function namesIn(house: House, pair: string, all: readonly Tried[]): Promise<ReadonlyMap<string, string>> {
  const named = new Set<string>();
  for (const { steps } of all)
    for (const step of steps) for (const { before, after } of changesOf(step)) collect([before, after], named);
  const numbers = [...named].filter((id) => !id.includes(':'));
  const ids = [...named].filter((id) => id.includes(':'));
  const links = numbers.length > 0 ? await house.sync.referred(pair, [], numbers.map(Number)) : [];
  const census = censusStore({ db: house.db, now: () => house.world.now() });
  const kinds: readonly KindName[] = ids.length > 0 ? ['customer', 'vendor', 'item'] : [];
  const met = await Promise.all(kinds.map((kind) => census.named(pair, kind, ids)));
  return new Map([
    ...links.map(({ id, name }): [string, string] => [String(id), name]),
    ...met.flatMap((each) => [...each].map(([id, { name }]): [string, string] => [id, name])),
  ]);
}

function collect(values: readonly Value[], into: Set<string>): void {
  for (const value of values) {
    if (isRows(value)) for (const { fields } of value) collect(Object.values(fields), into);
    const id = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
    if (id !== undefined) into.add(id);
  }
}

function withNames(value: Value, names: ReadonlyMap<string, string>): Value {
  if (isRows(value)) {
    return value.map((row) => ({
      ...row,
      fields: Object.fromEntries(Object.entries(row.fields).map(([name, each]) => [name, withNames(each, names)])),
    }));
  }
  const id = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
  if (id === undefined) return value;
  return names.get(id) ?? bareId(id);
}
