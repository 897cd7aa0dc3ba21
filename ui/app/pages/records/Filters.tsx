// Filters of the records: a search, a module, and one of the fixed states. All are in the address.

import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { useQuery } from '../../use/query.ts';
import { kindWords } from '../../words/settings.ts';
import { stateNames, states } from '../../words/states.ts';

/** What a change of the filter takes back: the place in the list, and the record that was open. */
const anew = { cursor: '', trail: '', record: '', others: '' };

export function Filters() {
  const query = useQuery();
  const chosen = query.get('state');
  const current = (name: string) => (name === chosen ? { 'aria-current': 'true' as const } : {});
  return (
    <div class="filters">
      <SearchField
        label={t('ui.records.search')}
        value={query.get('search')}
        onSearch={(search) => query.set({ ...anew, search }, { replace: true })}
      />
      <SelectField
        label={t('ui.history.kind')}
        value={query.get('kind')}
        options={[
          { value: '', label: t('ui.history.any') },
          ...Object.entries(kindWords).map(([value, word]) => ({ value, label: t(word) })),
        ]}
        onChoose={(kind) => query.set({ ...anew, kind })}
      />
      <nav class="chips" aria-label={t('ui.records.states')}>
        <a href={query.href({ ...anew, state: '' })} {...current('')}>
          {t('ui.records.all')}
        </a>
        {stateNames.map((name) => (
          <a key={name} href={query.href({ ...anew, state: name })} data-tone={states[name].tone} {...current(name)}>
            <Icon name={states[name].icon} />
            {t(states[name].word)}
          </a>
        ))}
      </nav>
    </div>
  );
}
