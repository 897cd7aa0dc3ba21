// History: every attempt, the newest first, with what it changed.

import { useState } from 'preact/hooks';
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
import { Keeping } from './Keeping.tsx';
import { LogTable } from './LogTable.tsx';
import { NoEntries } from './NoEntries.tsx';
import { Order } from './Order.tsx';
import { TryAgain } from './TryAgain.tsx';

const OFTEN_MS = 15_000;

/** Not part of what is looked for. */
const layout: readonly string[] = ['pair', 'cursor', 'sort', 'size'];

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
  const isFiltered = Object.entries(filter).some(([name, value]) => value !== '' && !layout.includes(name));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <>
      <Filters />
      <Reading of={page} lines={10}>
        {({ items, next }) =>
          items.length === 0 ? (
            <NoEntries isFiltered={isFiltered} />
          ) : (
            <>
              <TryAgain pair={pair} filter={filter} chosen={chosen} onDone={() => setChosen([])} />
              <LogTable items={items} chosen={chosen} onChoose={setChosen} />
              <div class="under">
                <Pager next={next} count={items.length} />
                <Order />
              </div>
              <Exports filter={filter} />
            </>
          )
        }
      </Reading>
      <Keeping />
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
    kind: query.get('kind'),
    code: query.get('code'),
    sort: query.get('sort'),
    size: query.get('size'),
    from: query.get('from'),
    to: query.get('to'),
    cursor: query.get('cursor'),
  };
}
