// One entry of the log: what was done and why, each field before and after, and what to quote when asking for help.

import type { ComponentChildren } from 'preact';
import type { AuditEntry } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Direction, Outcome } from '../../parts/Outcome.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Rate } from '../../parts/Rate.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { dateTime } from '../../i18n/format.ts';
import { logEntry } from '../../state/log.ts';
import { useReading } from '../../use/reading.ts';
import { calledBy } from '../../words/names.ts';
import { actorName } from '../../words/actors.ts';
import { triggerName } from '../../words/attempts.ts';
import { sideName } from '../../words/systems.ts';
import { Changes } from './Changes.tsx';
import { Exchange, Source } from './Exchange.tsx';
import { useAgain } from './TryAgain.tsx';

interface EntryPanelProps {
  readonly pair: string;
  readonly id: string;
  readonly onClose: () => void;
}

export function EntryPanel({ pair, id, onClose }: EntryPanelProps) {
  const entry = logEntry(pair, id);
  useReading(entry);
  const record = entry.value.value?.record;
  const title = record ? calledBy(record.name, record.id) : t('ui.history.entry');
  return (
    <Dialog look="drawer" title={title} onClose={onClose}>
      <Reading of={entry} lines={6}>
        {(shown) => (
          <>
            <p class="line">
              <Outcome of={shown.outcome} /> <Direction of={shown.direction} />
            </p>
            <p>{shown.message}</p>
            <Rate of={shown.facts} />
            <Changes changes={shown.changes} />
            {shown.record && <Acts pair={pair} entry={shown} onClose={onClose} />}
            <Circumstances entry={shown} />
            {shown.exchange && <Exchange of={shown.exchange} side={otherSide(shown)} />}
            <AsJson entry={shown} />
          </>
        )}
      </Reading>
    </Dialog>
  );
}

interface ActsProps {
  readonly pair: string;
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

function Acts({ pair, entry: { id, code }, onClose }: ActsProps) {
  const { busy, problem, go } = useAgain(pair, onClose);
  return (
    <>
      <div class="actions">
        <Button icon="sync" busy={busy} onPress={() => void go({ ids: [id] })}>
          {t('ui.record.sync')}
        </Button>
        <a href={`/history?code=${encodeURIComponent(code)}`}>{t('ui.history.same-cause')}</a>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

/** Where it was sent. */
function otherSide({ direction }: AuditEntry): string {
  return direction === 'to-crm' ? 'crm' : 'accounting';
}

/** As the API gives it: for whoever reads it with a program, or reports it. */
function AsJson({ entry }: { readonly entry: AuditEntry }) {
  return (
    <details class="json">
      <summary>{t('ui.history.json')}</summary>
      <Source text={JSON.stringify(entry, null, 2)} />
    </details>
  );
}

function Circumstances({ entry }: { readonly entry: AuditEntry }) {
  const { at, trigger, actor, record, code, requestId } = entry;
  return (
    <>
      <h3>{t('ui.history.circumstances')}</h3>
      <dl class="pairs">
        <Line term={t('ui.history.when')}>{dateTime(at, true)}</Line>
        <Line term={t('ui.history.trigger')}>{triggerName(trigger)}</Line>
        {actor !== null && <Line term={t('ui.history.actor')}>{actorName(actor)}</Line>}
        {record && (
          <Line term={sideName(record.side)}>
            <code>{record.id}</code>
          </Line>
        )}
        <Line term={t('ui.history.code')}>
          <code>{code}</code>
        </Line>
        {requestId !== null && (
          <Line term={t('ui.history.request')}>
            <code>{requestId}</code>
          </Line>
        )}
      </dl>
      {record && (
        <p>
          <a href={`/records?search=${encodeURIComponent(record.name)}`}>{t('ui.issue.see-record')}</a>
        </p>
      )}
    </>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
