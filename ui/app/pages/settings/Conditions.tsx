// A filter: the conditions that a record must meet, all of them or any. A filter without conditions lets everything through.

import type { Filter } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import type { FieldsAt, RuleField } from '../../state/rule-fields.ts';
import { type Condition, ConditionRow } from './ConditionRow.tsx';

interface ConditionsProps {
  /** Left out: it is a filter. */
  readonly title?: string;
  /** Whose fields a condition looks at. */
  readonly at: FieldsAt;
  readonly ours?: readonly RuleField[];
  readonly filter: Filter | null;
  readonly onChange: (filter: Filter | null) => void;
}

export function Conditions({ title, at, ours, filter, onChange }: ConditionsProps) {
  const form = filter && 'any' in filter ? 'any' : 'all';
  const list: readonly Condition[] = filter ? ('any' in filter ? filter.any : filter.all) : [];
  const give = (conditions: Condition[]) =>
    onChange(conditions.length === 0 ? null : form === 'any' ? { any: conditions } : { all: conditions });
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
      {list.map((condition, place) => (
        <ConditionRow
          key={place}
          at={at}
          {...(ours && { ours })}
          condition={condition}
          onChange={(part) => give(list.map((each, index) => (index === place ? { ...each, ...part } : each)))}
          onRemove={() => give(list.filter((_, index) => index !== place))}
        />
      ))}
      <Button look="quiet" icon="plus" onPress={() => give([...list, { field: '', op: 'is', value: '' }])}>
        {t('ui.filter.add')}
      </Button>
    </fieldset>
  );
}
