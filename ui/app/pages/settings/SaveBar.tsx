// Saving: what would change stands beside the button. Nothing is saved by itself.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { draftOf, save, settingsOf, versionsOf } from '../../state/settings.ts';
import { toast } from '../../state/toasts.ts';
import { type Difference, partOf } from './difference.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { faultName } from './fault.ts';

interface SaveBarProps {
  readonly pair: string;
  /** The version that the changes were made from. */
  readonly version: number;
  readonly found: readonly Difference[];
}

export function SaveBar({ pair, version, found }: SaveBarProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const forget = async () => {
    draftOf(pair).value = undefined;
    setProblem(null);
    await settingsOf(pair).read();
  };
  const submit = async () => {
    setBusy(true);
    const draft = draftOf(pair);
    const sent = draft.value;
    const answer = await save(pair, version, partOf(found));
    if (!answer.ok) {
      setBusy(false);
      return setProblem(answer.problem);
    }
    setProblem(null);
    // The next change is made from what was saved just now, also where the page is left or loaded anew before that is read.
    const own = draft.value && { ...draft.value, version: answer.value.version };
    draft.value = own;
    await settingsOf(pair).read();
    setBusy(false);
    // What was changed while it was being saved is still to be saved.
    if (own?.settings === sent?.settings && draft.value === own) draft.value = undefined;
    toast(t('ui.settings.saved'));
    return versionsOf(pair).read();
  };
  if (found.length === 0) return null;
  return (
    <div class="save">
      <Section title={t('ui.settings.unsaved')}>
        <DifferenceList found={found} />
        <div class="actions">
          <Button look="primary" busy={busy} onPress={() => void submit()}>
            {t('ui.settings.save', { count: found.length })}
          </Button>
          <Button look="quiet" onPress={() => void forget()}>
            {t('ui.settings.forget')}
          </Button>
        </div>
        {problem && <ProblemNote problem={problem} nameOf={faultName} />}
      </Section>
    </div>
  );
}
