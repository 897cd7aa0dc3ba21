// Step 5: which way each module travels, and who wins. The same settings as later, for the modules that are kept in step.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import { t } from '../../i18n/messages.ts';
import { Reading } from '../../parts/Reading.tsx';
import { draftOf, settingsOf } from '../../state/settings.ts';
import { useReading } from '../../use/reading.ts';
import { differences, placed } from '../settings/difference.ts';
import { General } from '../settings/General.tsx';
import { Modules } from '../settings/Modules.tsx';
import { SaveBar } from '../settings/SaveBar.tsx';
import { hasValues } from '../settings/Values.tsx';
import { Next } from './Next.tsx';

const DocumentsPart = lazy(() => import('../settings/DocumentsPart.tsx'));
const ValuesPart = lazy(() => import('../settings/ValuesPart.tsx'));

interface RulesStepProps {
  readonly pair: string;
  readonly onDone: () => void;
}

export default function RulesStep({ pair, onDone }: RulesStepProps) {
  const saved = settingsOf(pair);
  const draft = draftOf(pair);
  useReading(saved);
  return (
    <Reading of={saved} lines={10}>
      {({ version, settings }) => {
        const shown = draft.value?.settings ?? settings;
        const from = draft.value?.version ?? version;
        const set = (path: readonly string[], value: unknown) => {
          draft.value = { version: from, settings: placed(shown, path, value) };
        };
        const found = differences(settings, shown);
        return (
          <>
            <SaveBar pair={pair} version={from} found={found} />
            <General settings={shown} set={set} />
            <Modules pair={pair} settings={shown} areOn set={set} />
            <ErrorBoundary>
              {hasValues(shown) && (
                <>
                  <DocumentsPart pair={pair} settings={shown} set={set} />
                  <ValuesPart pair={pair} settings={shown} set={set} />
                </>
              )}
            </ErrorBoundary>
            <Next onDone={onDone} isSecond={found.length > 0}>
              {found.length > 0 && <span class="soft">{t('ui.settings.unsaved')}</span>}
            </Next>
          </>
        );
      }}
    </Reading>
  );
}
