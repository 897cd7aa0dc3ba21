// Which field a rule looks at: a select of those that the system offers now, its own among them. Any other is named by its API name, which
// is also the way while the list can't be read.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { type FieldsAt, offeredTo, type RuleField, ruleFields } from '../../state/rule-fields.ts';
import { useFirstReading } from '../../use/reading.ts';
import { Text } from './Text.tsx';

interface FieldChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly at: FieldsAt;
  /** What is chosen while no field is. */
  readonly none: string;
  readonly value: string;
  /** Fields of ours that the rule may name too. */
  readonly ours?: readonly RuleField[];
  readonly onChange: (name: string) => void;
}

const MOST = 100;
/** No field is called so. */
const OTHER = ' other';

/** What a rule may name; undefined until it was read, none where it could not be. */
export function useRuleFields(at: FieldsAt | undefined): readonly RuleField[] | undefined {
  const list = at && offeredTo(at);
  useFirstReading(list);
  const found = list?.value.value;
  if (at && found) return ruleFields(found[at.side]);
  return list?.problem.value ? [] : undefined;
}

export function FieldChoice({ label, hint, at, none, value, ours = [], onChange }: FieldChoiceProps) {
  const found = useRuleFields(at);
  const [isOther, setIsOther] = useState(false);
  if (found?.length === 0)
    return <Text label={label} {...(hint && { hint })} value={value} most={MOST} onChange={onChange} />;
  const all = [...ours, ...(found ?? [])];
  const isKnown = value === '' || found === undefined || all.some(({ name }) => name === value);
  const isNamed = isOther || !isKnown;
  const chosen = isNamed ? OTHER : value;
  const choose = (name: string) => {
    setIsOther(name === OTHER);
    onChange(name === OTHER ? '' : name);
  };
  return (
    <>
      <SelectField
        label={label}
        {...(hint && { hint })}
        value={chosen}
        options={[
          { value: '', label: found ? none : t('ui.loading') },
          // Until the list is there, what was chosen stands by its own name.
          ...(found || value === '' ? [] : [{ value, label: value }]),
          ...all.map(({ name, label: word }) => ({ value: name, label: word })),
          { value: OTHER, label: t('ui.filter.other') },
        ]}
        onChoose={choose}
      />
      {isNamed && <Text label={t('ui.filter.other.name')} value={value} most={MOST} onChange={onChange} />}
    </>
  );
}
