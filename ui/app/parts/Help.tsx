// Help beside a screen: short answers to what people ask there.

import { useId } from 'preact/hooks';
import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import { Icon } from './Icon.tsx';

export interface Question {
  readonly asks: Key;
  readonly answer: Key;
}

export function Help({ questions }: { readonly questions: readonly Question[] }) {
  const id = useId();
  return (
    <aside class="help" aria-labelledby={id}>
      <h2 id={id}>{t('ui.help.title')}</h2>
      {questions.map(({ asks, answer }) => (
        <details key={asks} name={id}>
          <summary>
            {t(asks)}
            <Icon name="plus" />
          </summary>
          <p>{t(answer)}</p>
        </details>
      ))}
    </aside>
  );
}
