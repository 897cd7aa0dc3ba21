// The organisation's tracking categories: for each line the option that a rule chooses, else what a CRM field names, else always the same.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { listOf } from '../../state/references.ts';
import { FieldChoice } from './FieldChoice.tsx';
import { LineRules } from './LineRules.tsx';
import { Named } from './Named.tsx';

type List = Settings['sequence']['invoice']['tracking'];
type Tracked = List[number];

interface TrackingProps {
  readonly pair: string;
  readonly kind: string;
  readonly value: List;
  readonly onChange: (list: List) => void;
}

export function Tracking({ pair, kind, value, onChange }: TrackingProps) {
  const all = listOf(pair, 'accounting', 'tracking').value.value ?? [];
  const categories = all.filter(({ of, state }) => of === undefined && state === 'active');
  const at = { pair, kind, side: 'crm' } as const;
  const put = (category: string, part: Partial<Tracked>) => {
    const next = filled({ category, ...value.find((each) => each.category === category), ...part });
    const others = value.filter((each) => each.category !== category);
    const kept = Object.keys(next).length > 1 ? [...others, next] : others;
    onChange(categories.flatMap(({ name }) => kept.find((each) => each.category === name) ?? []));
  };
  return (
    <>
      {categories.map(({ key, name }) => {
        const now = value.find(({ category }) => category === name);
        const options = all.filter(({ of }) => of === key);
        return (
          <fieldset key={key} class="tracking">
            <legend>{name}</legend>
            <div class="sequence">
              <Named
                label={t('ui.sequence.tracking', { category: name })}
                none={t('ui.sequence.tracking.none')}
                value={now?.option ?? null}
                items={options}
                onChoose={(option) => put(name, { option: option ?? '' })}
              />
              <FieldChoice
                label={t('ui.sequence.tracking.field', { category: name })}
                at={at}
                none={t('ui.filter.none')}
                value={now?.field ?? ''}
                onChange={(field) => put(name, { field })}
              />
            </div>
            <LineRules
              title={t('ui.rules.options', { category: name })}
              lead={t('ui.rules.options.lead', { category: name })}
              label={(number) => t('ui.rules.option', { category: name, number })}
              at={at}
              rules={(now?.rules ?? []).map(({ when, option }) => ({ when, gives: option }))}
              items={options}
              onChange={(rules) => put(name, { rules: rules.map(({ when, gives }) => ({ when, option: gives })) })}
            />
          </fieldset>
        );
      })}
    </>
  );
}

/** Without what says nothing. */
function filled({ category, option, field, rules }: Tracked): Tracked {
  return {
    category,
    ...(option && { option }),
    ...(field && { field }),
    ...(rules && rules.length > 0 && { rules }),
  };
}
