// The table of the log, a heading for each day. A row opens the entry.

import type { AuditEntry } from '../../api/client.ts';
import { clockTime, longDay } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Direction, Outcome } from '../../parts/Outcome.tsx';
import { useQuery } from '../../use/query.ts';

export function LogTable({ items }: { readonly items: readonly AuditEntry[] }) {
  const days = Map.groupBy(items, ({ at }) => longDay(at));
  return (
    <table class="rows log">
      <caption class="hidden">{t('ui.history.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.history.when')}</th>
          <th scope="col">{t('ui.history.record')}</th>
          <th scope="col">{t('ui.history.outcome')}</th>
          <th scope="col">{t('ui.history.what')}</th>
        </tr>
      </thead>
      {[...days].map(([day, entries]) => (
        <tbody key={day}>
          <tr class="day">
            <th colSpan={4} scope="rowgroup">
              {day}
            </th>
          </tr>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ entry: { id, at, record, outcome, direction, message } }: { readonly entry: AuditEntry }) {
  const query = useQuery();
  return (
    <tr>
      <td>
        <time dateTime={at}>{clockTime(at)}</time>
      </td>
      <th scope="row">
        <a class="opens" href={query.href({ entry: id })}>
          {record?.name ?? t('ui.history.whole-pair')}
        </a>
      </th>
      <td>
        <Outcome of={outcome} />
      </td>
      <td>
        <Direction of={direction} />
        {message}
      </td>
    </tr>
  );
}
