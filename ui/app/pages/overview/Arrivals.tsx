// How changes get here: each way by which a system tells of them and whether it still does, the nightly comparison that counts what every
// way missed, and how often each module is looked at.

import { useState } from 'preact/hooks';
import type { Overview } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { Badge, type BadgeLook } from '../../parts/Badge.tsx';
import { Section } from '../../parts/Section.tsx';
import { Ago } from '../../parts/Time.tsx';
import { Intervals } from './Intervals.tsx';

type Channel = Overview['connections'][number]['channels'][number];

const looks: Readonly<Record<Channel['state'], BadgeLook & { word: Key }>> = {
  alive: { icon: 'check', tone: 'good', word: 'ui.arrivals.alive' },
  unheard: { icon: 'circle', tone: 'calm', word: 'ui.arrivals.unheard' },
  late: { icon: 'clock', tone: 'waiting', word: 'ui.arrivals.late' },
  quiet: { icon: 'alert', tone: 'bad', word: 'ui.arrivals.quiet' },
};

export default function Arrivals({ view: { pair, connections, comparison } }: { readonly view: Overview }) {
  const [open, setOpen] = useState(false);
  const ways = connections.flatMap(({ system, channels }) => channels.map((channel) => ({ system, channel })));
  return (
    <Section title={t('ui.arrivals.title')}>
      {ways.length === 0 && <p>{t('ui.arrivals.none')}</p>}
      <ul class="arrivals">
        {ways.map(({ system, channel: { name, title, state, heardAt, says } }) => {
          const { word, ...look } = looks[state];
          return (
            <li key={`${system}/${name}`}>
              <div>
                <strong>{title}</strong>{' '}
                {heardAt !== null && (
                  <span class="soft">
                    {t('ui.arrivals.heard')} <Ago at={heardAt} />
                  </span>
                )}
                {says !== null && <p>{says}</p>}
              </div>
              <Badge {...look} word={t(word)} />
            </li>
          );
        })}
        <li>
          <div>
            <strong>{t('ui.arrivals.comparison')}</strong> {comparison && <Ago at={comparison.at} />}
            <p class="soft">
              {comparison
                ? t('ui.arrivals.comparison.found', { count: comparison.found })
                : t('ui.arrivals.comparison.none')}
            </p>
          </div>
        </li>
      </ul>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('ui.arrivals.often')}</summary>
        {open && <Intervals pair={pair.id} />}
      </details>
    </Section>
  );
}
