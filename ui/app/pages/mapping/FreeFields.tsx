// Fields of the CRM that stand in no row: drag one onto a row that it fits, or choose it there.

import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { drag } from './dragging.ts';
import { type Drafted, takenOn } from './drafted.ts';
import { systemNames } from '../../words/systems.ts';

interface FreeFieldsProps {
  readonly rows: readonly Drafted[];
  readonly fields: Fields;
}

export function FreeFields({ rows, fields }: FreeFieldsProps) {
  const taken = takenOn('crm', rows);
  const free = fields.crm.filter(({ name, family }) => !taken.has(name) && family !== 'rows' && family !== 'ref');
  if (free.length === 0) return null;
  return (
    <Section title={t('ui.mapping.free', { system: systemNames['zoho-crm'] })} lead={t('ui.mapping.free.lead')}>
      <ul class="free">
        {free.map(({ name, label, family }) => (
          <li key={name} {...drag({ side: 'crm', place: name, family })}>
            {label}
          </li>
        ))}
      </ul>
    </Section>
  );
}
