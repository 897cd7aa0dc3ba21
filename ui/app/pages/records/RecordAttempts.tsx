// What happened to one record lately, from the log.

import { useMemo } from 'preact/hooks';
import { call } from '../../api/answer.ts';
import { api, type RecordItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Direction, Outcome } from '../../parts/Outcome.tsx';
import { Rate } from '../../parts/Rate.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Ago } from '../../parts/Time.tsx';
import { resource } from '../../state/resource.ts';
import { useReading } from '../../use/reading.ts';
import { nameOf } from './RecordTable.tsx';

/** The log is searched by name, so namesakes are among what it finds. */
const SEARCHED = 50;
const SHOWN = 5;
const OFTEN_MS = 5_000;

interface RecordAttemptsProps {
  readonly pair: string;
  readonly record: RecordItem;
  /** What stands above the list already: an attempt that says the same does not say it once more. */
  readonly said: string;
}

export function RecordAttempts({ pair, record, said }: RecordAttemptsProps) {
  const name = nameOf(record);
  const ids = [record.crm?.id, record.accounting?.id];
  const log = useMemo(
    () =>
      resource(() =>
        call(
          api.pairs[':pair'].audit.$get({ param: { pair }, query: { search: name.slice(0, 100), limit: SEARCHED } }),
        ),
      ),
    [pair, name],
  );
  useReading(log, OFTEN_MS);
  return (
    <>
      <h3>{t('ui.record.lately')}</h3>
      <Reading of={log} lines={3}>
        {({ items }) => {
          const all = items.filter((entry) => ids.includes(entry.record?.id));
          const own = all.slice(0, SHOWN);
          const rated = all.find(({ facts }) => 'rate' in facts);
          if (own.length === 0) return <p class="soft">{t('ui.record.nothing-yet')}</p>;
          return (
            <>
              <ul class="attempts">
                {own.map(({ id, at, outcome, direction, message }) => (
                  <li key={id}>
                    <Outcome of={outcome} />
                    <div>
                      <a href={`/history?entry=${id}`}>
                        <Ago at={at} />
                      </a>{' '}
                      <Direction of={direction} />
                      {message !== said && <p class="soft">{message}</p>}
                    </div>
                  </li>
                ))}
              </ul>
              <Rate of={rated?.facts} />
            </>
          );
        }}
      </Reading>
    </>
  );
}
