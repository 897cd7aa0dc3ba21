// One pair's rule: the conditions that make a document its own.

import type { Filter, Pair } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { connections } from '../../state/house.ts';
import type { FieldsAt } from '../../state/rule-fields.ts';
import { Conditions } from '../settings/Conditions.tsx';

interface PairRuleProps {
  /** Whose fields its conditions look at. */
  readonly at: FieldsAt;
  readonly pair: Pair;
  readonly rule: Filter | null;
  readonly onChange: (rule: Filter | null) => void;
}

export function PairRule({ at, pair, rule, onChange }: PairRuleProps) {
  const organisation = connections.value.value?.items.find(({ id }) => id === pair.accounting)?.organisation.name;
  const isOther = organisation !== undefined && organisation !== pair.name;
  return (
    <Section title={pair.name} {...(isOther && { lead: t('ui.routing.organisation', { name: organisation }) })}>
      <Conditions title={t('ui.routing.rule')} at={at} filter={rule} onChange={onChange} />
      {rule === null && <p class="soft">{t('ui.routing.no-rule')}</p>}
    </Section>
  );
}
