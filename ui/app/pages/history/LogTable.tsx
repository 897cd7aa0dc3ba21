// The table of the log, a heading for each day. A row opens the entry.

import type { AuditEntry } from '../../api/client.ts';
import { clockTime, longDay } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Direction, Outcome } from '../../parts/Outcome.tsx';
import { useQuery } from '../../use/query.ts';
import { calledBy } from '../../words/names.ts';

interface LogTableProps {
  readonly items: readonly AuditEntry[];
  /** Ids of the entries that are ticked. */
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

export function LogTable({ items, chosen, onChoose }: LogTableProps) {
  const withRecord = items.filter(({ record }) => record !== null).map(({ id }) => id);
  const areAll = withRecord.length > 0 && withRecord.every((id) => chosen.includes(id));
  const turn = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const days = Map.groupBy(items, ({ at }) => longDay(at));
  return (
    <table class="rows log">
      <caption class="hidden">{t('ui.history.title')}</caption>
      <thead>
        <tr>
          <td class="tick">
            <input
              type="checkbox"
              aria-label={t('ui.history.choose-all')}
              checked={areAll}
              onChange={() => onChoose(areAll ? [] : withRecord)}
            />
          </td>
          <th scope="col">{t('ui.history.when')}</th>
          <th scope="col">{t('ui.history.record')}</th>
          <th scope="col">{t('ui.history.outcome')}</th>
          <th scope="col">{t('ui.history.what')}</th>
        </tr>
      </thead>
      {[...days].map(([day, entries]) => (
        <tbody key={day}>
          <tr class="day">
            <th colSpan={5} scope="rowgroup">
              {day}
            </th>
          </tr>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} isChosen={chosen.includes(entry.id)} onTurn={turn} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  readonly entry: AuditEntry;
  readonly isChosen: boolean;
  readonly onTurn: (id: string) => void;
}

function Row({ entry: { id, at, record, outcome, direction, message }, isChosen, onTurn }: RowProps) {
  const query = useQuery();
  return (
    <tr>
      <td class="tick">
        {record && (
          <input
            type="checkbox"
            aria-label={t('ui.history.choose', { name: calledBy(record.name, record.id), time: clockTime(at) })}
            checked={isChosen}
            onChange={() => onTurn(id)}
          />
        )}
      </td>
      <td class="when">
        <time dateTime={at}>{clockTime(at)}</time>
      </td>
      <th scope="row">
        <a class="opens" href={query.href({ entry: id })}>
          {record ? calledBy(record.name, record.id) : t('ui.history.whole-pair')}
        </a>
      </th>
      <td class="came">
        <Outcome of={outcome} />
      </td>
      <td>
        <Direction of={direction} />
        {message}
      </td>
    </tr>
  );
}
