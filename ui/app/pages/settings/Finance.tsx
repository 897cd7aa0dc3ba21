// Where the pair's documents live on the CRM's side: in the CRM itself, or in an organisation of Zoho Books that a login has reached. Not
// shown where there is none.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Field } from '../../parts/Field.tsx';
import { connections } from '../../state/house.ts';
import { useReading } from '../../use/reading.ts';
import { systemNames } from '../../words/systems.ts';

interface FinanceProps {
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

const CRM = '';

export function Finance({ settings, set }: FinanceProps) {
  useReading(connections);
  const reached = (connections.value.value?.items ?? []).filter(({ system }) => system === 'zoho-books');
  const { finance, booksConnection } = settings;
  if (reached.length === 0 && finance === 'crm') return null;
  const chosen = finance === 'books' ? (booksConnection ?? CRM) : CRM;
  const choose = (id: string) =>
    set([], id === CRM ? { ...settings, finance: 'crm' } : { ...settings, finance: 'books', booksConnection: id });
  return (
    <Field label={t('ui.setting.finance')} hint={t('ui.settings.finance.hint')}>
      {(tied) => (
        <select {...tied} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <option value={CRM} selected={chosen === CRM}>
            {systemNames['zoho-crm']}
          </option>
          {reached.map(({ id, organisation }) => (
            <option key={id} value={id} selected={id === chosen}>
              {`${systemNames['zoho-books']}: ${organisation.name}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
