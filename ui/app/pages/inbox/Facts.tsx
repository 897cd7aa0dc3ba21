// What is known about an issue: what the system said, and the values that could not travel.

import type { Issue } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Shown } from '../../parts/Shown.tsx';
import { fieldName } from '../../words/fields.ts';
import { Beside, columnsFrom } from './Beside.tsx';
import { documentOrder } from './order.ts';

interface FactsProps {
  readonly issue: Issue;
  /** Both sides stand below as a whole: the fields in question need no table of their own. */
  readonly isWhole?: boolean;
}

export function Facts({ issue: { facts }, isWhole = false }: FactsProps) {
  const complaints = Array.isArray(facts.complaints) ? facts.complaints.filter(isPlain) : [];
  const values = isPlain(facts.values) ? Object.entries(facts.values) : [];
  const apart = isPlain(facts.fields) && !isWhole ? columnsFrom(facts.fields as Parameters<typeof columnsFrom>[0]) : [];
  const fields = documentOrder(apart.map((column) => column.values));
  if (complaints.length === 0 && values.length === 0 && fields.length === 0) return null;
  return (
    <>
      {fields.length > 0 && <Beside fields={fields} columns={apart} caption={t('ui.issue.both')} />}
      {complaints.length > 0 && (
        <>
          <h3>{t('ui.issue.said')}</h3>
          <ul class="said">
            {complaints.map(({ field, message }) => (
              <li key={`${String(field)} ${String(message)}`}>
                {typeof field === 'string' && <strong>{fieldName(field)} </strong>}
                {String(message)}
              </li>
            ))}
          </ul>
        </>
      )}
      {values.length > 0 && (
        <>
          <h3>{t('ui.issue.not-carried')}</h3>
          <dl class="pairs">
            {values.map(([name, value]) => (
              <div key={name}>
                <dt>{fieldName(name)}</dt>
                <dd>
                  <Shown field={name} value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

function isPlain<T>(value: T): value is T & Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
