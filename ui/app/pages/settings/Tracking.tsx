// The organisation's tracking categories: for each a fixed option, or the CRM field that names it.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { listOf } from '../../state/references.ts';
import { useReading } from '../../use/reading.ts';
import { Named } from './Named.tsx';
import { Text } from './Text.tsx';

type List = Settings['sequence']['invoice']['tracking'];

interface TrackingProps {
  readonly pair: string;
  readonly value: List;
  readonly onChange: (list: List) => void;
}

export function Tracking({ pair, value, onChange }: TrackingProps) {
  const list = listOf(pair, 'accounting', 'tracking');
  useReading(list);
  const all = list.value.value ?? [];
  const categories = all.filter(({ of, state }) => of === undefined && state === 'active');
  const put = (category: string, part: { option?: string; field?: string }) => {
    const others = value.filter((each) => each.category !== category);
    const filled = Object.fromEntries(Object.entries(part).filter(([, text]) => text !== ''));
    const next = Object.keys(filled).length > 0 ? [...others, { category, ...filled }] : others;
    onChange(categories.flatMap(({ name }) => next.find((each) => each.category === name) ?? []));
  };
  return (
    <>
      {categories.map(({ key, name }) => {
        const now = value.find(({ category }) => category === name);
        return (
          <div key={key} class="tracking">
            <Named
              label={t('ui.sequence.tracking', { category: name })}
              none={t('ui.sequence.tracking.none')}
              value={now?.option ?? null}
              items={all.filter(({ of }) => of === key)}
              onChoose={(option) => put(name, { option: option ?? '', field: '' })}
            />
            {now?.option === undefined && (
              <Text
                label={t('ui.sequence.tracking.field', { category: name })}
                value={now?.field ?? ''}
                most={100}
                onChange={(field) => put(name, { field })}
              />
            )}
          </div>
        );
      })}
    </>
  );
}
