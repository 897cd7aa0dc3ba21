// No entry: nothing happened yet, or nothing fits.

import { t } from '../../i18n/messages.ts';
import { ButtonLink } from '../../parts/Button.tsx';
import { Empty } from '../../parts/Empty.tsx';

export function NoEntries({ isFiltered }: { readonly isFiltered: boolean }) {
  if (!isFiltered) return <Empty icon="clock" title={t('ui.history.none')} text={t('ui.history.none.text')} />;
  return (
    <Empty icon="search" title={t('ui.history.no-match')} text={t('ui.history.no-match.text')}>
      <ButtonLink href="/history">{t('ui.history.show-all')}</ButtonLink>
    </Empty>
  );
}
