// Saving what has been kept long enough, of every pair, and then taking it out of the log. The button for the second comes after the first.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { LogStanding } from '../../api/client.ts';
import { number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { pairs } from '../../state/house.ts';
import { type LogFilter, logStanding, prune } from '../../state/log.ts';
import { toast } from '../../state/toasts.ts';
import { download } from './Exports.tsx';
import { logAsFile } from './log-file.ts';

interface PruneDialogProps {
  readonly ripe: LogStanding['ripe'];
  readonly onClose: () => void;
}

const everything: Omit<LogFilter, 'pair' | 'to'> = {
  search: '',
  outcome: '',
  direction: '',
  kind: '',
  code: '',
  sort: 'oldest',
  size: '',
  from: '',
  cursor: '',
};

export function PruneDialog({ ripe, onClose }: PruneDialogProps) {
  const [busy, setBusy] = useState<'saving' | 'taking' | null>(null);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setBusy('saving');
    const parts: Blob[] = [];
    for (const { id: pair } of pairs.value.value?.items ?? []) {
      const file = await logAsFile({ ...everything, pair, to: ripe.before.slice(0, 10) }, 'ndjson', () => undefined);
      setProblem(file.ok ? null : file.problem);
      if (!file.ok) return setBusy(null);
      parts.push(file.value);
    }
    download(
      new Blob(parts, { type: 'application/x-ndjson' }),
      `ledgerline-history-until-${ripe.before.slice(0, 10)}.ndjson`,
    );
    setSaved(true);
    return setBusy(null);
  };
  const take = async () => {
    setBusy('taking');
    let taken = 0;
    for (let left = 1; left > 0;) {
      const answer = await prune();
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok) return setBusy(null);
      taken += answer.value.pruned;
      left = answer.value.pruned > 0 ? answer.value.left : 0;
    }
    toast(t('ui.prune.done', { count: taken }));
    await logStanding.read();
    return onClose();
  };
  return (
    <Dialog title={t('ui.prune.title')} onClose={onClose}>
      <p>{t('ui.prune.text', { count: ripe.entries, shown: number(ripe.entries) })}</p>
      <div class="actions">
        <Button look={saved ? 'plain' : 'primary'} icon="down" busy={busy === 'saving'} onPress={() => void save()}>
          {t('ui.prune.save')}
        </Button>
        {saved && (
          <Button look="danger" busy={busy === 'taking'} onPress={() => void take()}>
            {t('ui.prune.do', { count: ripe.entries })}
          </Button>
        )}
        <Button look="quiet" onPress={onClose}>
          {t('ui.action.cancel')}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </Dialog>
  );
}
