// Overview: how the pair is doing at a glance, and the one thing that is worth doing now.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';
import { Empty } from '../../parts/Empty.tsx';
import { ButtonLink } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Reading, Shape } from '../../parts/Reading.tsx';
import { overview, pair, pairs } from '../../state/house.ts';
import { follow } from '../../state/work.ts';
import { Attempts } from './Attempts.tsx';
import { Figures } from './Figures.tsx';
import { Joined } from './Joined.tsx';
import { LastAttempts } from './LastAttempts.tsx';
import { NextAction } from './NextAction.tsx';
import { overviewHelp } from './help.tsx';
import { Quotas } from './Quotas.tsx';

/** Below what is looked at first: it comes after it. */
const Arrivals = lazy(() => import('./Arrivals.tsx'));

export default function OverviewPage() {
  return (
    <Page title={t('ui.overview.title')} help={overviewHelp}>
      <Content />
    </Page>
  );
}

function Content() {
  const all = pairs.value.value;
  const problem = pairs.problem.value;
  if (!all) return problem ? <ProblemNote problem={problem} onRetry={() => void pairs.read()} /> : <Shape lines={6} />;
  if (!pair.value || !overview.value) return <Unpaired />;
  return <Paired />;
}

function Unpaired() {
  return (
    <Empty icon="joined" title={t('ui.overview.empty.title')} text={t('ui.overview.empty.text')}>
      <ButtonLink look="primary" href="/setup">
        {t('ui.overview.empty.go')}
      </ButtonLink>
    </Empty>
  );
}

function Paired() {
  const shown = overview.value;
  const current = shown?.value.value;
  const isBusy = current?.pair.state === 'live' && current.backlog.due > 0;
  const id = current?.pair.id;
  const due = current?.backlog.due ?? 0;
  useEffect(() => {
    // Work that somebody else, or an earlier visit, set off.
    if (isBusy && id !== undefined) void follow(id, due);
  }, [isBusy, id]);
  if (!shown) return null;
  return (
    <Reading of={shown} lines={8}>
      {(view) => (
        <>
          <Joined view={view} />
          <NextAction view={view} />
          <Figures view={view} />
          <LastAttempts view={view} />
          <div class="halves">
            <Attempts view={view} />
            <Quotas view={view} />
          </div>
          <ErrorBoundary>
            <Arrivals view={view} />
          </ErrorBoundary>
        </>
      )}
    </Reading>
  );
}
