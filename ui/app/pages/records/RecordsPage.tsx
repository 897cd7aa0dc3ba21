// Records: what is linked, what is not, and why.

import { t } from '../../i18n/messages.ts';
import { Page } from '../../parts/Page.tsx';
import { Pager } from '../../parts/Pager.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { recordKey, recordsBy } from '../../state/records.ts';
import { useReading } from '../../use/reading.ts';
import { useQuery } from '../../use/query.ts';
import { Filters } from './Filters.tsx';
import { recordsHelp } from './help.tsx';
import { NoRecords } from './NoRecords.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import { RecordTable } from './RecordTable.tsx';
import { Unlisted } from './Unlisted.tsx';

const OFTEN_MS = 15_000;

export default function RecordsPage() {
  return (
    <Page title={t('ui.records.title')} lead={t('ui.records.lead')} help={recordsHelp}>
      <WithPair>{(pair) => <Content pair={pair.id} />}</WithPair>
    </Page>
  );
}

function Content({ pair }: { readonly pair: string }) {
  const query = useQuery();
  const [kind, state] = [query.get('kind'), query.get('state')];
  const [search, cursor] = [query.get('search'), query.get('cursor')];
  // Whoever looks for something is shown it, whatever its kind.
  const isAimed = state !== '' || search !== '' || query.get('others') !== '';
  const page = recordsBy({ pair, kind, state, search, cursor, ...(!isAimed && { otherKinds: 'false' }) });
  useReading(page, OFTEN_MS);
  const close = () => query.set({ record: '' }, { replace: true });
  return (
    <>
      <Filters />
      <Reading of={page} lines={10}>
        {({ items, next, otherKinds = 0 }) => {
          const open = items.find((item) => recordKey(item) === query.get('record'));
          const isEmpty = items.length === 0;
          return (
            <>
              {isEmpty ? (
                <NoRecords isFiltered={[kind, state, search].some((chosen) => chosen !== '')} />
              ) : (
                <RecordTable items={items} />
              )}
              {!isEmpty && <Pager next={next} count={items.length} />}
              {otherKinds > 0 && (
                <p class="soft">
                  {t('ui.records.other-kinds', { count: otherKinds })}{' '}
                  <a href={query.href({ others: 'shown', cursor: '', trail: '' })}>
                    {t('ui.records.other-kinds.show')}
                  </a>
                </p>
              )}
              {search !== '' && (
                <Unlisted {...{ pair, kind, search }} isAlone={isEmpty} onChanged={() => void page.read()} />
              )}
              {open && <RecordPanel pair={pair} record={open} onClose={close} onChanged={() => void page.read()} />}
            </>
          );
        }}
      </Reading>
    </>
  );
}
