// How the log is kept: how much there is, whether its seals hold, how full the database is, and taking out what is old enough.

import { useState } from 'preact/hooks';
import { dateTime, megabytes, number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Section } from '../../parts/Section.tsx';
import type { LogStanding } from '../../api/client.ts';
import { logStanding } from '../../state/log.ts';
import { useReading } from '../../use/reading.ts';
import { PruneDialog } from './PruneDialog.tsx';
import { Seals } from './Seals.tsx';

export function Keeping() {
  useReading(logStanding);
  return (
    <Section title={t('ui.keeping.title')} lead={t('ui.keeping.lead')}>
      <Reading of={logStanding} lines={3}>
        {(standing) => (
          <>
            <Amounts standing={standing} />
            <Seals />
            {standing.ripe.entries > 0 && <Ripe standing={standing} />}
          </>
        )}
      </Reading>
    </Section>
  );
}

function Amounts({
  standing: { entries, oldestAt, sealedUntil, keptDays, storage },
}: {
  readonly standing: LogStanding;
}) {
  const used = { used: megabytes(storage.bytes), of: megabytes(storage.ofBytes) };
  return (
    <ul class="quotas">
      <li>
        <span>{t('ui.keeping.entries', { count: entries, shown: number(entries) })}</span>
        <span class="soft">{t('ui.keeping.days', { count: keptDays })}</span>
        <span class="soft wide">
          {oldestAt !== null && t('ui.keeping.since', { at: dateTime(oldestAt) })}{' '}
          {sealedUntil !== null && t('ui.keeping.sealed', { at: dateTime(sealedUntil) })}
        </span>
      </li>
      <li>
        <span>{t('ui.keeping.storage')}</span>
        <span class="soft">{t('ui.keeping.storage.used', used)}</span>
        <meter
          min={0}
          max={storage.ofBytes}
          high={storage.ofBytes * 0.6}
          optimum={0}
          value={storage.bytes}
          aria-label={t('ui.keeping.storage')}
        />
      </li>
    </ul>
  );
}

function Ripe({ standing: { ripe, keptDays } }: { readonly standing: LogStanding }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="note">
      <p>{t('ui.keeping.ripe', { count: ripe.entries, shown: number(ripe.entries), days: keptDays })}</p>
      <Button onPress={() => setOpen(true)}>{t('ui.keeping.ripe.go')}</Button>
      {open && <PruneDialog ripe={ripe} onClose={() => setOpen(false)} />}
    </div>
  );
}
