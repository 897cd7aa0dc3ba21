// How attempts went over a range of days, which stands in the address: the share that succeeded, a bar a day, and the same as a table for who prefers that.

import { useEffect } from 'preact/hooks';
import type { Overview } from '../../api/client.ts';
import { day as dayText, number, percent } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { DayField } from '../../parts/DayField.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Section } from '../../parts/Section.tsx';
import { trendOf } from '../../state/house.ts';
import { useQuery } from '../../use/query.ts';
import { useReading } from '../../use/reading.ts';

type Day = Overview['trend'][number];

/** Ranges that one press chooses, in days up to today; the second is the usual one. */
const lengths = [7, 30, 90] as const;
/** The longest range that is drawn: the log of the paid plan. */
const MOST_DAYS = 400;
const OFTEN_MS = 30_000;
const DAY_MS = 86_400_000;
/** The drawing's units: a bar and the gap behind it, and the height of the fullest day. */
const STEP = 10;
const BAR = 7;
const HEIGHT = 64;
/** A day on which anything happened can be seen. */
const LEAST = 2;

export function Attempts({ view }: { readonly view: Overview }) {
  const query = useQuery();
  const { today } = view;
  const days = lengths.find((each) => String(each) === query.get('days')) ?? lengths[1];
  const to = isDay(query.get('to')) ? query.get('to') : today;
  const from = isDay(query.get('from')) ? query.get('from') : dayOf(Date.parse(to) - (days - 1) * DAY_MS);
  const trend = trendOf(view.pair.id, from, to);
  useReading(trend, OFTEN_MS);
  const newest = view.last[0]?.id;
  // What was tried since then belongs to it.
  useEffect(() => {
    if (trend.value.value !== undefined) void trend.read();
  }, [newest]);
  const set = (name: string) => (value: string) => query.set({ days: '', from, to, [name]: value }, { replace: true });
  return (
    <Section
      title={t('ui.overview.attempts')}
      actions={
        <nav class="chips" aria-label={t('ui.overview.range')}>
          {lengths.map((each) => (
            <a
              key={each}
              href={query.href({ days: String(each), from: '', to: '' })}
              {...(to === today &&
                from === dayOf(Date.parse(to) - (each - 1) * DAY_MS) && { 'aria-current': 'true' as const })}
            >
              {t('ui.overview.days', { count: each })}
            </a>
          ))}
        </nav>
      }
    >
      <Reading of={trend} lines={4}>
        {(found) => <Trend view={found} from={from} to={to} />}
      </Reading>
      <div class="filters">
        <DayField label={t('ui.history.from')} value={from} onChoose={set('from')} />
        <DayField label={t('ui.history.to')} value={to} onChoose={set('to')} />
      </div>
    </Section>
  );
}

interface TrendProps {
  readonly view: Overview;
  readonly from: string;
  readonly to: string;
}

function Trend({ view: { attempts, trend, today }, from, to }: TrendProps) {
  const { done, failed, successRate } = attempts;
  const days = daysBetween(trend, from, to);
  if (successRate === null) return <p class="soft">{t('ui.overview.attempts.none')}</p>;
  return (
    <>
      <p class="big">
        <span class="amount">{percent(successRate)}</span>{' '}
        <span class="soft">{t('ui.overview.attempts.went-well', { done: number(done), failed })}</span>
      </p>
      <Bars days={days} today={today} />
      <Table days={days.filter((each) => sumOf(each) > 0)} />
    </>
  );
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Every day of the range, those without an attempt too. */
function daysBetween(trend: readonly Day[], from: string, to: string): Day[] {
  const count = Math.min(MOST_DAYS, Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1));
  return Array.from({ length: count }, (_, at) => {
    const name = dayOf(Date.parse(to) - (count - 1 - at) * DAY_MS);
    return trend.find((each) => each.day === name) ?? { day: name, done: 0, failed: 0, other: 0 };
  });
}

function sumOf({ done, failed, other }: Day): number {
  return done + failed + other;
}

function Bars({ days, today }: { readonly days: readonly Day[]; readonly today: string }) {
  const most = Math.max(1, ...days.map(sumOf));
  const last = days.at(-1)?.day ?? '';
  const height = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT));
  return (
    <figure class="bars">
      <svg viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
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
        <span>{last === today ? t('ui.overview.today') : dayText(last)}</span>
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
