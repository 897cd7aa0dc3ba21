// One thing that stands in the way: how many records of a module it is about, and once opened which ones and why, each with its link.

import { useState } from 'preact/hooks';
import type { Check } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { linesOf } from '../../state/studies.ts';
import { useFirstReading, useReading } from '../../use/reading.ts';
import { calledBy } from '../../words/names.ts';
import { settingName } from '../../words/settings.ts';
import { sideName } from '../../words/systems.ts';
import { doings } from '../tried/Tried.tsx';

interface FindingProps {
  readonly pair: string;
  readonly check: string;
  readonly finding: Check['findings'][number];
}

export function Finding({ pair, check, finding }: FindingProps) {
  const { kind, side, does, count } = finding;
  const [open, setOpen] = useState(false);
  const { word, ...look } = doings[does];
  const list = linesOf({ pair, id: check, code: finding.code, kind });
  useFirstReading(list);
  const example = list.value.value?.items[0]?.message;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{t('ui.check.finding', { count, module: settingName([kind]), system: sideName(side) })}</strong>
        <Badge {...look} word={t(word)} />
        {!open && example && <span class="example">{example}</span>}
      </summary>
      {open && <Lines pair={pair} check={check} finding={finding} />}
    </details>
  );
}

function Lines({ pair, check, finding: { code, kind, side, count } }: FindingProps) {
  const list = linesOf({ pair, id: check, code, kind });
  useReading(list);
  return (
    <Reading of={list} lines={3}>
      {({ items }) => (
        <>
          <ul class="found">
            {items.map(({ name, message, crm, accounting }, at) => {
              const called = calledBy(name, crm?.id ?? accounting?.id);
              const url = (side === 'crm' ? crm : accounting)?.url ?? crm?.url ?? accounting?.url;
              return (
                <li key={crm?.id ?? accounting?.id ?? at}>
                  {url ? (
                    <a class="outward" href={url} target="_blank" rel="noreferrer">
                      {called} <Icon name="out" />
                    </a>
                  ) : (
                    <strong>{called}</strong>
                  )}
                  <p class="soft">{message}</p>
                </li>
              );
            })}
          </ul>
          {count > items.length && <p class="soft">{t('ui.check.more', { count: count - items.length })}</p>}
        </>
      )}
    </Reading>
  );
}
