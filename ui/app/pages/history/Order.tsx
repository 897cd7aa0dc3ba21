// How the log is laid out: which end first, and how many entries a page. Both stand in the address.

import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { sizes } from '../../state/log.ts';
import { useQuery } from '../../use/query.ts';

export function Order() {
  const query = useQuery();
  const set = (name: string) => (value: string) => query.set({ cursor: '', trail: '', [name]: value });
  return (
    <div class="filters">
      <SelectField
        label={t('ui.history.order')}
        value={query.get('sort')}
        options={[
          { value: '', label: t('ui.history.newest') },
          { value: 'oldest', label: t('ui.history.oldest') },
        ]}
        onChoose={set('sort')}
      />
      <SelectField
        label={t('ui.history.size')}
        value={query.get('size') || sizes[0]}
        options={[...sizes]
          .sort((one, other) => Number(one) - Number(other))
          .map((size) => ({ value: size, label: size }))}
        onChoose={(size) => set('size')(size === sizes[0] ? '' : size)}
      />
    </div>
  );
}
