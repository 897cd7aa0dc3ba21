// Parting from an organisation: names it and says what rests and what is kept.

import { useState } from 'preact/hooks';
import { call, type Problem } from '../../api/answer.ts';
import { api, type Connection } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { overview, pairs, refresh } from '../../state/house.ts';
import { toast } from '../../state/toasts.ts';
import { systemNames } from '../../words/systems.ts';

interface DisconnectDialogProps {
  readonly connection: Connection;
  readonly onClose: () => void;
  readonly onParted: () => void;
}

export function DisconnectDialog({
  connection: { id, organisation, system },
  onClose,
  onParted,
}: DisconnectDialogProps) {
  const [busy, setBusy] = useState(false);
  const [remains, setRemains] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const words = { organisation: organisation.name, system: systemNames[system] };
  const joined = (pairs.value.value?.items ?? []).filter(({ crm, accounting }) => crm === id || accounting === id);
  const linked = overview.value?.value.value?.totals.linked ?? 0;
  const part = async () => {
    setBusy(true);
    const answer = await call(api.connections[':id'].$delete({ param: { id } }));
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    if (answer.value.remains) return setRemains(true);
    toast(t('ui.part.done', words));
    return leave();
  };
  const leave = () => {
    onClose();
    onParted();
    return refresh();
  };
  if (remains)
    return (
      <Dialog title={t('ui.part.done', words)} onClose={() => void leave()}>
        <p>{t('ui.part.remains', words)}</p>
        <div class="actions">
          <Button look="primary" onPress={() => void leave()}>
            {t('ui.action.close')}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('ui.part.title', words)} onClose={onClose}>
      <p>{t('ui.part.text', words)}</p>
      {joined.length > 0 && (
        <p>{t('ui.part.pairs', { pairs: joined.map(({ name }) => name).join(', '), count: joined.length, linked })}</p>
      )}
      {problem && <ProblemNote problem={problem} />}
      <div class="actions">
        <Button look="danger" busy={busy} onPress={() => void part()}>
          {t('ui.part.do', words)}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('ui.action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
