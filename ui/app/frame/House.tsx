// Behind the door: header, the pair that is looked at, and the screens. Each screen is loaded when it is first opened.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { t, withWords } from '../i18n/messages.ts';
import { Shape } from '../parts/Reading.tsx';
import { overview, pairs } from '../state/house.ts';
import { useReading } from '../use/reading.ts';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { NotFound } from './NotFound.tsx';
import { Offline } from './Offline.tsx';
import { PairStrip } from './PairStrip.tsx';

const Overview = lazy(() => withWords('overview', () => import('../pages/overview/OverviewPage.tsx')));
const Records = lazy(() => withWords('records', () => import('../pages/records/RecordsPage.tsx')));
const Inbox = lazy(() => withWords('inbox', () => import('../pages/inbox/InboxPage.tsx')));
const History = lazy(() => withWords('history', () => import('../pages/history/HistoryPage.tsx')));
const Runs = lazy(() => withWords('runs', () => import('../pages/runs/RunsPage.tsx')));
const Settings = lazy(() => withWords('settings', () => import('../pages/settings/SettingsPage.tsx')));
const Mapping = lazy(() => withWords('mapping', () => import('../pages/mapping/MappingPage.tsx')));
const Routing = lazy(() => withWords('routing', () => import('../pages/routing/RoutingPage.tsx')));
const Setup = lazy(() => withWords('setup', () => import('../pages/setup/SetupPage.tsx')));
const Connections = lazy(() => withWords('connections', () => import('../pages/connections/ConnectionsPage.tsx')));

const OFTEN_MS = 15_000;
const SELDOM_MS = 60_000;
const REST_AFTER_MS = 1_500;

export function House() {
  useReading(pairs, SELDOM_MS);
  useReading(overview.value, OFTEN_MS);
  useEffect(loadTheRest, []);
  const [loading, setLoading] = useState(false);
  return (
    <>
      <a class="skip" href="#main">
        {t('ui.skip-link')}
      </a>
      <Header />
      <PairStrip />
      <Offline />
      <main id="main" tabIndex={-1} aria-busy={loading}>
        <ErrorBoundary onError={reloadOnce}>
          <Router onLoadStart={() => setLoading(true)} onLoadEnd={() => setLoading(false)}>
            <Route path="/" component={Overview} />
            <Route path="/records" component={Records} />
            <Route path="/inbox" component={Inbox} />
            <Route path="/history" component={History} />
            <Route path="/history/runs" component={Runs} />
            <Route path="/settings" component={Settings} />
            <Route path="/mapping" component={Mapping} />
            <Route path="/routing" component={Routing} />
            <Route path="/setup" component={Setup} />
            <Route path="/connections" component={Connections} />
            <Route default component={NotFound} />
          </Router>
        </ErrorBoundary>
        {loading && <Shape lines={3} />}
      </main>
      <Footer />
    </>
  );
}

/** The other screens come in while nothing else is to be done, so that going there takes no time. */
function loadTheRest(): void {
  setTimeout(() => {
    for (const screen of [Overview, Records, Inbox, History, Runs, Settings, Mapping, Routing, Setup, Connections])
      void screen.preload().catch(() => undefined);
  }, REST_AFTER_MS);
}

/** A screen's script is gone after an update of Ledgerline: the page is loaded anew, once. */
function reloadOnce(error: unknown): void {
  if (sessionStorage.getItem('reloaded') !== null) throw error;
  sessionStorage.setItem('reloaded', '1');
  location.reload();
}
