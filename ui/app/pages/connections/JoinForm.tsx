// Joining a CRM organisation and an accounting one into a pair. The name that is typed survives a reload.

import { useState } from 'preact/hooks';
import { call, type Problem } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Field, SelectField } from '../../parts/Field.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Section } from '../../parts/Section.tsx';
import { choosePair } from '../../state/house.ts';
import { kept } from '../../state/kept.ts';
import type { Choice } from './steps.ts';

interface JoinFormProps {
  readonly choices: readonly Choice[];
  readonly isNext: boolean;
  /** No pair exists yet. */
  readonly isFirst: boolean;
  readonly onJoined: () => void;
}

export function JoinForm({ choices, isNext, isFirst, onJoined }: JoinFormProps) {
  const name = kept<string>('join:name');
  const [at, setAt] = useState('0');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const choice = choices[Number(at)] ?? choices[0];
  if (!choice) return null;
  const { crm, accounting } = choice;
  const called = name.value ?? accounting.organisation.name;
  const join = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const json = { name: called.trim(), crm: crm.id, accounting: accounting.id };
    const answer = await call(api.pairs.$post({ json }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    name.value = undefined;
    choosePair(answer.value.id);
    onJoined();
  };
  return (
    <Section title={t(isFirst ? 'ui.join.title' : 'ui.join.another')} lead={t('ui.join.lead')}>
      <form class="join" onSubmit={(event) => void join(event)}>
        {choices.length > 1 && (
          <SelectField
            label={t('ui.join.which')}
            value={at}
            options={choices.map((each, index) => ({ value: String(index), label: wordsFor(each) }))}
            onChoose={setAt}
          />
        )}
        <Field label={t('ui.join.name')} hint={t('ui.join.name.hint')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              required
              maxLength={100}
              value={called}
              onInput={(event) => (name.value = event.currentTarget.value)}
            />
          )}
        </Field>
        {problem && <ProblemNote problem={problem} />}
        <Button look={isNext ? 'primary' : 'plain'} type="submit" busy={busy}>
          {t('ui.join.do', { crm: crm.organisation.name, accounting: accounting.organisation.name })}
        </Button>
      </form>
    </Section>
  );
}

function wordsFor({ crm, accounting }: Choice): string {
  return `${crm.organisation.name} ⇄ ${accounting.organisation.name}`;
}
