// Where an issue is mended that no choice of its own can mend: the page, and the words on its link.

import type { Issue } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';

export interface Remedy {
  readonly href: string;
  readonly word: Key;
}

const connections: Remedy = { href: '/connections', word: 'ui.remedy.connections' };
const documents: Remedy = { href: '/settings?part=documents', word: 'ui.remedy.documents' };
const values: Remedy = { href: '/settings?part=values', word: 'ui.remedy.values' };
const modules: Remedy = { href: '/settings?part=modules', word: 'ui.remedy.modules' };
const moving: Remedy = { href: '/settings?part=moving', word: 'ui.remedy.moving' };

const remedies: Readonly<Record<string, Remedy>> = {
  'grant.revoked': connections,
  'connection.missing': connections,
  'connection.disconnected': connections,
  'provision.missing': connections,
  'channel.rules': connections,
  'demo.replaced': moving,
};

/** Where each list is chosen from; the others belong to new documents. */
const lists: Readonly<Record<string, Remedy>> = { 'tax-rates': values, currencies: values };

/** Where each sort of rule is made; the others are rules for documents. */
const rules: Readonly<Record<string, Remedy>> = {
  filter: modules,
  routing: { href: '/routing', word: 'ui.remedy.routing' },
  payment: values,
  hold: values,
};

/** Undefined where the issue is settled by what one chooses. */
export function remedyOf({ code, kind, facts }: Issue): Remedy | undefined {
  if (code === 'rule.field' && facts.rule === 'mapping') return mappingOf(facts.kinds);
  if (code === 'rule.field') return rules[String(facts.rule)] ?? documents;
  if (code === 'mapping.invalid') return mappingOf([kind]);
  if (code.startsWith('drift.')) return lists[String(facts.list)] ?? documents;
  return remedies[code];
}

function mappingOf(kinds: unknown): Remedy {
  const [kind] = Array.isArray(kinds) ? (kinds as unknown[]) : [];
  return { href: `/mapping${typeof kind === 'string' ? `?kind=${kind}` : ''}`, word: 'ui.remedy.mapping' };
}
