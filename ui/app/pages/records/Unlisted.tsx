// What a search finds beside the list: records without a link, by number, name or the link of their page, to be foretold and brought over.

import { type KindName, type RecordItem, type Unlisted as Found } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { kindName } from '../../words/runs.ts';
import { sideName } from '../../words/systems.ts';
import { useReading } from '../../use/reading.ts';
import { unlistedBy } from '../../state/records.ts';
import { RecordForetold } from './RecordForetold.tsx';
import { SyncOne } from './RecordPanel.tsx';
import { Place } from './RecordTable.tsx';

interface UnlistedProps {
  readonly pair: string;
  readonly kind: string;
  readonly search: string;
  /** Nothing else was found: it says how to find what is not listed. */
  readonly isAlone: boolean;
  readonly onChanged: () => void;
}

export function Unlisted({ pair, kind, search, isAlone, onChanged }: UnlistedProps) {
  const found = unlistedBy({ pair, kind, search });
  useReading(found);
  const { items } = found.value.value ?? { items: [] };
  if (items.length === 0) return isAlone ? <p class="soft">{t('ui.records.unlisted.how')}</p> : null;
  return (
    <section>
      <h3>{t('ui.records.unlisted')}</h3>
      {items.map((each) => (
        <One
          key={`${each.kind} ${each.side} ${each.id}`}
          pair={pair}
          found={each}
          name={search}
          onChanged={onChanged}
        />
      ))}
    </section>
  );
}

interface OneProps extends Pick<UnlistedProps, 'pair' | 'onChanged'> {
  readonly found: Found;
  readonly name: string;
}

function One({ pair, found: { kind, side, id, url }, name, onChanged }: OneProps) {
  const place = { id, name: URL.canParse(name) ? id : name, url };
  const record: RecordItem = {
    kind,
    state: 'not-linked',
    crm: side === 'crm' ? place : null,
    accounting: side === 'accounting' ? place : null,
    agreedAt: null,
    issues: [],
  };
  return (
    <div>
      <p>
        {kindName(kind as KindName)}, {sideName(side)}: <Place item={record} side={side} />
      </p>
      <div class="actions">
        <SyncOne pair={pair} record={record} onChanged={onChanged} />
        <RecordForetold pair={pair} record={record} />
      </div>
    </div>
  );
}
