// The last attempts, each leading to its entry in the log.

import type { Overview } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { Ago } from '../../parts/Time.tsx';
import { Direction, Outcome } from '../../parts/Outcome.tsx';
import { calledBy } from '../../words/names.ts';

export function LastAttempts({ view }: { readonly view: Overview }) {
  return (
    <Section title={t('ui.overview.last')} actions={<a href="/history">{t('ui.overview.last.all')}</a>}>
      {view.last.length === 0 ? (
        <p class="soft">{t('ui.overview.last.none')}</p>
      ) : (
        <ul class="attempts">
          {view.last.map(({ id, at, name, outcome, direction, message }) => (
            <li key={id}>
              <Outcome of={outcome} />
              <div>
                <a href={`/history?entry=${id}`}>{calledBy(name)}</a> <Direction of={direction} />
                <p class="soft">{message}</p>
              </div>
              <Ago at={at} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
