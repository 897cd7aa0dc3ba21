// The modules that are kept in step; which one is shown stands in the address.

import type { KindName } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { censusOf } from '../../state/setup.ts';
import { useQuery } from '../../use/query.ts';
import { useReading } from '../../use/reading.ts';
import { settingName } from '../../words/settings.ts';

/** The module that is shown, and those there are. */
export function useKinds(pair: string): { readonly kind: KindName; readonly all: readonly KindName[] } {
  const counted = censusOf(pair);
  useReading(counted);
  const all = (counted.value.value?.kinds ?? []).filter(({ on }) => on).map(({ kind }) => kind);
  const asked = useQuery().get('kind');
  return { kind: all.find((each) => each === asked) ?? all[0] ?? 'customer', all };
}

export function KindChips({ kind, all }: ReturnType<typeof useKinds>) {
  const query = useQuery();
  if (all.length < 2) return null;
  return (
    <nav class="chips" aria-label={t('ui.mapping.kinds')}>
      {all.map((name) => (
        <a
          key={name}
          href={query.href({ kind: name, cursor: '', trail: '' })}
          {...(name === kind && { 'aria-current': 'true' as const })}
        >
          {settingName([name])}
        </a>
      ))}
    </nav>
  );
}
