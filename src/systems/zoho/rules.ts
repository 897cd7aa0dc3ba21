// Workflow rules that tell us of saves and deletions at once: for each module a webhook with our secret, and two rules that call it. Found
// again by their ids, and by their names where we have forgotten those. A call of theirs is a hint like any other; without them channels
// tell of changes.

import { shortHash } from '../../core/digest.ts';
import { done, type Problem, type Result } from '../../core/problem.ts';
import type { KindName } from '../../core/record.ts';
import { kindNamed } from '../../kinds/index.ts';
import type { Settings } from '../../kinds/settings.ts';
import type { Json } from '../../mapping/place.ts';
import type { ZohoAccess } from './api.ts';
import { remove, ruleBody, save, type Standing, standing, textOf, webhookBody } from './automation.ts';
import type { OwnRule, ZohoFacts } from './facts.ts';
import { modulesFor } from './further.ts';
import { type Provisioned, type ProvisionItem, waits } from './provision.ts';

/** Where saves are told to, and by which secret. */
export interface SaveOrder {
  /** `https`, and reachable from outside: Zoho calls nothing else. */
  readonly url: string;
  readonly token: string;
}

type Order = SaveOrder & { readonly now: number };

/** Modules of which rules tell: those of the kinds that have records of their own, a company's people with it. */
export function ruledModules(kinds: readonly KindName[], customers: Settings['customers']): string[] {
  const own = kinds.filter((kind) => kindNamed(kind) !== undefined);
  return [...new Set(own.flatMap((kind) => modulesFor(kind, customers)))];
}

/** What a rule tells of. The webhook bears the name of the first. */
const sorts = ['saves', 'deletions'] as const;
type Sort = (typeof sorts)[number];

/** No signs but letters, digits and blanks are taken (Zoho's docs). */
function nameOf(module: string, sort: Sort): string {
  return `Ledgerline ${sort} of ${module.replaceAll('_', ' ')}`;
}

/** Ours of one module: the one that we remember, else one of our name. */
function own(list: readonly Json[], id: string | undefined, name: string): string | undefined {
  const byId = list.find((each) => String(each.id) === id);
  return textOf((byId ?? list.find((each) => each.name === name))?.id);
}

/** What there is of ours in a module. */
interface Ours {
  readonly webhook: string | undefined;
  readonly saves: string | undefined;
  readonly deletions: string | undefined;
}

function oursIn({ rules, webhooks }: Standing, module: string, known: OwnRule | undefined): Ours {
  return {
    webhook: own(webhooks, known?.webhook, nameOf(module, 'saves')),
    saves: own(rules, known?.rule, nameOf(module, 'saves')),
    deletions: own(rules, known?.deletions, nameOf(module, 'deletions')),
  };
}

/** What is remembered of it; undefined where no rule tells of saves. One that we had forgotten is told its secret anew. */
function remembered({ webhook, saves, deletions }: Ours, known: OwnRule | undefined): OwnRule | undefined {
  if (saves === undefined || webhook === undefined) return undefined;
  const { deletions: _gone, ...rest } = known ?? { of: '' };
  return { ...rest, rule: saves, webhook, ...(deletions !== undefined && { deletions }) };
}

/** Which modules have their rules. Where rules may not even be read, none has. */
export async function listRules(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly string[],
): Promise<Result<Provisioned>> {
  const modules = thereOf(facts, wanted);
  if (modules.length === 0) return done({ items: [], facts });
  const found = await standing(access);
  if (!found.ok) return done({ items: modules.flatMap((module) => itemsOf(module, none, () => found.problem)), facts });
  const rules: Record<string, OwnRule> = { ...facts.rules };
  const items = modules.flatMap((module) => {
    const ours = oursIn(found.value, module, rules[module]);
    const rule = remembered(ours, rules[module]);
    if (rule) rules[module] = rule;
    else delete rules[module];
    return itemsOf(module, ours, (sort) => facts.refused?.[keyOf(module, sort)]);
  });
  return done({ items, facts: { ...facts, rules } });
}

/** Makes what is missing, and tells a webhook whose address or secret is another now. */
export async function makeRules(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly string[],
  order: Order,
): Promise<Result<Provisioned>> {
  const modules = thereOf(facts, wanted);
  if (modules.length === 0) return done({ items: [], facts });
  const found = await standing(access);
  const rules: Record<string, OwnRule> = { ...facts.rules };
  const refused: Record<string, Problem> = { ...facts.refused };
  const items: ProvisionItem[] = [];
  for (const module of modules) {
    const { ours, rule, problems } = found.ok
      ? await makeBoth(access, oursIn(found.value, module, rules[module]), module, order, rules[module])
      : { ours: none, rule: undefined, problems: { saves: found.problem, deletions: found.problem } };
    if (rule) rules[module] = rule;
    for (const sort of sorts) {
      const problem = problems[sort];
      if (problem && !waits(problem)) refused[keyOf(module, sort)] = problem;
      else if (!problem) delete refused[keyOf(module, sort)];
    }
    items.push(
      ...itemsOf(module, ours, (sort) => {
        const problem = problems[sort];
        return problem && waits(problem) ? undefined : problem;
      }),
    );
  }
  return done({ items, facts: { ...facts, rules, refused } });
}

