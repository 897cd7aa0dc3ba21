// A doubtful match: the record, what it looks like on the other side, and the choice between linking, making a new one, and neither.

import { useState } from 'preact/hooks';
import type { Issue, RecordItem } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { recordsBy } from '../../state/records.ts';
import { useReading } from '../../use/reading.ts';
import { type Side, sideName } from '../../words/systems.ts';
import { Place } from '../records/RecordTable.tsx';
import { Choices } from './Choices.tsx';
import { type Candidate, candidatesOf } from './candidates.ts';

interface CandidatesProps {
  readonly pair: string;
  readonly issue: Issue;
  readonly alike: readonly Issue[];
  readonly onDecided: () => void;
}

export function Candidates(props: CandidatesProps) {
  const { pair, issue } = props;
  const candidates = candidatesOf(issue);
  const offered = issue.choices.includes('link');
  const linkable = candidates.filter(({ side }) => offered && side !== issue.record?.side);
  const [chosen, setChosen] = useState(linkable.length === 1 ? linkable[0]?.id : undefined);
  const namesakes = recordsBy({ pair, kind: '', state: '', search: issue.record?.name ?? '', cursor: '' });
  useReading(namesakes);
  const known = namesakes.value.value?.items ?? [];
  return (
    <>
      <fieldset class="candidates">
        <legend>{t('ui.match.looks-like', { name: issue.record?.name ?? '' })}</legend>
        {candidates.map((candidate) => (
          <label key={candidate.id} class="take">
            {linkable.length > 1 && linkable.includes(candidate) && (
              <input
                type="radio"
                name={`candidate-${issue.id}`}
                checked={chosen === candidate.id}
                onChange={() => setChosen(candidate.id)}
              />
            )}
            <span>
              <span class="system">{sideName(candidate.side)}</span>
              <Shown candidate={candidate} known={known} />
            </span>
          </label>
        ))}
      </fieldset>
      <Choices {...props} target={chosen} />
    </>
  );
}

/** By name and with its state where we know the record, else by its id alone. */
function Shown({
  candidate: { side, id },
  known,
}: {
  readonly candidate: Candidate;
  readonly known: readonly RecordItem[];
}) {
  const item = known.find((each) => each[side as Side]?.id === id);
  if (!item) return <code class="fine">{id}</code>;
  return (
    <>
      <Place item={item} side={side} /> <StateBadge state={item.state} />
    </>
  );
}
