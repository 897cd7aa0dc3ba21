// Pausing a pair: why, said by whoever does it.

import { useState } from 'preact/hooks';
import { call, type Problem } from '../../api/answer.ts';
import { api, type Pair } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { refresh } from '../../state/house.ts';
import { kept } from '../../state/kept.ts';

interface PauseDialogProps {
  readonly pair: Pair;
  readonly onClose: () => void;
}

export function PauseDialog({ pair, onClose }: PauseDialogProps) {
  const reason = kept<string>(`pause:${pair.id}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const json = { reason: reason.value ?? '' };
    const answer = await call(api.pairs[':pair'].pause.$post({ param: { pair: pair.id }, json }));
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    reason.value = undefined;
    onClose();
    return refresh();
  };
  return (
    <Dialog title={t('ui.pause.title', { pair: pair.name })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('ui.pause.text')}</p>
        <Field label={t('ui.pause.reason')} hint={t('ui.pause.reason.hint')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              maxLength={500}
              value={reason.value ?? ''}
              onInput={(event) => (reason.value = event.currentTarget.value)}
            />
          )}
        </Field>
        {problem && <ProblemNote problem={problem} />}
        <div class="actions">
          <Button look="primary" type="submit" busy={busy}>
            {t('ui.pause.do')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('ui.action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
