// Several texts of the CRM put into one field of accounting, with something between them.

import { useState } from 'preact/hooks';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { sideName } from '../../words/systems.ts';
import type { NewRowProps } from './NewRowPart.tsx';
import { freeOn, nameFor } from './own.ts';

const between: Readonly<Record<string, Key>> = {
  ' ': 'ui.making.with.space',
  ', ': 'ui.making.with.comma',
  ' · ': 'ui.making.with.dot',
  ' / ': 'ui.making.with.slash',
};

const MOST = 5;

export function NewJoin({ rows, fields, onAdd }: NewRowProps) {
  const [parts, setParts] = useState<readonly string[]>([]);
  const [glue, setGlue] = useState(' ');
  const [target, setTarget] = useState('');
  const texts = fields.crm.filter(({ family }) => family === 'text');
  const free = freeOn('accounting', rows, fields).filter(
    ({ family, settable }) => family === 'text' && settable !== 'never',
  );
  const other = free.find(({ name }) => name === target);
  const choose = { value: '', label: t('ui.mapping.choose') };
  const put = (at: number, name: string) =>
    setParts([...parts.slice(0, at), ...(name === '' ? [] : [name]), ...parts.slice(at + 1)]);
  const add = () => {
    if (!other || parts.length < 2) return;
    const field = nameFor(other.label, new Set(rows.map((each) => each.field)));
    onAdd(field, { places: { accounting: target }, join: { on: 'crm', places: [...parts], with: glue } });
    setParts([]);
    setTarget('');
  };
  return (
    <>
      {[...parts, ...(parts.length < MOST ? [''] : [])].map((part, at) => (
        <SelectField
          key={at}
          label={t('ui.making.part', { number: at + 1, system: sideName('crm') })}
          value={part}
          options={[
            choose,
            ...texts
              .filter(({ name }) => name === part || !parts.includes(name))
              .map(({ name, label }) => ({ value: name, label })),
          ]}
          onChoose={(name) => put(at, name)}
        />
      ))}
      {parts.length >= 2 && (
        <>
          <SelectField
            label={t('ui.making.with')}
            value={glue}
            options={Object.entries(between).map(([value, word]) => ({ value, label: t(word) }))}
            onChoose={setGlue}
          />
          <SelectField
            label={sideName('accounting')}
            value={target}
            options={[choose, ...free.map(({ name, label }) => ({ value: name, label }))]}
            onChoose={setTarget}
          />
        </>
      )}
      {other && parts.length >= 2 && (
        <Button icon="joined" onPress={add}>
          {t('ui.making.join.add')}
        </Button>
      )}
    </>
  );
}
