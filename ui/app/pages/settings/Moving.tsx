// Taking settings and links out as a file, bringing such a file in, and going back to before the setup.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { takeOut } from '../../state/moving.ts';
import { download } from '../history/Exports.tsx';
import { BringIn } from './BringIn.tsx';
import { ResetDialog } from './ResetDialog.tsx';

export default function Moving({ pair }: { readonly pair: string }) {
  const [isResetting, setIsResetting] = useState(false);
  return (
    <>
      <Section title={t('ui.moving.export')} lead={t('ui.moving.export.lead')}>
        <TakeOut pair={pair} />
      </Section>
      <Section title={t('ui.moving.import')} lead={t('ui.moving.import.lead')}>
        <BringIn pair={pair} />
      </Section>
      <Section title={t('ui.moving.reset')} lead={t('ui.moving.reset.lead')}>
        <div class="actions">
          <Button look="danger" onPress={() => setIsResetting(true)}>
            {t('ui.moving.reset.open')}
          </Button>
        </div>
        {isResetting && <ResetDialog pair={pair} onClose={() => setIsResetting(false)} />}
      </Section>
    </>
  );
}

/** Saves the file. */
export function TakeOut({ pair, look = 'plain' }: { readonly pair: string; readonly look?: 'plain' | 'primary' }) {
  const [busy, setBusy] = useState(false);
  const [links, setLinks] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async () => {
    setBusy(true);
    const file = await takeOut(pair, setLinks);
    setBusy(false);
    setProblem(file.ok ? null : file.problem);
    if (!file.ok) return;
    const day = new Date().toISOString().slice(0, 10);
    download(new Blob([file.value], { type: 'application/x-ndjson' }), `ledgerline-${day}.ndjson`);
  };
  return (
    <>
      <div class="actions">
        <Button look={look} icon="down" busy={busy} onPress={() => void take()}>
          {t('ui.moving.export.do')}
        </Button>
        <span class="soft" role="status">
          {busy && t('ui.moving.export.busy', { count: links })}
        </span>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
