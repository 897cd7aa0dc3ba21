// What a draft of the routing changes, each with its words. Pure but for the language.

import type { Filter, Pair } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import type { RoutingDraft } from '../../state/routing.ts';

export type RoutingChange = { readonly key: string; readonly pair: string; readonly words: string } & (
  { readonly what: 'rule'; readonly rule: Filter | null } | { readonly what: 'default' | 'primary' }
);

export function changesOf(
  all: readonly Pair[],
  { rules, takesRest, primary }: RoutingDraft,
  savedRule: (pair: string) => Filter | null | undefined,
): RoutingChange[] {
  const nameOf = (id: string) => all.find((pair) => pair.id === id)?.name ?? id;
  const ofRules = Object.entries(rules).flatMap(([pair, rule]): RoutingChange[] => {
    const before = savedRule(pair);
    if (before === undefined || JSON.stringify(before) === JSON.stringify(rule)) return [];
    const word = rule === null ? 'ui.routing.change.none' : 'ui.routing.change.rule';
    return [{ key: `rule ${pair}`, pair, what: 'rule', rule, words: t(word, { name: nameOf(pair) }) }];
  });
  const isRest = takesRest !== undefined && all.find((pair) => pair.default)?.id !== takesRest;
  const isPrimary = primary !== undefined && all.find((pair) => pair.primary)?.id !== primary;
  return [
    ...ofRules,
    ...(isRest
      ? [
          {
            key: 'default',
            pair: takesRest,
            what: 'default' as const,
            words: t('ui.routing.change.rest', { name: nameOf(takesRest) }),
          },
        ]
      : []),
    ...(isPrimary
      ? [
          {
            key: 'primary',
            pair: primary,
            what: 'primary' as const,
            words: t('ui.routing.change.primary', { name: nameOf(primary) }),
          },
        ]
      : []),
  ];
}
