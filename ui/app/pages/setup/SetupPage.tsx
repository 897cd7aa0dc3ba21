// The way from nothing to live in seven steps. It can be left and gone on with; nothing is written to either system before the last one.

import { ErrorBoundary, default as lazy } from 'preact-iso/lazy';
import { useEffect } from 'preact/hooks';
import type { Pair } from '../../api/client.ts';
import { t, withWords } from '../../i18n/messages.ts';
import { ButtonLink } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { Shape } from '../../parts/Reading.tsx';
import { Section } from '../../parts/Section.tsx';
import { connections, pair, pairs } from '../../state/house.ts';
import { useQuery } from '../../use/query.ts';
import { useReading } from '../../use/reading.ts';
import { ConsentNote } from '../connections/ConsentNote.tsx';
import { leaveFromSetup } from '../connections/use-setup-return.ts';
import { ConnectStep } from './ConnectStep.tsx';
import { UnlessNoneOn } from './NoneOn.tsx';
import { setupHelp } from './help.tsx';
import { currentOf, reach, stateOf, stepAfter, type StepName, stepNames, stepWords } from './steps.ts';
import { Stepper } from './Stepper.tsx';

const CheckStep = lazy(() => withWords('steps', () => import('./CheckStep.tsx')));
const MatchStep = lazy(() => withWords('steps', () => import('./MatchStep.tsx')));
const MapStep = lazy(() => withWords('steps', () => import('./MapStep.tsx')));
const RulesStep = lazy(() => withWords('steps', () => import('./RulesStep.tsx')));
const PreviewStep = lazy(() => withWords('steps', () => import('./PreviewStep.tsx')));
const LiveStep = lazy(() => withWords('steps', () => import('./LiveStep.tsx')));

const OFTEN_MS = 15_000;

export default function SetupPage() {
  useReading(connections, OFTEN_MS);
  useEffect(leaveFromSetup, []);
  return (
    <Page title={t('ui.setup.title')} lead={t('ui.setup.lead')} help={setupHelp}>
      <ConsentNote connections={connections.value.value?.items ?? []} />
      {pairs.value.value && connections.value.value ? <Content /> : <Shape lines={8} />}
    </Page>
  );
}

function Content() {
  const query = useQuery();
  const current = pair.value;
  const known = connections.value.value?.items ?? [];
  const isConnected =
    current !== undefined &&
    [current.crm, current.accounting].every((id) => known.some((each) => each.id === id && each.state === 'connected'));
  const asked = stepNames.find((name) => name === query.get('step'));
  const open = asked && stateOf(asked, current, isConnected) !== 'blocked' ? asked : currentOf(current, isConnected);
  // Whoever opens a step has been through those before it, or leaves them as they come.
  useEffect(() => {
    if (current && open !== 'connect') reach(current, open);
  }, [current?.id, open]);
  return (
    <>
      <Stepper open={open} stateOf={(step) => stateOf(step, current, isConnected)} />
      <ErrorBoundary>
        <Step open={open} current={current} />
      </ErrorBoundary>
    </>
  );
}

interface StepProps {
  readonly open: StepName;
  readonly current: Pair | undefined;
}

function Step({ open, current }: StepProps) {
  const query = useQuery();
  const words = stepWords[open];
  const goOn = () => {
    if (current) reach(current, stepAfter(open));
    query.set({ step: stepAfter(open), connected: '' });
    scrollTo(0, 0);
  };
  if (open === 'connect' || !current) return <ConnectStep onDone={goOn} />;
  if (current.wentLiveAt !== null) return <IsLive current={current} />;
  if (open === 'go-live') return <LiveStep pair={current} />;
  return (
    <Section key={`${current.id} ${open}`} title={t(words.title)} lead={t(words.lead)}>
      {open === 'check' && <CheckStep pair={current.id} onDone={goOn} />}
      {open !== 'check' && (
        <UnlessNoneOn pair={current.id}>
          {open === 'match' && <MatchStep pair={current.id} onDone={goOn} />}
          {open === 'map' && <MapStep pair={current.id} onDone={goOn} />}
          {open === 'rules' && <RulesStep pair={current.id} onDone={goOn} />}
          {open === 'preview' && <PreviewStep pair={current.id} onDone={goOn} />}
        </UnlessNoneOn>
      )}
    </Section>
  );
}

function IsLive({ current }: { readonly current: Pair }) {
  return (
    <Section title={t('ui.setup.is-live', { name: current.name })} lead={t('ui.setup.is-live.lead')}>
      <div class="actions">
        <ButtonLink look="primary" href="/">
          {t('ui.nav.overview')}
        </ButtonLink>
        <ButtonLink look="quiet" href="/connections">
          {t('ui.nav.connections')}
        </ButtonLink>
      </div>
    </Section>
  );
}
