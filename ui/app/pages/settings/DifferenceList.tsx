// What would change, or has changed, setting by setting: old and new.

import { t } from '../../i18n/messages.ts';
import { isModule, settingName, settingValue } from '../../words/settings.ts';
import type { Difference } from './difference.ts';

export function DifferenceList({ found }: { readonly found: readonly Difference[] }) {
  return (
    <ul class="differences">
      {found.map(({ path, before, after }) => (
        <li key={path.join('.')}>
          <span>{settingName(path)}</span>
          <span>
            <span class="hidden">{t('ui.history.before')}: </span>
            <del>{settingValue(isModule(path) ? (before ?? false) : before)}</del>{' '}
            <span class="hidden">{t('ui.history.after')}: </span>
            <ins>{settingValue(after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
