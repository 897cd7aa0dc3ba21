// The product that stands for none: found by its name among those of the CRM that are known. While there are none (items are
// not kept in step, or the pair is not live yet), it is named by its id.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { recordsBy } from '../../state/records.ts';
import { useReading } from '../../use/reading.ts';
import { Text } from './Text.tsx';

interface ProductChoiceProps {
  readonly pair: string;
  /** The product's id in the CRM; empty: none. */
  readonly value: string;
  /** Whether items are kept in step. */
  readonly areKnown: boolean;
  readonly onChange: (id: string) => void;
}

/** From how many on they are searched: fewer are found sooner by looking. */
const MANY = 25;

export function ProductChoice({ pair, value, areKnown, onChange }: ProductChoiceProps) {
  const [search, setSearch] = useState('');
  const found = recordsBy({ pair, kind: 'item', state: '', search, cursor: '' });
  useReading(areKnown ? found : undefined);
  const label = t('ui.values.fallbackProduct');
  const { items, next } = found.value.value ?? { items: [], next: undefined };
  const products = items.flatMap(({ crm }) => (crm ? [{ value: crm.id, label: crm.name }] : []));
  if (!areKnown || (products.length === 0 && search === ''))
    return (
      <Text label={label} hint={t('ui.values.fallbackProduct.by-id')} value={value} most={40} onChange={onChange} />
    );
  const isShown = value === '' || products.some(({ value: id }) => id === value);
  return (
    <>
      {(search !== '' || next !== undefined || products.length >= MANY) && (
        <SearchField label={t('ui.values.fallbackProduct.search')} value={search} onSearch={setSearch} />
      )}
      <SelectField
        label={label}
        hint={t('ui.values.fallbackProduct.hint')}
        value={value}
        options={[
          { value: '', label: t('ui.values.fallbackProduct.none') },
          // One that the search leaves out stays chosen.
          ...(isShown ? [] : [{ value, label: t('ui.values.fallbackProduct.chosen', { id: value }) }]),
          ...products,
        ]}
        onChoose={onChange}
      />
    </>
  );
}
