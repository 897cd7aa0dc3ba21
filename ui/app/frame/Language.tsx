// Choosing the language: of the pages and of everything that the Worker says. It holds for the next visits too.

import { useId, useState } from 'preact/hooks';
import { call } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { type LanguageName, languageNames } from '../i18n/languages.ts';
import { language, t } from '../i18n/messages.ts';
import { sentenceOf } from '../parts/ProblemNote.tsx';
import { toast } from '../state/toasts.ts';

export function Language() {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const current = language.value.split('-')[0];
  const choose = async (wanted: string) => {
    setBusy(true);
    const answer = await call(api.me.$patch({ json: { language: wanted as LanguageName } }));
    setBusy(false);
    // Sentences of the Worker stand on every screen: all of them are read again.
    if (answer.ok) location.reload();
    else toast(sentenceOf(answer.problem), 'bad');
  };
  return (
    <span class="language">
      <label for={id}>{t('ui.foot.language')}</label>
      <select id={id} disabled={busy} onChange={(event) => void choose(event.currentTarget.value)}>
        {Object.entries(languageNames).map(([name, own]) => (
          <option key={name} value={name} selected={name === current} lang={name}>
            {own}
          </option>
        ))}
      </select>
    </span>
  );
}
