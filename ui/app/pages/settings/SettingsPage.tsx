// Settings of the pair, part by part: what holds for all of it, modules with their directions and filters, documents, words, routing, who is
// told, every version saved before, and moving all of it elsewhere. One draft is behind all parts.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import { t } from '../../i18n/messages.ts';
import { Page } from '../../parts/Page.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { draftOf, settingsOf } from '../../state/settings.ts';
import { useReading } from '../../use/reading.ts';
import { differences, placed } from './difference.ts';
import { General } from './General.tsx';
import { SettingsHelp } from './help.tsx';
import { Modules } from './Modules.tsx';
import { Notices } from './Notices.tsx';
import { Parts, usePart } from './Parts.tsx';
import { RoutingLink } from './RoutingLink.tsx';
import { SaveBar } from './SaveBar.tsx';
import { Versions } from './Versions.tsx';

const DocumentsPart = lazy(() => import('./DocumentsPart.tsx'));
const ValuesPart = lazy(() => import('./ValuesPart.tsx'));
const Moving = lazy(() => import('./Moving.tsx'));

export default function SettingsPage() {
  return (
    <Page title={t('ui.settings.title')} lead={t('ui.settings.lead')} help={<SettingsHelp />}>
      <WithPair>{({ id }) => <Content key={id} pair={id} />}</WithPair>
    </Page>
  );
}

function Content({ pair }: { readonly pair: string }) {
  const saved = settingsOf(pair);
  const draft = draftOf(pair);
  const part = usePart();
  useReading(saved);
  return (
    <Reading of={saved} lines={10}>
      {({ version, settings }) => {
        const shown = draft.value?.settings ?? settings;
        const from = draft.value?.version ?? version;
        const set = (path: readonly string[], value: unknown) => {
          draft.value = { version: from, settings: placed(shown, path, value) };
        };
        return (
          <>
            <Parts open={part} />
            <SaveBar pair={pair} version={from} found={differences(settings, shown)} />
            {part === 'general' && <General settings={shown} set={set} />}
            {part === 'general' && <RoutingLink />}
            {part === 'modules' && <Modules pair={pair} settings={shown} set={set} />}
            <ErrorBoundary>
              {part === 'documents' && <DocumentsPart pair={pair} settings={shown} set={set} />}
              {part === 'values' && <ValuesPart pair={pair} settings={shown} set={set} />}
              {part === 'moving' && <Moving pair={pair} />}
            </ErrorBoundary>
            {part === 'notices' && <Notices pair={pair} saved={settings.notices} notices={shown.notices} set={set} />}
            {part === 'versions' && <Versions pair={pair} />}
          </>
        );
      }}
    </Reading>
  );
}
