// A fixed value for a field of either side: into which, the value, and whether only new records get it.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Switch } from '../../parts/Switch.tsx';
import { type Side, sideName, sides } from '../../words/systems.ts';
import type { NewRowProps } from './NewRowPart.tsx';
import { freeOn, nameFor } from './own.ts';
import { ValueField } from './ValueField.tsx';

export function NewConstant({ rows, fields, onAdd }: NewRowProps) {
  const [to, setTo] = useState<Side>('accounting');
  const [name, setName] = useState('');
  const [value, setValue] = useState<string | boolean>('');
  const [once, setOnce] = useState(false);
  const free = freeOn(to, rows, fields).filter(({ settable }) => settable !== 'never');
  const place = free.find((each) => each.name === name);
  const choose = (next: string) => {
    setName(next);
    setValue(free.find((each) => each.name === next)?.family === 'flag' ? true : '');
  };
  const add = () => {
    if (!place || value === '') return;
    const field = nameFor(place.label, new Set(rows.map((each) => each.field)));
    onAdd(field, { places: { [to]: name }, constant: { to, value, ...(once && { once }) } });
    choose('');
  };
  return (
    <>
      <SelectField
        label={t('ui.making.side')}
        value={to}
        options={sides.map((side) => ({ value: side, label: sideName(side) }))}
        onChoose={(side) => {
          setTo(side as Side);
          choose('');
        }}
      />
      <SelectField
        label={t('ui.making.field')}
        value={name}
        options={[
          { value: '', label: t('ui.mapping.choose') },
          ...free.map((each) => ({ value: each.name, label: each.label })),
        ]}
        onChoose={choose}
      />
      {place && <ValueField label={t('ui.making.value')} place={place} value={value} onChange={setValue} />}
      {place && <Switch label={t('ui.making.once')} on={once} onChange={setOnce} />}
      {place && (
        <Button icon="plus" disabled={value === ''} onPress={add}>
          {t('ui.making.constant.add')}
        </Button>
      )}
    </>
  );
}
