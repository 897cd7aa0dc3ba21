// The choices of an issue as buttons; for several issues alike one decision may settle them all. What archives or voids asks once more,
// and names the organisation.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Issue } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button, ButtonLink } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { awayWords, choiceName, sideLeft, wayAway } from '../../words/choices.ts';
import { sideName } from '../../words/systems.ts';
import { type Choice, type Decision, useDeciding } from './deciding.ts';
import { organisationOf } from './organisations.ts';
import { remedyOf } from './remedies.ts';

interface ChoicesProps {
  readonly pair: string;
  readonly issue: Issue;
  readonly alike: readonly Issue[];
  readonly onDecided: () => void;
  /** The record that `link` is about. */
  readonly target?: string | undefined;
}

export function Choices({ pair, issue, alike, onDecided, target }: ChoicesProps) {
  const [forAll, setForAll] = useState(false);
  const [asking, setAsking] = useState<Choice | null>(null);
  const { busy, problem, decide } = useDeciding(pair, onDecided);
  const ids = forAll ? alike.map(({ id }) => id) : [issue.id];
  const choices = issue.choices.filter((choice) => choice !== 'link' || (target !== undefined && !forAll)) as Choice[];
  const remedy = remedyOf(issue);
  const choose = (choice: Choice) => {
    const decision: Decision = choice === 'link' && target !== undefined ? { choice, value: target } : { choice };
    if (weightOf(choice, issue) && asking === null) setAsking(choice);
    else void decide(ids, decision).then(() => setAsking(null));
  };
  return (
    <>
      {alike.length > 1 && (
        <label class="check">
          <input type="checkbox" checked={forAll} onChange={(event) => setForAll(event.currentTarget.checked)} />
          {t('ui.issue.for-all', { count: alike.length })}
        </label>
      )}
      <div class="actions">
        {remedy && (
          <ButtonLink look="primary" href={remedy.href}>
            {t(remedy.word)}
          </ButtonLink>
        )}
        {choices.map((choice, at) => (
          <Button
            key={choice}
            look={choice === 'ignore' ? 'quiet' : at === 0 && !remedy && !weightOf(choice, issue) ? 'primary' : 'plain'}
            busy={busy === choice}
            onPress={() => choose(choice)}
          >
            {choiceName(choice, issue)}
          </Button>
        ))}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {asking && (
        <Question issue={issue} choice={asking} count={ids.length} onClose={() => setAsking(null)}>
          <Button look="danger" busy={busy !== null} onPress={() => choose(asking)}>
            {choiceName(asking, issue)}
          </Button>
        </Question>
      )}
    </>
  );
}

interface QuestionProps {
  readonly issue: Issue;
  readonly choice: Choice;
  readonly count: number;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Once more, with the organisation's name and what can be brought back. */
function Question({ issue, choice, count, onClose, children }: QuestionProps) {
  const weight = weightOf(choice, issue);
  if (!weight) return null;
  const { title, text, side } = weight;
  const words = { count, name: issue.record?.name ?? '', organisation: organisationOf(side) };
  return (
    <Dialog title={t(title, { system: sideName(side) })} onClose={onClose}>
      <p>{t(text, words)}</p>
      <div class="actions">
        {children}
        <Button look="quiet" onPress={onClose}>
          {t('ui.action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What is asked before a choice is carried out that takes something away; undefined for the others. */
function weightOf(choice: Choice, issue: Issue) {
  if (choice === 'reissue') {
    return { title: 'ui.issue.reissue.title', text: 'ui.issue.reissue.text', side: 'accounting' } as const;
  }
  if (choice !== 'approve') return undefined;
  if (issue.code === 'payment.reversal') {
    return { title: 'ui.issue.take-out.title', text: 'ui.issue.take-out.text', side: 'accounting' } as const;
  }
  if (!issue.code.startsWith('gone.')) return undefined;
  const side = sideLeft(issue);
  return { ...awayWords[wayAway(issue.kind, side)], side };
}
