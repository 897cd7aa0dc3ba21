// Inbox: everything that waits for a person's decision, one open at a time.

import { useQuery } from '../../use/query.ts';
import { t } from '../../i18n/messages.ts';
import { Empty } from '../../parts/Empty.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { Page } from '../../parts/Page.tsx';
import { Pager } from '../../parts/Pager.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { issuesBy } from '../../state/issues.ts';
import { useReading } from '../../use/reading.ts';
import { inboxHelp } from './help.tsx';
import { IssueItem } from './IssueItem.tsx';

const OFTEN_MS = 15_000;

export default function InboxPage() {
  return (
    <Page title={t('ui.inbox.title')} lead={t('ui.inbox.lead')} help={inboxHelp}>
      <WithPair>{(pair) => <Content pair={pair.id} />}</WithPair>
    </Page>
  );
}

function Content({ pair }: { readonly pair: string }) {
  const query = useQuery();
  const show = query.get('show') === 'all' ? 'all' : 'open';
  const page = issuesBy({ pair, show, cursor: query.get('cursor') });
  useReading(page, OFTEN_MS);
  const chosen = query.get('issue');
  return (
    <>
      <Shown show={show} />
      <Reading of={page} lines={8}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="check" title={t('ui.inbox.none')} text={t('ui.inbox.none.text')} />
          ) : (
            <>
              <ul class="issues">
                {items.map((issue) => (
                  <IssueItem
                    key={issue.id}
                    pair={pair}
                    issue={issue}
                    alike={items.filter((each) => isAlike(each, issue))}
                    isOpen={chosen === issue.id}
                    onToggle={(isOpen) => query.set({ issue: isOpen ? issue.id : '' }, { replace: true })}
                    onDecided={() => void page.read()}
                  />
                ))}
              </ul>
              <Pager next={next} count={items.length} />
            </>
          )
        }
      </Reading>
    </>
  );
}

type Likeness = Parameters<typeof IssueItem>[0]['issue'];

/** Issues of one sort, that one decision can settle together. */
function isAlike(one: Likeness, other: Likeness): boolean {
  return (
    one.code === other.code &&
    one.kind === other.kind &&
    one.closedAt === undefined &&
    one.choices.join() === other.choices.join()
  );
}

function Shown({ show }: { readonly show: 'open' | 'all' }) {
  const query = useQuery();
  const current = (name: string) => (name === show ? { 'aria-current': 'true' as const } : {});
  const anew = { cursor: '', trail: '', issue: '' };
  return (
    <nav class="chips" aria-label={t('ui.inbox.show')}>
      <a href={query.href({ ...anew, show: '' })} {...current('open')}>
        {t('ui.inbox.show.open')}
      </a>
      <a href={query.href({ ...anew, show: 'all' })} {...current('all')}>
        {t('ui.inbox.show.all')}
      </a>
    </nav>
  );
}
