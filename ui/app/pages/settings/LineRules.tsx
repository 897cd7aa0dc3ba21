// Rules that choose something for each line of a document, its account or the option of a tracking category: the first whose conditions it
// fulfils.

import type { Filter, ReferenceItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import type { FieldsAt } from '../../state/rule-fields.ts';
import { Conditions } from './Conditions.tsx';
import { Named } from './Named.tsx';
import { ofLines } from './of-lines.ts';

export interface LineRule {
  readonly when: Filter;
  /** The code of what it chooses. */
  readonly gives: string;
}

interface LineRulesProps {
  readonly title: string;
  readonly lead: string;
  /** What the rule of that number chooses. */
  readonly label: (number: number) => string;
  readonly at: FieldsAt;
  readonly rules: readonly LineRule[];
  readonly items: readonly ReferenceItem[];
  readonly onChange: (rules: LineRule[]) => void;
}

export function LineRules({ title, lead, label, at: place, rules, items, onChange }: LineRulesProps) {
  const change = (at: number, part: Partial<LineRule>) =>
    onChange(rules.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const first = items.find(({ state }) => state === 'active')?.code;
  if (first === undefined && rules.length === 0) return null;
  return (
    <fieldset class="rules">
      <legend>{title}</legend>
      <p class="soft">{lead}</p>
      {rules.map(({ when, gives }, at) => (
        <div key={at} class="rule">
          <Named
            label={label(at + 1)}
            value={gives}
            items={items}
            onChoose={(code) => code !== null && change(at, { gives: code })}
          />
          <Conditions
            title={t('ui.rules.when')}
            at={place}
            ours={ofLines()}
            filter={when}
            onChange={(filter) => change(at, { when: filter ?? { all: [] } })}
          />
          <Button look="quiet" icon="cross" onPress={() => onChange(rules.filter((_, index) => index !== at))}>
            {t('ui.rules.remove', { number: at + 1 })}
          </Button>
        </div>
      ))}
      {first !== undefined && (
        <Button
          look="quiet"
          icon="plus"
          onPress={() => onChange([...rules, { when: { all: [{ field: '', op: 'is', value: '' }] }, gives: first }])}
        >
          {t('ui.rules.add')}
        </Button>
      )}
    </fieldset>
  );
}
