// How attempts went in the last 30 days: the share that succeeded, a bar a day, and the same as a table for who prefers that.

import type { Overview } from '../../api/client.ts';
import { day as dayText, number, percent } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';

type Day = Overview['trend'][number];

const DAYS = 30;
const DAY_MS = 86_400_000;
/** The drawing's units: a bar and the gap behind it, and the height of the fullest day. */
const STEP = 10;
const BAR = 7;
const HEIGHT = 64;
/** A day on which anything happened can be seen. */
const LEAST = 2;

export function Attempts({ view }: { readonly view: Overview }) {
  const { done, failed, successRate } = view.attempts;
  const days = lastDays(view.trend);
  return (
    <Section title={t('ui.overview.attempts')}>
      {successRate === null ? (
        <p class="soft">{t('ui.overview.attempts.none')}</p>
      ) : (
        <>
          <p class="big">
            <span class="amount">{percent(successRate)}</span>{' '}
            <span class="soft">{t('ui.overview.attempts.went-well', { done: number(done), failed })}</span>
          </p>
          <Bars days={days} />
          <Table days={days.filter((each) => sumOf(each) > 0)} />
        </>
      )}
    </Section>
  );
}

/** Every one of the last days, those without an attempt too. */
function lastDays(trend: readonly Day[]): Day[] {
  const today = Date.now();
  return Array.from({ length: DAYS }, (_, at) => {
    const name = new Date(today - (DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10);
    return trend.find((each) => each.day === name) ?? { day: name, done: 0, failed: 0, other: 0 };
  });
}

function sumOf({ done, failed, other }: Day): number {
  return done + failed + other;
}

function Bars({ days }: { readonly days: readonly Day[] }) {
  const most = Math.max(1, ...days.map(sumOf));
  const height = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT));
  return (
    <figure class="bars">
      <svg viewBox={`0 0 ${DAYS * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {days.map((each, at) => {
          const [done, failed, other] = [height(each.done), height(each.failed), height(each.other)];
          const x = at * STEP;
          return (
            <g key={each.day}>
              <rect class="none" x={x} y={HEIGHT - 1} width={BAR} height={1} />
              <rect class="done" x={x} y={HEIGHT - done} width={BAR} height={done} />
              <rect class="other" x={x} y={HEIGHT - done - other} width={BAR} height={other} />
              <rect class="failed" x={x} y={HEIGHT - done - other - failed} width={BAR} height={failed} />
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span>{dayText(days[0]?.day ?? '')}</span>
        <span>{t('ui.overview.today')}</span>
      </figcaption>
    </figure>
  );
}

function Table({ days }: { readonly days: readonly Day[] }) {
  return (
    <details>
      <summary>{t('ui.overview.as-table')}</summary>
      <table class="compact">
        <thead>
          <tr>
            <th scope="col">{t('ui.overview.day')}</th>
            <th scope="col">{t('ui.outcome.done')}</th>
            <th scope="col">{t('ui.outcome.failed')}</th>
            <th scope="col">{t('ui.overview.other')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((each) => (
            <tr key={each.day}>
              <th scope="row">{dayText(each.day)}</th>
              <td>{number(each.done)}</td>
              <td>{number(each.failed)}</td>
              <td>{number(each.other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
