// Where short messages appear. A screen reader reads them out when it is free.

import { t } from '../i18n/messages.ts';
import { dismiss, toasts } from '../state/toasts.ts';
import { Icon } from './Icon.tsx';

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, tone, text }) => (
        <p key={id} class="toast" data-tone={tone}>
          <Icon name={tone === 'good' ? 'check' : 'alert'} />
          <span>{text}</span>
          <button
            type="button"
            class="button quiet close"
            onClick={() => dismiss(id)}
            aria-label={t('ui.action.close')}
          >
            <Icon name="cross" />
          </button>
        </p>
      ))}
    </div>
  );
}
