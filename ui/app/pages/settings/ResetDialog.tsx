// Resetting a pair: names the organisation and how much goes, offers the export first, lets another organisation be joined in its place, and
// asks for the organisation's name to be typed.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Switch } from '../../parts/Switch.tsx';
import { connections, pair as currentPair, refresh } from '../../state/house.ts';
import { reset, resetOf } from '../../state/moving.ts';
import { toast } from '../../state/toasts.ts';
import { useReading } from '../../use/reading.ts';
import { TakeOut } from './Moving.tsx';
import { Text } from './Text.tsx';

interface ResetDialogProps {
  readonly pair: string;
  readonly onClose: () => void;
}

interface Counts {
  readonly organisation: string;
  readonly links: number;
}

export function ResetDialog({ pair, onClose }: ResetDialogProps) {
  const look = resetOf(pair);
  useReading(look);
  useReading(connections);
  const name = look.value.value?.organisation ?? '…';
  return (
    <Dialog title={t('ui.moving.reset.title', { name })} onClose={onClose}>
      <Reading of={look} lines={4}>
        {(counts) => <Form pair={pair} counts={counts} onClose={onClose} />}
      </Reading>
    </Dialog>
  );
}

function Form({ pair, counts, onClose }: ResetDialogProps & { readonly counts: Counts }) {
  const { organisation: name, links } = counts;
  const [typed, setTyped] = useState('');
  const [eraseLog, setEraseLog] = useState(false);
  const [accounting, setAccounting] = useState(currentPair.value?.accounting ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const others = (connections.value.value?.items ?? []).filter(({ system }) => system === 'xero');
  const go = async () => {
    setBusy(true);
    const answer = await reset(pair, { confirm: typed, eraseLog, ...(accounting !== '' && { accounting }) });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    toast(t('ui.moving.reset.done', { count: links }));
    await refresh();
    onClose();
  };
  return (
    <>
      <p>{t('ui.moving.reset.text', { name, count: links, shown: number(links) })}</p>
      <TakeOut pair={pair} />
      {others.length > 1 && (
        <SelectField
          label={t('ui.moving.reset.with')}
          value={accounting}
          options={others.map(({ id, organisation }) => ({ value: id, label: organisation.name }))}
          onChoose={setAccounting}
        />
      )}
      <Switch label={t('ui.moving.reset.log')} on={eraseLog} onChange={setEraseLog} />
      <Text label={t('ui.moving.reset.type', { name })} value={typed} most={200} onChange={setTyped} />
      {problem && <ProblemNote problem={problem} />}
      <div class="actions">
        <Button look="danger" busy={busy} disabled={typed.trim() !== name} onPress={() => void go()}>
          {t('ui.moving.reset.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('ui.action.cancel')}
        </Button>
      </div>
    </>
  );
}
