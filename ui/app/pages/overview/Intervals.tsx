// How often the timer looks at each module on each side now, beside what was chosen, and why the two differ.

import { useMemo } from 'preact/hooks';
import { call } from '../../api/answer.ts';
import { api, type Interval } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Reading } from '../../parts/Reading.tsx';
import { resource } from '../../state/resource.ts';
import { useReading } from '../../use/reading.ts';
import { kindName } from '../../words/runs.ts';
import { sideName, sides } from '../../words/systems.ts';

function every(minutes: number | null): string {
  if (minutes === null) return t('ui.settings.never');
  const hours = minutes / 60;
  return minutes < 120 && minutes !== 60
    ? t('ui.settings.minutes', { count: minutes })
    : t('ui.arrivals.hours', { count: Math.round(hours) });
}

export function Intervals({ pair }: { readonly pair: string }) {
  const list = useMemo(() => resource(() => call(api.pairs[':pair'].intervals.$get({ param: { pair } }))), [pair]);
  useReading(list);
  return (
    <Reading of={list} lines={4}>
      {({ items }) => (
        <ul class="arrivals">
          {[...Map.groupBy(items, ({ kind }) => kind)].map(([kind, both]) => (
            <li key={kind}>
              <div>
                <strong>{kindName(kind)}</strong>
                {sides.map((side) =>
                  both.filter((each) => each.side === side).map((each) => <Line key={side} interval={each} />),
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Reading>
  );
}

function Line({ interval: { side, minutes, chosenMinutes, reason } }: { readonly interval: Interval }) {
  return (
    <p>
      {sideName(side)}: {every(minutes)}
      {reason !== null && (
        <span class="soft">
          {' '}
          ({t('ui.arrivals.instead', { interval: every(chosenMinutes) })}; {reason})
        </span>
      )}
    </p>
  );
}
