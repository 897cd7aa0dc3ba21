// A tab of the CRM that leads to these pages: no program can make it, so it is ready to paste, step by step.

import type { Provision } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Copyable } from '../../parts/Copyable.tsx';

export function WebTab({ tab: { why, steps, url } }: { readonly tab: NonNullable<Provision['tab']> }) {
  return (
    <details>
      <summary>{t('ui.tab.title')}</summary>
      <p>{why}</p>
      <ol class="points">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Copyable label={t('ui.tab.address')} value={url} />
    </details>
  );
}
