// One record: its state, why it is so, what to do about it, both sides, and what happened to it lately.

import { useState } from 'preact/hooks';
import { call, type Problem } from '../../api/answer.ts';
import { api, type RecordItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button, ButtonLink } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { toast } from '../../state/toasts.ts';
import { states } from '../../words/states.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';
import { RecordForetold } from './RecordForetold.tsx';
import { RecordAttempts } from './RecordAttempts.tsx';
import { linkOf, nameOf, Place } from './RecordTable.tsx';

interface RecordPanelProps {
  readonly pair: string;
  readonly record: RecordItem;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function RecordPanel({ pair, record, onClose, onChanged }: RecordPanelProps) {
  const { state, issues } = record;
  const reason = record.message ?? t(states[state].means);
  return (
    <Dialog look="drawer" title={nameOf(record)} onClose={onClose} opener={() => linkOf(record)}>
      <StateBadge state={state} />
      <h3>{t('ui.record.why')}</h3>
      <p>{reason}</p>
      <h3>{t('ui.record.todo')}</h3>
      <p>{t(states[state].todo)}</p>
      {issues[0] === undefined ? (
        <div class="actions">
          <SyncOne pair={pair} record={record} onChanged={onChanged} />
          <RecordForetold pair={pair} record={record} />
        </div>
      ) : (
        <ButtonLink look="primary" href={`/inbox?issue=${issues[0]}`}>
          {t('ui.record.decide')}
        </ButtonLink>
      )}
      <h3>{t('ui.record.places')}</h3>
      <dl class="pairs">
        {sides.map((side) => (
          <div key={side}>
            <dt>{sideName(side)}</dt>
            <dd>
              <Place item={record} side={side} />
              {record[side] && <code class="fine">{record[side].id}</code>}
            </dd>
          </div>
        ))}
        <Pdf pair={pair} record={record} />
      </dl>
      <RecordAttempts pair={pair} record={record} said={reason} />
    </Dialog>
  );
}

/** Kinds of documents that accounting makes a PDF of. */
const printed: readonly string[] = ['invoice', 'quote', 'purchase-order'];

/** Served by us: whoever is signed in here needs no login there. */
function Pdf({ pair, record: { kind, accounting } }: Pick<RecordPanelProps, 'pair' | 'record'>) {
  if (!accounting || !printed.includes(kind)) return null;
  return (
    <div>
      <dt>PDF</dt>
      <dd>
        <a href={`/api/pairs/${pair}/records/${kind}/accounting/${accounting.id}/pdf`} target="_blank" rel="noreferrer">
          {t('ui.field.accountingPdf')}
        </a>
      </dd>
    </div>
  );
}

export function SyncOne({ pair, record, onChanged }: Pick<RecordPanelProps, 'pair' | 'record' | 'onChanged'>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const side: Side = record.crm ? 'crm' : 'accounting';
  const id = record[side]?.id;
  const sync = async () => {
    if (id === undefined) return;
    setBusy(true);
    const json = { kind: record.kind as 'customer', side, ids: [id] };
    const answer = await call(api.pairs[':pair'].sync.$post({ param: { pair }, json }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    toast(t('ui.record.asked', { name: nameOf(record) }));
    onChanged();
  };
  return (
    <>
      <Button look="primary" icon="sync" busy={busy} onPress={() => void sync()}>
        {t('ui.record.sync')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
