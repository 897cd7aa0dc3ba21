// Joining two fields that come without each other: one of the CRM, one of accounting of the same sort. It joins the draft.

import { useState } from 'preact/hooks';
import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { systemNames, usualSystem } from '../../words/systems.ts';
import type { Drafted } from './drafted.ts';
import { joinable, nameFor } from './own.ts';

interface NewRowProps {
  readonly rows: readonly Drafted[];
  readonly fields: Fields;
  readonly onAdd: (field: string, places: { crm: string; accounting: string }) => void;
}

export function NewRow({ rows, fields, onAdd }: NewRowProps) {
  const [crm, setCrm] = useState('');
  const [accounting, setAccounting] = useState('');
  const free = joinable(rows, fields);
  if (free.crm.length === 0) return null;
  const chosen = free.crm.find(({ name }) => name === crm);
  const fitting = free.accounting.filter(({ family }) => family === chosen?.family);
  const other = fitting.find(({ name }) => name === accounting);
  const choose = { value: '', label: t('ui.mapping.choose') };
  const options = (list: typeof fitting) => [choose, ...list.map(({ name, label }) => ({ value: name, label }))];
  const add = () => {
    if (!chosen || !other) return;
    onAdd(nameFor(chosen.label, new Set(rows.map(({ field }) => field))), { crm, accounting });
    setCrm('');
    setAccounting('');
  };
  return (
    <Section title={t('ui.mapping.own')} lead={t('ui.mapping.own.lead')}>
      <div class="filters">
        <SelectField label={systemNames[usualSystem.crm]} value={crm} options={options(free.crm)} onChoose={setCrm} />
        {chosen && (
          <SelectField
            label={systemNames[usualSystem.accounting]}
            value={accounting}
            options={options(fitting)}
            onChoose={setAccounting}
          />
        )}
        {other && (
          <Button icon="joined" onPress={add}>
            {t('ui.mapping.own.add')}
          </Button>
        )}
      </div>
    </Section>
  );
}
