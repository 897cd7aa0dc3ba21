// Filters of the log. All of them are in the address.

import { t } from '../../i18n/messages.ts';
import { Field, SelectField } from '../../parts/Field.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { useQuery } from '../../use/query.ts';
import { directions, outcomes } from '../../words/attempts.ts';

/** What a change of the filter takes back: the place in the list, and the entry that was open. */
const anew = { cursor: '', trail: '', entry: '' };

export function Filters() {
  const query = useQuery();
  const set = (name: string) => (value: string) => query.set({ ...anew, [name]: value });
  return (
    <div class="filters" role="search">
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
        label={t('ui.history.direction')}
        value={query.get('direction')}
        options={[{ value: '', label: t('ui.history.both') }, ...named(directions)]}
        onChoose={set('direction')}
      />
      <DayField label={t('ui.history.from')} value={query.get('from')} onChoose={set('from')} />
      <DayField label={t('ui.history.to')} value={query.get('to')} onChoose={set('to')} />
    </div>
  );
}

function named(list: Readonly<Record<string, { word: Parameters<typeof t>[0] }>>) {
  return Object.entries(list).map(([value, { word }]) => ({ value, label: t(word) }));
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

function DayField({ label, value, onChoose }: DayFieldProps) {
  return (
    <Field label={label}>
      {(tied) => (
        <input {...tied} type="date" value={value} onChange={(event) => onChoose(event.currentTarget.value)} />
      )}
    </Field>
  );
}
