// A look-up: which word of the CRM is which of accounting, from both sides' lists where they have them, and what becomes of the others.

import { useState } from 'preact/hooks';
import type { Fields } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { fieldName } from '../../words/fields.ts';
import { type Side, sideName } from '../../words/systems.ts';
import type { Drafted, Making } from './drafted.ts';
import { ValueField } from './ValueField.tsx';

interface WordsProps {
  readonly row: Drafted;
  readonly fields: Fields;
  readonly onChange: (words: Making['words']) => void;
}

type Pair = readonly [crm: string, accounting: string];

export function Words({ row, fields, onChange }: WordsProps) {
  const [fresh, setFresh] = useState<Pair>(['', '']);
  const { words } = row.making;
  const rows: readonly Pair[] = words?.rows ?? [];
  const others = words?.others ?? 'keep';
  const give = (next: readonly Pair[], rest = others) =>
    onChange(
      next.length === 0
        ? undefined
        : { rows: next.map(([one, other]): [string, string] => [one, other]), others: rest },
    );
  const place = (side: Side) => fields[side].find(({ name }) => name === row.places[side]);
  const value = (side: Side, now: string, put: (text: string) => void) => (
    <ValueField
      label={t('ui.making.word-in', { system: sideName(side) })}
      place={place(side)}
      value={now}
      onChange={(text) => put(String(text))}
    />
  );
  const add = () => {
    give([...rows, fresh]);
    setFresh(['', '']);
  };
  return (
    <fieldset class="sequence">
      <legend>{t('ui.making.words')}</legend>
      <p class="soft">{t('ui.making.words.lead')}</p>
      {rows.map(([one, other], at) => (
        <div key={at} class="filters">
          <span class="pair">
            {one} ⇄ {other}
          </span>
          <Button look="quiet" icon="cross" onPress={() => give(rows.filter((_, index) => index !== at))}>
            {t('ui.filter.remove')}
            <span class="hidden">
              {' '}
              {one} {fieldName(row.field)}
            </span>
          </Button>
        </div>
      ))}
      <div class="filters">
        {value('crm', fresh[0], (text) => setFresh([text, fresh[1]]))}
        {value('accounting', fresh[1], (text) => setFresh([fresh[0], text]))}
        <Button icon="plus" disabled={fresh.some((text) => text.trim() === '')} onPress={add}>
          {t('ui.making.word-add')}
        </Button>
      </div>
      {rows.length > 0 && (
        <SelectField
          label={t('ui.making.others')}
          value={others}
          options={[
            { value: 'keep', label: t('ui.making.others.keep') },
            { value: 'blank', label: t('ui.making.others.blank') },
          ]}
          onChoose={(chosen) => give(rows, chosen as typeof others)}
        />
      )}
    </fieldset>
  );
}
