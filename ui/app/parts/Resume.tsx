// Resuming a pair that is paused.

import { useState } from 'preact/hooks';
import { call, type Problem } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { t } from '../i18n/messages.ts';
import { refresh } from '../state/house.ts';
import { Button } from './Button.tsx';
import { ProblemNote } from './ProblemNote.tsx';

export function Resume({ pair }: { readonly pair: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const resume = async () => {
    setBusy(true);
    const answer = await call(api.pairs[':pair'].resume.$post({ param: { pair } }));
    setProblem(answer.ok ? null : answer.problem);
    await refresh();
    setBusy(false);
  };
  return (
    <>
      <Button look="primary" busy={busy} onPress={() => void resume()}>
        {t('ui.pause.resume')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
