// Paging through a list that is read page by page. The place is in the address, so that the browser's own Back works too.

import { t } from '../i18n/messages.ts';
import { useQuery } from '../use/query.ts';
import { Icon } from './Icon.tsx';

interface PagerProps {
  /** The cursor of the page behind this one. */
  readonly next: string | undefined;
  /** How many rows this page has. */
  readonly count: number;
}

export function Pager({ next, count }: PagerProps) {
  const query = useQuery();
  const trail = query.get('trail').split(' ').filter(Boolean);
  const cursor = query.get('cursor');
  if (cursor === '' && next === undefined) return <p class="pager soft">{t('ui.pager.all', { count })}</p>;
  const before = { cursor: trail.at(-1) ?? '', trail: trail.slice(0, -1).join(' ') };
  const after = { cursor: next ?? '', trail: [...trail, ...(cursor === '' ? [] : [cursor])].join(' ') };
  return (
    <nav class="pager" aria-label={t('ui.pager.label')}>
      {cursor !== '' && (
        <a class="button plain" href={query.href(before)}>
          <Icon name="left" />
          {t('ui.pager.before')}
        </a>
      )}
      <span class="soft">{t('ui.pager.count', { count })}</span>
      {next !== undefined && (
        <a class="button plain" href={query.href(after)}>
          {t('ui.pager.next')}
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
