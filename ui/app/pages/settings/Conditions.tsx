// A filter: the conditions that a record must meet to travel. All of them together; a filter without conditions lets everything through.

import type { Filter } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Field, SelectField } from '../../parts/Field.tsx';
import { operators } from '../../words/settings.ts';

type Condition = Extract<Filter, { all: unknown }>['all'][number];

interface ConditionsProps {
  /** Left out: it is a filter. */
  readonly title?: string;
  readonly filter: Filter | null;
  readonly onChange: (filter: Filter | null) => void;
}

/** Operators that compare with nothing. */
const alone = ['empty', 'filled'];

export function Conditions({ title, filter, onChange }: ConditionsProps) {
  // A filter of "any" is kept as it is: a script may have made it.
  const form = filter && 'any' in filter ? 'any' : 'all';
  const list: readonly Condition[] = filter ? ('any' in filter ? filter.any : filter.all) : [];
  const give = (conditions: Condition[]) =>
    onChange(conditions.length === 0 ? null : form === 'any' ? { any: conditions } : { all: conditions });
  const change = (at: number, part: Partial<Condition>) =>
    give(list.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset class="conditions">
      <legend>{title ?? t('ui.setting.filter')}</legend>
      {list.length > 1 && <p class="soft">{t(form === 'any' ? 'ui.filter.any' : 'ui.filter.all')}</p>}
      {list.map(({ field, op, value }, at) => (
        <div key={at} class="condition">
          <TextField label={t('ui.filter.field')} value={field} onChange={(text) => change(at, { field: text })} />
          <SelectField
            label={t('ui.filter.operator')}
            value={op}
            options={Object.entries(operators).map(([each, word]) => ({ value: each, label: t(word) }))}
            onChoose={(chosen) => change(at, { op: chosen as Condition['op'] })}
          />
          {!alone.includes(op) && (
            <TextField
              label={t('ui.filter.value')}
              value={String(value ?? '')}
              onChange={(text) => change(at, { value: text })}
            />
          )}
          <Button look="quiet" icon="cross" onPress={() => give(list.filter((_, index) => index !== at))}>
            {t('ui.filter.remove')}
          </Button>
        </div>
      ))}
      <Button look="quiet" icon="plus" onPress={() => give([...list, { field: '', op: 'is', value: '' }])}>
        {t('ui.filter.add')}
      </Button>
    </fieldset>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function TextField({ label, value, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(tied) => <input {...tied} type="text" value={value} onInput={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}
