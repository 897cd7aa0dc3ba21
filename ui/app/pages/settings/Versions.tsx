// Every version that was saved: when, by whom, what it changed; and bringing one back, after showing what that would change.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { SettingsVersion } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Section } from '../../parts/Section.tsx';
import { Ago } from '../../parts/Time.tsx';
import { draftOf, restore, settingsOf, versionsOf } from '../../state/settings.ts';
import { toast } from '../../state/toasts.ts';
import { useReading } from '../../use/reading.ts';
import { actorName } from '../../words/actors.ts';
import { differences } from './difference.ts';
import { DifferenceList } from './DifferenceList.tsx';

export function Versions({ pair }: { readonly pair: string }) {
  const list = versionsOf(pair);
  const [chosen, setChosen] = useState<SettingsVersion | null>(null);
  useReading(list);
  return (
    <Section title={t('ui.versions.title')} lead={t('ui.versions.lead')}>
      <Reading of={list} lines={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p class="soft">{t('ui.versions.none')}</p>}
            <ol class="versions">
              {items.map((each, at) => (
                <li key={each.version}>
                  <p>
                    <strong>{t('ui.versions.name', { version: each.version })}</strong>{' '}
                    <span class="soft">
                      {t('ui.pause.by', { who: actorName(each.savedBy) })} · <Ago at={each.savedAt} />
                    </span>
                  </p>
                  <DifferenceList found={differences(items[at + 1]?.document ?? {}, each.document)} />
                  {at > 0 && (
                    <Button look="quiet" onPress={() => setChosen(each)}>
                      {t('ui.versions.restore', { version: each.version })}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
            {chosen && (
              <RestoreDialog
                pair={pair}
                chosen={chosen}
                current={items[0]?.document ?? {}}
                onClose={() => setChosen(null)}
              />
            )}
          </>
        )}
      </Reading>
    </Section>
  );
}

interface RestoreDialogProps {
  readonly pair: string;
  readonly chosen: SettingsVersion;
  readonly current: unknown;
  readonly onClose: () => void;
}

function RestoreDialog({ pair, chosen, current, onClose }: RestoreDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const words = { version: chosen.version };
  const bring = async () => {
    setBusy(true);
    const answer = await restore(pair, chosen.version);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    draftOf(pair).value = undefined;
    toast(t('ui.versions.restored', words));
    onClose();
    return Promise.all([settingsOf(pair).read(), versionsOf(pair).read()]);
  };
  return (
    <Dialog title={t('ui.versions.restore.title', words)} onClose={onClose}>
      <p>{t('ui.versions.restore.text')}</p>
      <DifferenceList found={differences(current, chosen.document)} />
      {problem && <ProblemNote problem={problem} />}
      <div class="actions">
        <Button look="primary" busy={busy} onPress={() => void bring()}>
          {t('ui.versions.restore.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('ui.action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
