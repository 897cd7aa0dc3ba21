// The modules whose fields can be mapped. Which one is shown stands in the address.

import { t } from '../../i18n/messages.ts';
import { useQuery } from '../../use/query.ts';
import { kindWords } from '../../words/settings.ts';

export function Kinds({ kind }: { readonly kind: string }) {
  const query = useQuery();
  return (
    <nav class="chips" aria-label={t('ui.mapping.kinds')}>
      {Object.entries(kindWords).map(([name, word]) => (
        <a key={name} href={query.href({ kind: name })} {...(name === kind && { 'aria-current': 'true' as const })}>
          {t(word)}
        </a>
      ))}
    </nav>
  );
}
