// Which pair each recent document would go to, and why; how many go to each stands above.

import type { Pair, RoutingTrial } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Section } from '../../parts/Section.tsx';
import { calledBy } from '../../words/names.ts';
import { settingName } from '../../words/settings.ts';

interface FoundProps {
  readonly all: readonly Pair[];
  readonly found: RoutingTrial;
}

export function Found({ all, found: { items, counts } }: FoundProps) {
  const nameOf = (id: string | null) => all.find((pair) => pair.id === id)?.name ?? t('ui.routing.nowhere');
  if (items.length === 0) return <p role="status">{t('ui.routing.none-found')}</p>;
  return (
    <Section title={t('ui.routing.found')}>
      <p role="status">{counts.map(({ pair, count }) => `${nameOf(pair)}: ${String(count)}`).join(' · ')}</p>
      <table class="changes">
        <thead>
          <tr>
            <th scope="col">{t('ui.routing.document')}</th>
            <th scope="col">{t('ui.routing.goes-to')}</th>
            <th scope="col">{t('ui.routing.why')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ kind, id, name, url, pair, message }) => (
            <tr key={`${kind} ${id}`}>
              <th scope="row">
                <strong>{url === null ? calledBy(name, id) : <a href={url}>{calledBy(name, id)}</a>}</strong>
                <p class="soft">{settingName([kind])}</p>
              </th>
              <td data-label={t('ui.routing.goes-to')}>
                {pair === null ? (
                  <Badge icon="skip" tone="you" word={nameOf(null)} />
                ) : (
                  <Badge icon="right" tone="good" word={nameOf(pair)} />
                )}
              </td>
              <td data-label={t('ui.routing.why')}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
