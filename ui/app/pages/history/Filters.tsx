// Filters of the log. All of them are in the address.

import { t } from '../../i18n/messages.ts';
import { DayField } from '../../parts/DayField.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { useQuery } from '../../use/query.ts';
import { directions, outcomes } from '../../words/attempts.ts';
import { kindWords } from '../../words/settings.ts';

/** What a change of the filter takes back: the place in the list, and the entry that was open. */
const anew = { cursor: '', trail: '', entry: '' };

export function Filters() {
  const query = useQuery();
  const set = (name: string) => (value: string) => query.set({ ...anew, [name]: value });
  return (
    <div class="filters many" role="search">
      <SearchField
        label={t('ui.history.search')}
        value={query.get('search')}
        onSearch={(search) => query.set({ ...anew, search }, { replace: true })}
      />
      <SelectField
        label={t('ui.history.outcome')}
        value={query.get('outcome')}
        options={[{ value: '', label: t('ui.history.any') }, ...named(outcomes)]}
        onChoose={set('outcome')}
      />
      <SelectField
        label={t('ui.history.kind')}
        value={query.get('kind')}
        options={[
          { value: '', label: t('ui.history.any') },
          ...Object.entries(kindWords).map(([value, word]) => ({ value, label: t(word) })),
        ]}
        onChoose={set('kind')}
      />
      <SelectField
        label={t('ui.history.direction')}
        value={query.get('direction')}
        options={[{ value: '', label: t('ui.history.both') }, ...named(directions)]}
        onChoose={set('direction')}
      />
      <DayField label={t('ui.history.from')} value={query.get('from')} onChoose={set('from')} />
      <DayField label={t('ui.history.to')} value={query.get('to')} onChoose={set('to')} />
      {query.get('code') !== '' && (
        <a class="button quiet" href={query.href({ ...anew, code: '' })}>
          {t('ui.history.cause', { code: query.get('code') })} <Icon name="cross" />
          <span class="hidden">{t('ui.history.cause.clear')}</span>
        </a>
      )}
    </div>
  );
}

function named(list: Readonly<Record<string, { word: Parameters<typeof t>[0] }>>) {
  return Object.entries(list).map(([value, { word }]) => ({ value, label: t(word) }));
}
