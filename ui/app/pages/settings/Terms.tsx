// When a new document falls due, where the CRM does not say: so many days from its date, or from the end of its month.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { termsFrom } from '../../words/documents.ts';
import { NumberField } from './NumberField.tsx';

type TermsOf = Settings['sequence']['invoice']['terms'];

interface TermsProps {
  readonly kind: string;
  readonly value: TermsOf;
  readonly onChange: (terms: TermsOf) => void;
}

/** What the days lead to is called otherwise for each kind. */
const labels = {
  quote: 'ui.sequence.terms.quote',
  invoice: 'ui.sequence.terms',
  'purchase-order': 'ui.sequence.terms.purchase-order',
} as const;

const USUAL_DAYS = 20;

export function Terms({ kind, value, onChange }: TermsProps) {
  const label = labels[kind as keyof typeof labels];
  return (
    <>
      <SelectField
        label={t(label)}
        value={value?.from ?? ''}
        options={[
          { value: '', label: t('ui.sequence.terms.none') },
          ...Object.entries(termsFrom).map(([from, word]) => ({ value: from, label: t(word) })),
        ]}
        onChoose={(from) =>
          onChange(from === '' ? null : { days: value?.days ?? USUAL_DAYS, from: from as NonNullable<TermsOf>['from'] })
        }
      />
      {value && (
        <NumberField
          label={t('ui.sequence.terms.days')}
          most={365}
          value={value.days}
          onChange={(days) => onChange({ ...value, days: days ?? 0 })}
        />
      )}
    </>
  );
}
