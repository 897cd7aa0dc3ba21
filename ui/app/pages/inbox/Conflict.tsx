// A conflict: both sides' values beside each other, and a choice per field: the one, the other, or a value of one's own. What was
// chosen and not saved survives a reload.

import type { Issue } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { kept } from '../../state/kept.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';
import { ColumnName } from './Beside.tsx';
import { ConflictField, type Draft, type Values } from './ConflictField.tsx';
import { type Choice, type Decisions, useDeciding } from './deciding.ts';

interface ConflictProps {
  readonly pair: string;
  readonly issue: Issue;
  readonly onDecided: () => void;
}

export function Conflict({ pair, issue, onDecided }: ConflictProps) {
  const drafts = kept<Readonly<Record<string, Draft>>>(`conflict:${issue.id}`);
  const { busy, problem, decide } = useDeciding(pair, onDecided);
  const fields = fieldsOf(issue);
  const chosen = drafts.value ?? {};
  const open = fields.filter(([name]) => chosen[name] === undefined).length;
  const take = (side: Side) => {
    drafts.value = Object.fromEntries(fields.map(([name]) => [name, { choice: side, text: '' }]));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    if (open > 0 || busy) return;
    const saved = await decide([issue.id], { choice: choiceOf(Object.values(chosen)), fields: decisionsFrom(chosen) });
    if (saved) drafts.value = undefined;
  };
  return (
    <form class="conflict" onSubmit={(event) => void save(event)}>
      <div class="heads" aria-hidden="true">
        <span />
        {sides.map((side) => (
          <span key={side}>
            <ColumnName side={side} />
          </span>
        ))}
      </div>
      {fields.map(([name, values]) => (
        <ConflictField
          key={name}
          name={name}
          values={values}
          draft={chosen[name]}
          onChoose={(draft) => (drafts.value = { ...chosen, [name]: draft })}
        />
      ))}
      <div class="actions">
        <Button look="primary" type="submit" busy={busy !== null} disabled={open > 0}>
          {t('ui.conflict.save')}
        </Button>
        {fields.length > 1 &&
          sides.map((side) => (
            <Button key={side} look="quiet" onPress={() => take(side)}>
              {t('ui.conflict.all', { system: sideName(side) })}
            </Button>
          ))}
        {open > 0 && <span class="fine">{t('ui.conflict.open', { count: open })}</span>}
      </div>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}

function fieldsOf({ facts }: Issue): [string, Values][] {
  return Object.entries((facts.fields ?? {}) as Record<string, Values>);
}

function decisionsFrom(chosen: Readonly<Record<string, Draft>>): Decisions {
  const each = Object.entries(chosen).map(([name, { choice, text }]) => [
    name,
    choice === 'value' ? { value: text === '' ? null : text } : choice,
  ]);
  return Object.fromEntries(each) as Decisions;
}

/** The decision as one word: a side where all fields take that side's value. */
function choiceOf(drafts: readonly Draft[]): Choice {
  const [first] = drafts;
  return first && drafts.every(({ choice }) => choice === first.choice) ? first.choice : 'value';
}
