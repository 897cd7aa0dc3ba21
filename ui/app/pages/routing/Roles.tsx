// What one pair of several is for: taking what no rule claims, and being the one whose values shared fields of the CRM show.

import type { Pair } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import type { RoutingDraft } from '../../state/routing.ts';

interface RolesProps {
  readonly all: readonly Pair[];
  readonly draft: RoutingDraft;
  readonly onChange: (part: Partial<RoutingDraft>) => void;
}

export function Roles({ all, draft, onChange }: RolesProps) {
  const options = all.map(({ id, name }) => ({ value: id, label: name }));
  const role = (label: Key, hint: Key, value: string, choose: (id: string) => void) => (
    <SelectField label={t(label)} hint={t(hint)} value={value} options={options} onChoose={choose} />
  );
  const takesRest = draft.takesRest ?? all.find((pair) => pair.default)?.id ?? '';
  const primary = draft.primary ?? all.find((pair) => pair.primary)?.id ?? '';
  return (
    <Section title={t('ui.routing.roles')}>
      <div class="general">
        {role('ui.routing.rest', 'ui.routing.rest.text', takesRest, (id) => onChange({ takesRest: id }))}
        {role('ui.routing.primary', 'ui.routing.primary.text', primary, (id) => onChange({ primary: id }))}
      </div>
    </Section>
  );
}