const none: Ours = { webhook: undefined, saves: undefined, deletions: undefined };

function thereOf({ lacks = [] }: ZohoFacts, modules: readonly string[]): string[] {
  return modules.filter((module) => !lacks.includes(module));
}

interface Made {
  readonly ours: Ours;
  readonly rule: OwnRule | undefined;
  readonly problems: Readonly<Partial<Record<Sort, Problem>>>;
}

/** The webhook, the rule of saves, the rule of deletions: in this order, each with what there is of those before it. */
async function makeBoth(
  access: ZohoAccess,
  there: Ours,
  module: string,
  order: Order,
  known: OwnRule | undefined,
): Promise<Made> {
  const of = shortHash(`${order.url} ${order.token}`);
  const isUpToDate = there.webhook !== undefined && known?.of === of;
  const webhook = isUpToDate ? done(there.webhook) : await tell(access, there.webhook, module, order);
  if (!webhook.ok)
    return { ours: there, rule: known, problems: { saves: webhook.problem, deletions: webhook.problem } };
  const saves = await ruleFor(access, there.saves, module, 'saves', webhook.value);
  if (!saves.ok) {
    // A webhook that no rule calls is left behind for nobody; one that only waits for its rule is found again by its name.
    if (there.webhook === undefined && !waits(saves.problem)) await remove(access, 'webhooks', webhook.value);
    return { ours: there, rule: undefined, problems: { saves: saves.problem, deletions: saves.problem } };
  }
  const deletions = await ruleFor(access, there.deletions, module, 'deletions', webhook.value);
  const madeAt = there.saves === undefined ? order.now : known?.madeAt;
  const rule: OwnRule = {
    rule: saves.value,
    webhook: webhook.value,
    of,
    ...(madeAt !== undefined && { madeAt }),
    ...(deletions.ok && { deletions: deletions.value }),
  };
  const ours = { webhook: webhook.value, saves: saves.value, deletions: deletions.ok ? deletions.value : undefined };
  return { ours, rule, problems: deletions.ok ? {} : { deletions: deletions.problem } };
}

/** The webhook's id: made, or told anew. */
function tell(access: ZohoAccess, id: string | undefined, module: string, { url, token }: Order) {
  const body = webhookBody(nameOf(module, 'saves'), module, url, token);
  return save(access, id === undefined ? 'POST' : 'PUT', 'webhooks', id, body);
}

async function ruleFor(
  access: ZohoAccess,
  id: string | undefined,
  module: string,
  sort: Sort,
  webhook: string,
): Promise<Result<string>> {
  if (id !== undefined) return done(id);
  const type = sort === 'saves' ? 'create_or_edit' : 'delete';
  return save(access, 'POST', 'workflow_rules', undefined, ruleBody(nameOf(module, sort), module, type, webhook));
}

/** Takes our rules away, those that we have forgotten too, each before the webhook that it calls. */
export async function removeRules(
  access: ZohoAccess,
  facts: ZohoFacts,
  wanted: readonly string[],
): Promise<Result<Provisioned>> {
  const rules: Record<string, OwnRule> = { ...facts.rules };
  const modules = [...new Set([...thereOf(facts, wanted), ...Object.keys(rules)])];
  const found = modules.length > 0 ? await standing(access) : null;
  const items: ProvisionItem[] = [];
  for (const module of modules) {
    const there = found?.ok ? oursIn(found.value, module, rules[module]) : asKnown(rules[module]);
    const { left, problem } = await removeBoth(access, there);
    const rule = remembered(left, rules[module]);
    if (rule) rules[module] = rule;
    else delete rules[module];
    items.push(...itemsOf(module, left, () => (problem && waits(problem) ? undefined : (problem ?? undefined))));
  }
  return done({ items, facts: { ...facts, rules } });
}

function asKnown(known: OwnRule | undefined): Ours {
  return known ? { webhook: known.webhook, saves: known.rule, deletions: known.deletions } : none;
}

async function removeBoth(access: ZohoAccess, there: Ours): Promise<{ left: Ours; problem: Problem | null }> {
  let left = there;
  for (const part of ['deletions', 'saves', 'webhook'] as const) {
    const id = left[part];
    if (id === undefined) continue;
    const problem = await remove(access, part === 'webhook' ? 'webhooks' : 'workflow_rules', id);
    if (problem) return { left, problem };
    left = { ...left, [part]: undefined };
  }
  return { left, problem: null };
}

function keyOf(module: string, sort: Sort): string {
  return `${module}/shared/${sort}`;
}

function itemsOf(module: string, ours: Ours, problemOf: (sort: Sort) => Problem | undefined): ProvisionItem[] {
  return sorts.map((sort) => itemOf(module, sort, ours[sort] !== undefined, problemOf(sort)));
}

function itemOf(module: string, sort: Sort, isThere: boolean, problem?: Problem): ProvisionItem {
  const state = isThere ? 'exists' : problem ? 'refused' : 'missing';
  return {
    what: 'rule',
    module,
    label: nameOf(module, sort),
    purpose: sort,
    state,
    ...(state !== 'exists' && { without: sort === 'saves' ? 'without.rule' : 'without.deletion-rule' }),
    ...(problem && { problem }),
  };
}
