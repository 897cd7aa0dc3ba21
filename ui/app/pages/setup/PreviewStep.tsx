// Step 6: what would become of the first ten records of each module, field by field, with what the documents come to. Both sides are read,
// nothing is written.

import type { KindName, Preview } from '../../api/client.ts';
import { money } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { previewAt } from '../../state/setup.ts';
import { useReading } from '../../use/reading.ts';
import { type Side, sideName, sides } from '../../words/systems.ts';
import { Tried } from '../tried/Tried.tsx';
import { KindChips, useKinds } from './KindChips.tsx';
import { Next } from './Next.tsx';

interface PreviewStepProps {
  readonly pair: string;
  readonly onDone: () => void;
}

export default function PreviewStep({ pair, onDone }: PreviewStepProps) {
  const kinds = useKinds(pair);
  return (
    <>
      <KindChips {...kinds} />
      {sides.map((side) => (
        <OfSide key={`${kinds.kind} ${side}`} pair={pair} kind={kinds.kind} side={side} />
      ))}
      <Next onDone={onDone} />
    </>
  );
}

interface OfSideProps {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
}

function OfSide({ pair, kind, side }: OfSideProps) {
  const preview = previewAt({ pair, kind, side });
  useReading(preview);
  return (
    <section class="preview" aria-label={t('ui.setup.preview.of', { system: sideName(side) })}>
      <h3>{t('ui.setup.preview.of', { system: sideName(side) })}</h3>
      <Reading of={preview} lines={6}>
        {(found) => (
          <>
            <Summary found={found} />
            <Tried items={found.items} />
            <Button look="quiet" icon="sync" busy={preview.reading.value} onPress={() => void preview.read()}>
              {t('ui.setup.preview.again')}
              <span class="hidden"> {sideName(side)}</span>
            </Button>
          </>
        )}
      </Reading>
    </section>
  );
}

function Summary({ found: { looked, touched, totals, calls } }: { readonly found: Preview }) {
  if (looked === 0) return <p class="soft">{t('ui.setup.preview.none')}</p>;
  return (
    <>
      <p>
        <strong>{t('ui.mapping.touched', { looked, touched })}</strong>{' '}
        <span class="soft">{t('ui.setup.preview.calls', { crm: calls.crm, accounting: calls.accounting })}</span>
      </p>
      {totals.map(({ side, currency, count, amount }) => (
        <p key={`${side} ${currency}`}>
          {t('ui.setup.preview.total', { system: sideName(side), count, amount: money(amount, currency) })}
        </p>
      ))}
    </>
  );
}
