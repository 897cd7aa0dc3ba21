// Step 4: each module's fields are joined as they come; whoever wants them otherwise opens its mapping.

import type { KindName } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { mappingOf } from '../../state/mappings.ts';
import { useReading } from '../../use/reading.ts';
import { settingName } from '../../words/settings.ts';
import { useKinds } from './KindChips.tsx';
import { Next } from './Next.tsx';

interface MapStepProps {
  readonly pair: string;
  readonly onDone: () => void;
}

export default function MapStep({ pair, onDone }: MapStepProps) {
  const { all } = useKinds(pair);
  return (
    <>
      <ul class="maps">
        {all.map((kind) => (
          <Line key={kind} pair={pair} kind={kind} />
        ))}
      </ul>
      <Next onDone={onDone} />
    </>
  );
}

function Line({ pair, kind }: { readonly pair: string; readonly kind: KindName }) {
  const mapping = mappingOf(pair, kind);
  useReading(mapping);
  return (
    <li>
      <strong>{settingName([kind])}</strong>
      <Reading of={mapping} lines={1}>
        {({ rows }) => {
          const wrong = rows.filter(({ problem, changed }) => problem !== null && changed).length;
          const counts = {
            on: rows.filter(({ on }) => on).length,
            changed: rows.filter(({ changed }) => changed).length,
          };
          return (
            <>
              <span class="soft">{t('ui.setup.map.counts', counts)}</span>
              {wrong > 0 && <Badge icon="alert" tone="bad" word={t('ui.setup.map.wrong', { count: wrong })} />}
            </>
          );
        }}
      </Reading>
      <a href={`/mapping?kind=${kind}`}>
        {t('ui.mapping.link')} <span class="hidden">{settingName([kind])}</span>
      </a>
    </li>
  );
}
