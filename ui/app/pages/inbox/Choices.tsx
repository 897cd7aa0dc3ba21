// The choices of an issue as buttons; for several issues alike one decision may settle them all. What archives or voids asks once more,
// and names the organisation.

import { useState } from 'preact/hooks';
import type { Issue } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { overview, pair as currentPair } from '../../state/house.ts';
import { choiceName } from '../../words/choices.ts';
import { playing, type Side } from '../../words/systems.ts';
import { type Choice, type Decision, useDeciding } from './deciding.ts';

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
  const [asking, setAsking] = useState<Weighty | null>(null);
  const { busy, problem, decide } = useDeciding(pair, onDecided);
  const ids = forAll ? alike.map(({ id }) => id) : [issue.id];
  const choices = issue.choices.filter((choice) => choice !== 'link' || (target !== undefined && !forAll)) as Choice[];
  const choose = (choice: Choice) => {
    const decision: Decision = choice === 'link' && target !== undefined ? { choice, value: target } : { choice };
    if (isWeighty(choice) && asking === null) setAsking(choice);
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
        {choices.map((choice, at) => (
          <Button
            key={choice}
            look={at === 0 ? 'primary' : choice === 'ignore' ? 'quiet' : 'plain'}
            busy={busy === choice}
            onPress={() => choose(choice)}
          >
            {choiceName(choice)}
          </Button>
        ))}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {asking && (
        <Dialog title={t(weighty[asking].title)} onClose={() => setAsking(null)}>
          <p>
            {t(weighty[asking].text, {
              count: ids.length,
              name: issue.record?.name ?? '',
              organisation: organisationOf(asking === 'reissue' ? 'accounting' : sideLeft(issue)),
            })}
          </p>
          <div class="actions">
            <Button look="danger" busy={busy !== null} onPress={() => choose(asking)}>
              {choiceName(asking)}
            </Button>
            <Button look="quiet" onPress={() => setAsking(null)}>
              {t('ui.action.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Choices that can't be taken back, and what is asked before they are carried out. */
const weighty = {
  approve: { title: 'ui.issue.archive.title', text: 'ui.issue.archive.text' },
  reissue: { title: 'ui.issue.reissue.title', text: 'ui.issue.reissue.text' },
} as const;
type Weighty = keyof typeof weighty;

function isWeighty(choice: Choice): choice is Weighty {
  return choice in weighty;
}

/** The side that still has the record: where it would be archived. */
function sideLeft({ facts }: Issue): Side {
  return facts.side === 'crm' ? 'accounting' : 'crm';
}

function organisationOf(side: Side): string {
  const pair = currentPair.value;
  const connections = overview.value?.value.value?.connections ?? [];
  return (pair && playing(side, pair, connections)?.organisation.name) ?? '';
}
