// All modules in their groups: a line each that says whether it is on and what travels, which opens its settings.

import type { KindName, Settings } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { Module } from './Module.tsx';

const groups: readonly (readonly [Key, readonly KindName[]])[] = [
  ['ui.setup.group.core', ['customer', 'vendor']],
  ['ui.setup.group.inventory', ['item']],
  [
    'ui.setup.group.finance',
    ['quote', 'sales-order', 'accepted-quote', 'invoice', 'payment', 'credit', 'purchase-order'],
  ],
];

interface ModulesProps {
  readonly pair: string;
  readonly settings: Settings;
  /** Only those that are on. */
  readonly areOn?: boolean;
  readonly set: (path: readonly string[], value: unknown) => void;
}

export function Modules({ pair, settings, areOn = false, set }: ModulesProps) {
  const shown = (kind: KindName) => settings.kinds[kind] && (!areOn || settings.kinds[kind].on);
  return (
    <>
      {groups
        .map(([word, kinds]) => [word, kinds.filter(shown)] as const)
        .filter(([, kinds]) => kinds.length > 0)
        .map(([word, kinds]) => (
          <Section key={word} title={t(word)}>
            <div class="modules">
              {kinds.map((kind) => {
                const value = settings.kinds[kind];
                return (
                  value && (
                    <Module
                      key={kind}
                      pair={pair}
                      kind={kind}
                      value={value}
                      wins={settings.conflicts.kinds?.[kind]?.default}
                      isOpen={kind === 'customer'}
                      set={set}
                    />
                  )
                );
              })}
            </div>
          </Section>
        ))}
    </>
  );
}
