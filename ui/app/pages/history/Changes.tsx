// Each field before and after.

import type { AuditEntry } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Shown } from '../../parts/Shown.tsx';
import { fieldName } from '../../words/fields.ts';

export function Changes({ changes }: { readonly changes: AuditEntry['changes'] }) {
  // A new record has nothing before.
  const isNew = changes.every(({ before }) => before === null);
  if (changes.length === 0) return <p class="soft">{t('ui.history.no-changes')}</p>;
  return (
    <table class="changes">
      <caption>{t('ui.history.changes', { count: changes.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.history.field')}</th>
          {!isNew && <th scope="col">{t('ui.history.before')}</th>}
          <th scope="col">{t('ui.history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)}</th>
            {!isNew && (
              <td data-label={t('ui.history.before')} class="before">
                <Shown field={field} value={before} />
              </td>
            )}
            <td data-label={t('ui.history.after')}>
              <Shown field={field} value={after} beside={isNew ? undefined : before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
