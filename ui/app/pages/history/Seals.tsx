// Checking the seals of the whole log, a stretch at a time: all hold, or which entries do not.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { SealCheck } from '../../api/client.ts';
import { dateTime, number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { checkSeals, logStanding } from '../../state/log.ts';

type Broken = SealCheck['broken'][number];

interface Found {
  readonly blocks: number;
  readonly entries: number;
  readonly broken: readonly Broken[];
}

const nothing: Found = { blocks: 0, entries: 0, broken: [] };

export function Seals() {
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = async () => {
    setBusy(true);
    let all = nothing;
    let after: number | null = 0;
    while (after !== null) {
      const answer: Awaited<ReturnType<typeof checkSeals>> = await checkSeals(after);
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok) break;
      const { blocks, entries, broken, next } = answer.value;
      all = {
        blocks: all.blocks + blocks,
        entries: all.entries + entries,
        broken: [...all.broken, ...broken],
      };
      setFound(all);
      after = next;
    }
    setBusy(false);
    void logStanding.read();
  };
  return (
    <div class="seals">
      <Button busy={busy} onPress={() => void check()}>
        {t('ui.seals.check')}
      </Button>
      <span role="status">{found && <Outcome found={found} isBusy={busy} />}</span>
      {found && found.broken.length > 0 && (
        <ul class="broken">
          {found.broken.map((each) => (
            <li key={each.block}>
              <Fault of={each} />
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

function Outcome({ found: { blocks, entries, broken }, isBusy }: { readonly found: Found; readonly isBusy: boolean }) {
  const words = { blocks, entries, shown: number(entries) };
  if (isBusy) return <span class="soft">{t('ui.seals.checking', words)}</span>;
  const isWhole = broken.length === 0;
  return (
    <span class="badge" data-tone={isWhole ? 'good' : 'bad'}>
      <Icon name={isWhole ? 'check' : 'alert'} />
      <span>{isWhole ? t('ui.seals.hold', words) : t('ui.seals.broken', { count: broken.length })}</span>
    </span>
  );
}

function Fault({ of: { block, why, from, to, ids } }: { readonly of: Broken }) {
  const words = { block, from: dateTime(from, true), to: dateTime(to, true) };
  const says = { changed: 'ui.seals.changed', entries: 'ui.seals.entries', seal: 'ui.seals.seal' } as const;
  return (
    <>
      {t(says[why], words)}{' '}
      {ids.map((id) => (
        <a key={id} href={`/history?entry=${id}`}>
          {t('ui.seals.entry', { id })}{' '}
        </a>
      ))}
    </>
  );
}
