// Settings of the pair: modules with their directions and filters, conflicts, the start date, who is told, and every version saved before.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import type { KindName } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Page } from '../../parts/Page.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { draftOf, settingsOf } from '../../state/settings.ts';
import { useReading } from '../../use/reading.ts';
import { kindWords } from '../../words/settings.ts';
import { differences, placed } from './difference.ts';
import { General } from './General.tsx';
import { settingsHelp } from './help.tsx';
import { Module } from './Module.tsx';
import { Notices } from './Notices.tsx';
import { SaveBar } from './SaveBar.tsx';
import { Versions } from './Versions.tsx';

const DocumentsPart = lazy(() => import('./DocumentsPart.tsx'));

export default function SettingsPage() {
  return (
    <Page title={t('ui.settings.title')} lead={t('ui.settings.lead')} help={settingsHelp}>
      <WithPair>{({ id }) => <Content key={id} pair={id} />}</WithPair>
    </Page>
  );
}

function Content({ pair }: { readonly pair: string }) {
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
        return (
          <>
            <SaveBar pair={pair} version={from} found={differences(settings, shown)} />
            <General settings={shown} set={set} />
            {Object.entries(shown.kinds)
              .filter(([kind]) => kind in kindWords)
              .map(([kind, value]) => (
                <Module
                  key={kind}
                  kind={kind}
                  value={value}
                  wins={shown.conflicts.kinds?.[kind as KindName]?.default}
                  set={set}
                />
              ))}
            <ErrorBoundary>
              <DocumentsPart pair={pair} settings={shown} set={set} />
            </ErrorBoundary>
            <Notices pair={pair} saved={settings.notices} notices={shown.notices} set={set} />
            <Versions pair={pair} />
          </>
        );
      }}
    </Reading>
  );
}
