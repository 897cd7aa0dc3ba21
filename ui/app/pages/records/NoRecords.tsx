// No records: none at all yet, or none that fit.

import { t } from '../../i18n/messages.ts';
import { ButtonLink } from '../../parts/Button.tsx';
import { Empty } from '../../parts/Empty.tsx';

export function NoRecords({ isFiltered }: { readonly isFiltered: boolean }) {
  if (!isFiltered) return <Empty icon="equal" title={t('ui.records.none')} text={t('ui.records.none.text')} />;
  return (
    <Empty icon="search" title={t('ui.records.no-match')} text={t('ui.records.no-match.text')}>
      <ButtonLink href="/records">{t('ui.records.show-all')}</ButtonLink>
    </Empty>
  );
}
