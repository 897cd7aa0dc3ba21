// What would come of saying yes, before anybody does: both sides as they stand now, read just then, beside what would be written.

import type { Issue, Outlook } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { outlookOf } from '../../state/outlooks.ts';
import { useReading } from '../../use/reading.ts';
import { sides } from '../../words/systems.ts';
import { doings } from '../tried/Tried.tsx';
import { Beside, type Column, type Values } from './Beside.tsx';
import { documentOrder } from './order.ts';

const AGAIN_MS = 5_000;

interface OutlookProps {
  readonly pair: string;
  readonly issue: Issue;
  readonly choice: 'approve' | 'reissue';
}

export function OutlookView({ pair, issue, choice }: OutlookProps) {
  const outlook = outlookOf(pair, issue.id, choice);
  // The system asks for a pause: it is asked again as long as somebody looks.
  useReading(outlook, outlook.problem.value?.code === 'system.busy' ? AGAIN_MS : 0);
  return (
    <Reading of={outlook} lines={5}>
      {(shown) => <Standing outlook={shown} name={issue.record?.name ?? ''} />}
    </Reading>
  );
}

function Standing({ outlook, name }: { readonly outlook: Outlook; readonly name: string }) {
  const { would, calls, now } = outlook;
  const columns = columnsOf(outlook);
  const fields = documentOrder(columns.map(({ values }) => values));
  if (!would || fields.length === 0) return <p class="soft">{t('ui.outlook.nowhere')}</p>;
  const { word, ...look } = doings[would.does];
  const requests = calls.crm + calls.accounting;
  // A record that is gone on one side has one side to read.
  const read = sides.filter((side) => now[side]).length;
  return (
    <div class="outlook">
      <Beside fields={fields} columns={columns} caption={t('ui.outlook.caption', { name })} />
      <p class="fine">
        {!['archive', 'same'].includes(would.does) && <Badge {...look} word={t(word)} />}{' '}
        {requests > 0 && t('ui.outlook.calls', { count: requests })} {t('ui.outlook.read', { sides: read })}
        {would.follows && ` ${t('ui.tried.follows')}`}
      </p>
    </div>
  );
}

/** A side that has the record shows it; one that is about to get it, what it will show. */
function columnsOf({ now, would }: Outlook): Column[] {
  return sides.flatMap((side): Column[] => {
    const shown = now[side];
    const written: Values = Object.fromEntries(
      (would?.changes ?? []).filter((change) => change.side === side).map(({ field, after }) => [field, after]),
    );
    const isWritten = Object.keys(written).length > 0;
    if (shown) return [{ side, values: shown }];
    const word = t('ui.outlook.will-show');
    return isWritten ? [{ side, word, values: written, blanks: workedOut() }] : [];
  });
}

/** Sums that nobody sends: the system that gets the lines adds them up. */
function workedOut(): Column['blanks'] {
  const word = t('ui.outlook.worked-out');
  return { subtotal: word, totalTax: word, total: word, number: word, accountingNumber: word };
}
