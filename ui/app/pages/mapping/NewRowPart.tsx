// Rows that do not come by themselves: two fields joined with each other, a fixed value for a field, several fields put into one. Each joins
// the draft.

import { useState } from 'preact/hooks';
import type { Fields, MappingRows } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { systemNames, usualSystem } from '../../words/systems.ts';
import type { Drafted } from './drafted.ts';
import { NewConstant } from './NewConstant.tsx';
import { NewJoin } from './NewJoin.tsx';
import { joinable, nameFor } from './own.ts';

export interface NewRowProps {
  readonly rows: readonly Drafted[];
  readonly fields: Fields;
  readonly onAdd: (field: string, row: MappingRows[string]) => void;
}

const sorts = {
  pair: 'ui.mapping.own.pair',
  constant: 'ui.making.constant',
  join: 'ui.making.join',
} as const satisfies Readonly<Record<string, Key>>;

export default function NewRowPart(props: NewRowProps) {
  const [sort, setSort] = useState<keyof typeof sorts>('pair');
  return (
    <Section title={t('ui.mapping.own')} lead={t('ui.mapping.own.lead')}>
      <div class="filters">
        <SelectField
          label={t('ui.mapping.own.sort')}
          value={sort}
          options={Object.entries(sorts).map(([value, word]) => ({ value, label: t(word) }))}
          onChoose={(chosen) => setSort(chosen as keyof typeof sorts)}
        />
        {sort === 'pair' && <NewPair {...props} />}
        {sort === 'constant' && <NewConstant {...props} />}
        {sort === 'join' && <NewJoin {...props} />}
      </div>
    </Section>
  );
}

function NewPair({ rows, fields, onAdd }: NewRowProps) {
  const [crm, setCrm] = useState('');
  const [accounting, setAccounting] = useState('');
  const free = joinable(rows, fields);
  const chosen = free.crm.find(({ name }) => name === crm);
  // A date may also go into a text, in a form that is chosen then.
  const fits = (family: string) => family === chosen?.family || (chosen?.family === 'date' && family === 'text');
  const fitting = free.accounting.filter(({ family }) => fits(family));
  const other = fitting.find(({ name }) => name === accounting);
  const choose = { value: '', label: t('ui.mapping.choose') };
  const options = (list: typeof fitting) => [choose, ...list.map(({ name, label }) => ({ value: name, label }))];
  const add = () => {
    if (!chosen || !other) return;
    const isInText = chosen.family === 'date' && other.family === 'text';
    onAdd(nameFor(chosen.label, new Set(rows.map(({ field }) => field))), {
      places: { crm, accounting },
      ...(isInText && { treat: { accounting: [{ do: 'date' as const, form: 'day-first' as const }] } }),
    });
    setCrm('');
    setAccounting('');
  };
  return (
    <>
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
    </>
  );
}
