// History: every attempt, the newest first, with what it changed.

import { t } from '../../i18n/messages.ts';
import { ButtonLink } from '../../parts/Button.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { Page } from '../../parts/Page.tsx';
import { Pager } from '../../parts/Pager.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { logBy, type LogFilter } from '../../state/log.ts';
import { useReading } from '../../use/reading.ts';
import { type Query, useQuery } from '../../use/query.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { Exports } from './Exports.tsx';
import { Filters } from './Filters.tsx';
import { historyHelp } from './help.tsx';
import { LogTable } from './LogTable.tsx';
import { NoEntries } from './NoEntries.tsx';

const OFTEN_MS = 15_000;

export default function HistoryPage() {
  const runsLink = (
    <ButtonLink look="plain" icon="clock" href="/history/runs">
      {t('ui.runs.open')}
    </ButtonLink>
  );
  return (
    <Page title={t('ui.history.title')} lead={t('ui.history.lead')} help={historyHelp} actions={runsLink}>
      <WithPair>{(pair) => <Content pair={pair.id} />}</WithPair>
    </Page>
  );
}

function Content({ pair }: { readonly pair: string }) {
  const query = useQuery();
  const filter = filterIn(query, pair);
  const page = logBy(filter);
  // Only the first page moves; further back nothing is added.
  useReading(page, filter.cursor === '' ? OFTEN_MS : 0);
  const entry = query.get('entry');
  const { pair: _pair, cursor: _cursor, ...filters } = filter;
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <Filters />
      <Reading of={page} lines={10}>
        {({ items, next }) =>
          items.length === 0 ? (
            <NoEntries isFiltered={isFiltered} />
          ) : (
            <>
              <LogTable items={items} />
              <Pager next={next} count={items.length} />
              <Exports filter={filter} />
            </>
          )
        }
      </Reading>
      {entry !== '' && (
        <EntryPanel pair={pair} id={entry} onClose={() => query.set({ entry: '' }, { replace: true })} />
      )}
    </>
  );
}

function filterIn(query: Query, pair: string): LogFilter {
  return {
    pair,
    search: query.get('search'),
    outcome: query.get('outcome'),
    direction: query.get('direction'),
    from: query.get('from'),
    to: query.get('to'),
    cursor: query.get('cursor'),
  };
}
