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
            <del>{wordFor(path, before)}</del> <span class="hidden">{t('ui.history.after')}: </span>
            <ins>{wordFor(path, after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where a setting has nothing that it would be without being chosen. */
const BLANK_AT_FIRST = ['startDate', 'values', 'notices', 'routing', 'mappings'];

/** What nobody has chosen is as it comes; a module that nobody has switched on is off. */
function wordFor(path: readonly string[], value: unknown): string {
  if (isModule(path)) return settingValue(value ?? false);
  const isUsual = value === undefined && !BLANK_AT_FIRST.includes(path[0] ?? '') && !path.includes('filter');
  return isUsual ? t('ui.setting.usual') : settingValue(value);
}
