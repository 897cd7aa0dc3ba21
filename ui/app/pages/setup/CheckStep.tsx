// Step 2: which modules are kept in step, how many records each side has of them, and what stands in the way of any of them. Nothing is
// written.

import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { CensusKind } from '../../api/client.ts';
import { number } from '../../i18n/format.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { saveInTurn, settingsOf } from '../../state/settings.ts';
import { censusOf } from '../../state/setup.ts';
import { checksOf } from '../../state/studies.ts';
import { useReading } from '../../use/reading.ts';
import { settingName } from '../../words/settings.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';
import { Switch } from '../../parts/Switch.tsx';
import { Next } from './Next.tsx';
import { Prerequisites } from './Prerequisites.tsx';
import { Report } from './Report.tsx';

const groups: readonly (readonly [CensusKind['group'], Key])[] = [
  ['core', 'ui.setup.group.core'],
  ['inventory', 'ui.setup.group.inventory'],
  ['finance', 'ui.setup.group.finance'],
];

const SOON_MS = 2_000;

interface CheckStepProps {
  readonly pair: string;
  readonly onDone: () => void;
}

export default function CheckStep({ pair, onDone }: CheckStepProps) {
  const counted = censusOf(pair);
  const saved = settingsOf(pair);
  const [problem, setProblem] = useState<Problem | null>(null);
  // What was ticked and is not counted yet: a second tick made meanwhile takes nothing from the first.
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({});
  useReading(counted, SOON_MS);
  useReading(saved);
  const turn = async (kind: string, on: boolean) => {
    setWanted((before) => ({ ...before, [kind]: on }));
    const answer = await saveInTurn(pair, { kinds: { [kind]: { on } } });
    setProblem(answer.ok ? null : answer.problem);
    await Promise.all([saved.read(), counted.read()]);
    setWanted(({ [kind]: done, ...others }) =>
      done === on ? others : { ...others, ...(done !== undefined && { [kind]: done }) },
    );
  };
  return (
    <Reading of={counted}>
      {({ kinds }) => {
        const isToDo = mayLook(pair, kinds);
        const open = kinds.filter(({ on, crm, accounting }) => on && !(crm.learned && accounting.learned));
        return (
          <>
            {groups.map(([group, word]) => (
              <fieldset key={group} class="group">
                <legend>{t(word)}</legend>
                <ul>
                  {kinds
                    .filter((each) => each.group === group)
                    .map((each) => (
                      <li key={each.kind}>
                        <Switch
                          label={settingName([each.kind])}
                          on={wanted[each.kind] ?? each.on}
                          onChange={(on) => void turn(each.kind, on)}
                        />
                        {each.on && (
                          <span class="counts">
                            {sides.map((side) => (
                              <Count key={side} side={side} of={each[side]} />
                            ))}
                          </span>
                        )}
                      </li>
                    ))}
                </ul>
              </fieldset>
            ))}
            {open.length > 0 && (
              <Progress
                label={t('ui.setup.counting', { modules: open.map(({ kind }) => settingName([kind])).join(', ') })}
              />
            )}
            {problem && <ProblemNote problem={problem} />}
            <Prerequisites pair={pair} />
            <Report pair={pair} isFirst={isToDo} />
            <Next onDone={onDone} isSecond={isToDo} />
          </>
        );
      }}
    </Reading>
  );
}

/** There are records, and nobody has had them looked through yet: that is worth more than going on. */
function mayLook(pair: string, kinds: readonly CensusKind[]): boolean {
  const isNone = checksOf(pair).value.value?.items.length === 0;
  return isNone && kinds.some(({ on, crm, accounting }) => on && crm.count + accounting.count > 0);
}

function Count({ side, of: { count, learned } }: { readonly side: Side; readonly of: CensusKind['crm'] }) {
  const words = { count, shown: number(count), system: sideName(side) };
  return <span>{t(learned ? 'ui.setup.counted' : 'ui.setup.counted.so-far', words)}</span>;
}
