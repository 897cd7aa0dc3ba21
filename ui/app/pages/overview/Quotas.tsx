// What is left of the day's calls to each side, and of the work.

import type { Overview } from '../../api/client.ts';
import { clockTime, duration, megabytes, number } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { playing, sides, systemNames } from '../../words/systems.ts';

/** Below this share of the day it is shown as little. */
const LITTLE = 0.2;

type Quota = NonNullable<Overview['connections'][number]['quota']>;

/** What the day will come to, and what is held back so that it suffices. */
function forecastOf({ forecast, perDay, gatherS, timersSlowedBy, restsUntil }: Quota): string {
  if (restsUntil !== null) return t('ui.overview.forecast.spent', { time: clockTime(restsUntil) });
  const words = { total: number(forecast.total), perDay: number(perDay), time: clockTime(forecast.endsAt) };
  return [
    t(forecast.fits ? 'ui.overview.forecast.fits' : 'ui.overview.forecast.short', words),
    ...(gatherS > 0 ? [t('ui.overview.forecast.gather', { seconds: gatherS })] : []),
    ...(timersSlowedBy > 1 ? [t('ui.overview.forecast.slow', { times: number(timersSlowedBy) })] : []),
  ].join(' ');
}

export function Quotas({ view }: { readonly view: Overview }) {
  const { backlog, freshness, storage } = view;
  const connections = sides.flatMap((side) => playing(side, view.pair, view.connections) ?? []);
  return (
    <Section title={t('ui.overview.quota')}>
      <ul class="quotas">
        {connections.map(({ id, system, quota }) => (
          <li key={id}>
            <span>{systemNames[system]}</span>
            {quota ? (
              <>
                <span class="soft">
                  {t('ui.overview.quota.left', { left: number(quota.left), perDay: number(quota.perDay) })}
                </span>
                <meter
                  min={0}
                  max={quota.perDay}
                  low={quota.perDay * LITTLE}
                  value={quota.left}
                  aria-label={t('ui.overview.quota.of', { system: systemNames[system] })}
                />
                <span class="soft wide">{forecastOf(quota)}</span>
              </>
            ) : (
              <span class="soft">{t('ui.overview.quota.unknown')}</span>
            )}
          </li>
        ))}
      </ul>
      <dl class="pairs">
        <div>
          <dt>{t('ui.overview.freshness')}</dt>
          <dd>
            {freshness === null
              ? t('ui.overview.freshness.none')
              : t('ui.overview.freshness.text', {
                  half: duration(freshness.p50Ms / 1_000),
                  most: duration(freshness.p95Ms / 1_000),
                })}
          </dd>
        </div>
        <div>
          <dt>{t('ui.keeping.storage')}</dt>
          <dd>
            <a href="/history">
              {t('ui.keeping.storage.used', { used: megabytes(storage.bytes), of: megabytes(storage.ofBytes) })}
            </a>
          </dd>
        </div>
      </dl>
      <p class="soft">
        {backlog.due > 0
          ? t('ui.overview.backlog.due', { due: backlog.due })
          : t('ui.overview.backlog', { open: backlog.open })}
      </p>
    </Section>
  );
}
