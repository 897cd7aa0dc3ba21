// The mirror image of a situation: what the CRM shows and is allowed, accounting shows and is allowed, and the other way round.

import { digest } from '../../src/core/digest.ts';
import type { Decision, Direction, Held, Link, MappedField, Side } from '../../src/core/record.ts';
import type { Choice, OpenIssue, Rules, Situation } from '../../src/core/steps.ts';

type Both<T> = Readonly<Record<Side, T>>;

function swapped<T>({ crm, accounting }: Both<T>): Both<T> {
  return { crm: accounting, accounting: crm };
}

function swappedPart<T>(both: Readonly<Partial<Record<Side, T>>>): Partial<Record<Side, T>> {
  const { crm, accounting } = both;
  return { ...(accounting !== undefined && { crm: accounting }), ...(crm !== undefined && { accounting: crm }) };
}

/** A text in which every side is the other one. */
export function mirroredText(text: string): string {
  return text.replace(/\b(crm|accounting)\b/g, (side) => (side === 'crm' ? 'accounting' : 'crm'));
}

function mirroredField(field: MappedField): MappedField {
  const { authority, flow, places, onlyAtCreation } = field;
  return {
    ...field,
    authority: mirroredText(authority) as MappedField['authority'],
    flow: mirroredText(flow) as 'both' | Direction,
    places: swapped(places),
    onlyAtCreation: swapped(onlyAtCreation),
  };
}

function mirroredLink(link: Link): Link {
  const held = Object.fromEntries(
    Object.entries(link.held).map(([name, both]): [string, Held] => [name, { ...both, ...swapped(both) }]),
  );
  return {
    ...link,
    ...(link.pushed && { pushed: swappedPart(link.pushed) }),
    ids: swapped(link.ids),
    bases: swapped(link.bases),
    versions: swapped(link.versions),
    changedAt: swapped(link.changedAt),
    settling: swappedPart(link.settling),
    held,
  };
}

function mirroredRules(rules: Rules): Rules {
  return { ...rules, into: swapped(rules.into) };
}

/** A digest is the facts' JSON: sides among its keys and values change places, ids stay. */
function mirroredDigest(text: string): string {
  if (!text.startsWith('{')) return text;
  const swap = (_: string, value: unknown): unknown => {
    if (typeof value === 'string') return /^(crm|accounting)$/.test(value) ? mirroredText(value) : value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mirroredText(key), inner]));
  };
  return digest(JSON.parse(text, swap));
}

function mirroredIssue(issue: OpenIssue): OpenIssue {
  return {
    ...issue,
    digest: mirroredDigest(issue.digest),
    code: mirroredText(issue.code),
    ...(issue.versions && { versions: swappedPart(issue.versions) }),
  };
}

function mirroredChoice(choice: Choice | null): Choice | null {
  if (choice?.choice !== 'fields') return choice;
  const decisions = Object.entries(choice.decisions).map(([name, decision]): [string, Decision] => [
    name,
    { ...decision, choice: mirroredText(decision.choice) as Decision['choice'] },
  ]);
  return { choice: 'fields', decisions: Object.fromEntries(decisions) };
}

export function mirrored(situation: Situation): Situation {
  const { fields, link, sights, mergeTarget, rules, issues, choice } = situation;
  return {
    ...situation,
    fields: fields.map(mirroredField),
    link: link && mirroredLink(link),
    sights: swapped(sights),
    ...(mergeTarget && { mergeTarget: { ...mergeTarget, side: mergeTarget.side === 'crm' ? 'accounting' : 'crm' } }),
    rules: mirroredRules(rules),
    issues: issues.map(mirroredIssue),
    choice: mirroredChoice(choice),
  };
}
