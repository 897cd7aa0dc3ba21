// What a rule of lines may look at beside the CRM's own fields of the document: the line itself, and its item. By our names, as they travel.

import { t } from '../../i18n/messages.ts';
import type { RuleField } from '../../state/rule-fields.ts';
import { fieldName } from '../../words/fields.ts';

const of = (name: string, label: string): RuleField => ({ name, label, sample: undefined, options: undefined });

export function ofLines(): readonly RuleField[] {
  return [
    of('description', t('ui.filter.of-line', { field: fieldName('description') })),
    of('code', t('ui.filter.of-item', { field: fieldName('code') })),
    of('name', t('ui.filter.of-item', { field: fieldName('name') })),
  ];
}
