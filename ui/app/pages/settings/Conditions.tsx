// A filter: the conditions that a record must meet, all of them or any. A filter without conditions lets everything through.

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
  const form = filter && 'any' in filter ? 'any' : 'all';
  const list: readonly Condition[] = filter ? ('any' in filter ? filter.any : filter.all) : [];
  const give = (conditions: Condition[]) =>
    onChange(conditions.length === 0 ? null : form === 'any' ? { any: conditions } : { all: conditions });
  const change = (at: number, part: Partial<Condition>) =>
    give(list.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset class="conditions">
      <legend>{title ?? t('ui.setting.filter')}</legend>
      {list.length > 1 && (
        <SelectField
          label={t('ui.filter.form')}
          value={form}
          options={[
            { value: 'all', label: t('ui.filter.all') },
            { value: 'any', label: t('ui.filter.any') },
          ]}
          onChoose={(chosen) => onChange(chosen === 'any' ? { any: [...list] } : { all: [...list] })}
        />
      )}
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
