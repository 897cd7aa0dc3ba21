// One condition: a field, how it is compared, and with what. Where the field has a list of values, one of them is chosen.

import type { Filter } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import type { FieldsAt, RuleField } from '../../state/rule-fields.ts';
import { operators } from '../../words/settings.ts';
import { FieldChoice, useRuleFields } from './FieldChoice.tsx';
import { Text } from './Text.tsx';

export type Condition = Extract<Filter, { all: unknown }>['all'][number];

interface ConditionRowProps {
  readonly at: FieldsAt;
  readonly ours?: readonly RuleField[];
  readonly condition: Condition;
  readonly onChange: (part: Partial<Condition>) => void;
  readonly onRemove: () => void;
}

/** Operators that compare with nothing, and those that compare with one of a list. */
const alone = ['empty', 'filled'];
const listed = ['is', 'not'];

const MOST = 500;

export function ConditionRow({ at, ours, condition: { field, op, value }, onChange, onRemove }: ConditionRowProps) {
  const known = useRuleFields(at)?.find(({ name }) => name === field);
  const now = String(value ?? '');
  const options = listed.includes(op) ? known?.options : undefined;
  const isListed = options !== undefined && (now === '' || options.some((option) => option.value === now));
  return (
    <div class="condition">
      <FieldChoice
        label={t('ui.filter.field')}
        at={at}
        {...(ours && { ours })}
        none={t('ui.mapping.choose')}
        value={field}
        onChange={(name) => onChange({ field: name })}
      />
      <SelectField
        label={t('ui.filter.operator')}
        value={op}
        options={Object.entries(operators).map(([each, word]) => ({ value: each, label: t(word) }))}
        onChoose={(chosen) => onChange({ op: chosen as Condition['op'] })}
      />
      {!alone.includes(op) &&
        (isListed ? (
          <SelectField
            label={t('ui.filter.value')}
            value={now}
            options={[{ value: '', label: t('ui.mapping.choose') }, ...options]}
            onChoose={(chosen) => onChange({ value: chosen })}
          />
        ) : (
          <Text
            label={t('ui.filter.value')}
            {...(known?.sample !== undefined && { hint: t('ui.mapping.sample', { value: known.sample }) })}
            value={now}
            most={MOST}
            onChange={(text) => onChange({ value: text })}
          />
        ))}
      <Button look="quiet" icon="cross" onPress={onRemove}>
        {t('ui.filter.remove')}
      </Button>
    </div>
  );
}
