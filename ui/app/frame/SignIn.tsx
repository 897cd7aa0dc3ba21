// The door: signing in with the admin token. Afterwards the screen that was asked for opens.

import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../api/answer.ts';
import { t } from '../i18n/messages.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { ProblemNote, sentenceOf } from '../parts/ProblemNote.tsx';
import { signIn } from '../state/session.ts';
import { useTitle } from '../use/title.ts';
import { Door } from './Door.tsx';

export function SignIn() {
  useTitle(t('ui.sign-in.title'));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(await signIn(input.current?.value ?? ''));
    setBusy(false);
    input.current?.select();
  };
  const isRefused = problem?.code === 'session.refused';
  return (
    <Door title={t('ui.sign-in.title')} lead={t('ui.sign-in.lead')}>
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={t('ui.sign-in.token')}
          hint={t('ui.sign-in.hint')}
          {...(isRefused && { error: sentenceOf(problem) })}
        >
          {(tied) => (
            <input
              {...tied}
              ref={input}
              type="password"
              name="token"
              autocomplete="current-password"
              required
              autofocus
            />
          )}
        </Field>
        {problem && !isRefused && <ProblemNote problem={problem} />}
        <Button look="primary" type="submit" busy={busy}>
          {t('ui.sign-in.go')}
        </Button>
      </form>
      <details>
        <summary>{t('ui.sign-in.lost')}</summary>
        <p>{t('ui.sign-in.lost.text')}</p>
        <p>
          <code>npx wrangler secret put ADMIN_TOKEN</code>
        </p>
      </details>
    </Door>
  );
}
