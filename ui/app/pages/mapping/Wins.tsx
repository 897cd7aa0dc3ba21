// Who wins where both sides changed a field, and what an emptied one does.

import { t } from '../../i18n/messages.ts';
import { fieldName } from '../../words/fields.ts';
import { authorities } from '../../words/settings.ts';
import type { Authority, Drafted } from './drafted.ts';

interface WinsProps {
  readonly row: Drafted;
  readonly onChange: (wanted: Drafted) => void;
}

export function Wins({ row, onChange }: WinsProps) {
  const { field, authority, follows, blank, flow, on, family, making } = row;
  // A field that travels one way is a mirror: nobody else has a say.
  if (!on || flow !== 'both' || making.constant || making.join) return <span class="wins" />;
  const words = { field: fieldName(field) };
  return (
    <span class="wins">
      <select
        aria-label={t('ui.mapping.wins-of', words)}
        value={authority ?? ''}
        onChange={(event) => onChange({ ...row, authority: (event.currentTarget.value || null) as Authority | null })}
      >
        {follows && (
          <option value="" selected={authority === null}>
            {t('ui.mapping.as-module')}
          </option>
        )}
        {Object.entries(authorities).map(([name, word]) => (
          <option key={name} value={name} selected={name === authority}>
            {t(word)}
          </option>
        ))}
      </select>
      {family !== 'rows' && (
        <label class="check">
          <input
            type="checkbox"
            checked={blank === 'clear'}
            onChange={(event) => onChange({ ...row, blank: event.currentTarget.checked ? 'clear' : 'keep' })}
          />
          {t('ui.mapping.clear')}
          <span class="hidden"> {words.field}</span>
        </label>
      )}
    </span>
  );
}
