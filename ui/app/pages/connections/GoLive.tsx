// Going live: what happens then, licence and data notice, and the button. Nothing was written to any customer before it.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { call, type Problem } from '../../api/answer.ts';
import { api, type Pair } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { refresh } from '../../state/house.ts';
import { kept } from '../../state/kept.ts';

interface GoLiveProps {
  readonly pair: Pair;
  readonly isNext: boolean;
}

export function GoLive({ pair, isNext }: GoLiveProps) {
  const { route } = useLocation();
  const accepted = kept<boolean>(`licence:${pair.id}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const json = { licence: accepted.value === true };
    const answer = await call(api.pairs[':pair']['go-live'].$post({ param: { pair: pair.id }, json }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    accepted.value = undefined;
    await refresh();
    route('/');
  };
  return (
    <Section title={t('ui.live.title')} lead={t('ui.live.lead')}>
      <ul class="points">
        <li>{t('ui.live.1')}</li>
        <li>{t('ui.live.2')}</li>
        <li>{t('ui.live.3')}</li>
      </ul>
      <details>
        <summary>{t('ui.live.licence')}</summary>
        <p>{t('ui.live.licence.text')}</p>
      </details>
      <details>
        <summary>{t('ui.live.data')}</summary>
        <p>{t('ui.live.data.text')}</p>
      </details>
      <form onSubmit={(event) => void start(event)}>
        <label class="check">
          <input
            type="checkbox"
            required
            checked={accepted.value === true}
            onChange={(event) => (accepted.value = event.currentTarget.checked)}
          />
          {t('ui.live.accept')}
        </label>
        {problem && <ProblemNote problem={problem} />}
        <Button look={isNext ? 'primary' : 'plain'} type="submit" busy={busy}>
          {t('ui.live.do')}
        </Button>
      </form>
    </Section>
  );
}
