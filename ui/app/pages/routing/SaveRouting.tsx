// What was changed of the routing and is not saved yet; trying it, and saving it pair by pair.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { Pair, RoutingTrial } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { pairs } from '../../state/house.ts';
import { appoint, type RoutingDraft, tryRouting } from '../../state/routing.ts';
import { save, settingsOf } from '../../state/settings.ts';
import { toast } from '../../state/toasts.ts';
import { changesOf, type RoutingChange } from './changes.ts';

interface SaveRoutingProps {
  readonly all: readonly Pair[];
  readonly current: Pair;
  readonly draft: RoutingDraft;
  readonly onTried: (found: RoutingTrial) => void;
  readonly onForget: () => void;
}

export function SaveRouting({ all, current, draft, onTried, onForget }: SaveRoutingProps) {
  const [busy, setBusy] = useState<'trying' | 'saving' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changes = changesOf(all, draft, (id) => settingsOf(id).value.value?.settings.routing);
  const look = async () => {
    setBusy('trying');
    const answer = await tryRouting(current.id, draft);
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onTried(answer.value);
  };
  const store = async () => {
    setBusy('saving');
    for (const change of changes) {
      const answer = await saved(change);
      if (answer.ok) continue;
      setBusy(null);
      return setProblem(answer.problem);
    }
    await Promise.all([pairs.read(), ...all.map(({ id }) => settingsOf(id).read())]);
    setBusy(null);
    setProblem(null);
    onForget();
    return toast(t('ui.routing.saved'));
  };
  const tryIt = (
    <Button busy={busy === 'trying'} onPress={() => void look()}>
      {t('ui.routing.try')}
    </Button>
  );
  if (changes.length === 0)
    return (
      <div class="actions">
        {tryIt}
        {problem && <ProblemNote problem={problem} />}
      </div>
    );
  return (
    <div class="save">
      <Section title={t('ui.settings.unsaved')}>
        <ul class="differences">
          {changes.map(({ key, words }) => (
            <li key={key}>
              <ins>{words}</ins>
            </li>
          ))}
        </ul>
        <div class="actions">
          <Button look="primary" busy={busy === 'saving'} onPress={() => void store()}>
            {t('ui.settings.save', { count: changes.length })}
          </Button>
          {tryIt}
          <Button look="quiet" onPress={onForget}>
            {t('ui.settings.forget')}
          </Button>
        </div>
        {problem && <ProblemNote problem={problem} />}
      </Section>
    </div>
  );
}

function saved(change: RoutingChange) {
  if (change.what !== 'rule') return appoint(change.pair, change.what);
  const version = settingsOf(change.pair).value.value?.version ?? 0;
  return save(change.pair, version, { routing: change.rule });
}
