// What a record is called on the pages. One without a name goes by its id, so that no row is blank and none looks like another.

import { t } from '../i18n/messages.ts';

export function calledBy(name: string | undefined, id?: string): string {
  if (name !== undefined && name.trim() !== '') return name;
  const nameless = t('ui.record.nameless');
  return id === undefined ? nameless : `${nameless} ${id}`;
}
