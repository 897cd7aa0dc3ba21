// Connections: both systems, joining them, what is set up inside the CRM, and going live. One step at a time is the primary one.

import { useMemo } from 'preact/hooks';
import type { Connection } from '../../api/client.ts';
import { type Health, readHealth } from '../../api/health.ts';
import { t } from '../../i18n/messages.ts';
import { Page } from '../../parts/Page.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { connections, overview, pair, pairs, systems } from '../../state/house.ts';
import { resource } from '../../state/resource.ts';
import { useReading } from '../../use/reading.ts';
import { RoutingLink } from '../settings/RoutingLink.tsx';
import { Addresses } from './Addresses.tsx';
import { ConsentNote } from './ConsentNote.tsx';
import { GoLive } from './GoLive.tsx';
import { connectionsHelp } from './help.tsx';
import { JoinForm } from './JoinForm.tsx';
import { Needed } from './Needed.tsx';
import { ResumeNote } from './ResumeNote.tsx';
import { Provisioning } from './Provisioning.tsx';
import { nextStep, playable } from './steps.ts';
import { SystemBlock } from './SystemBlock.tsx';
import { useProvision } from './use-provision.ts';
import { useSetupReturn } from './use-setup-return.ts';

const OFTEN_MS = 15_000;

export default function ConnectionsPage() {
  const health = useMemo(() => resource(readHealth), []);
  useReading(connections, OFTEN_MS);
  useReading(health);
  useReading(systems);
  useSetupReturn();
  return (
    <Page title={t('ui.connections.title')} lead={t('ui.connections.lead')} help={connectionsHelp}>
      <ConsentNote connections={connections.value.value?.items ?? []} />
      <Reading of={connections} lines={8}>
        {({ items }) => (
          <Content
            items={items}
            health={health.value.value}
            onChanged={() => void Promise.all([connections.read(), pairs.read()])}
          />
        )}
      </Reading>
    </Page>
  );
}

interface ContentProps {
  readonly items: readonly Connection[];
  readonly health: Health | undefined;
  readonly onChanged: () => void;
}

function Content({ items, health, onChanged }: ContentProps) {
  const all = pairs.value.value?.items;
  const current = pair.value;
  const known = withParted(items);
  const step = nextStep(known, all, current);
  const crm = items.find(({ id, state }) => id === current?.crm && state === 'connected');
  const list = useProvision(crm?.id, all?.length ?? 0);
  const missing = list?.value.value?.items.filter(({ state }) => state === 'missing').length ?? 0;
  const configuration = health?.configuration ?? [];
  const asked = systems.value.value?.items;
  return (
    <>
      {known.length === 0 && <Needed />}
      {current && step === 'resume' && <ResumeNote pair={current} />}
      <div class="systems">
        {(['zoho-crm', 'xero'] as const).map((system) => (
          <SystemBlock
            key={system}
            system={system}
            connections={known.filter((each) => each.system === system || (system === 'zoho-crm' && isBeside(each)))}
            scopes={asked?.find((each) => each.system === system)?.scopes}
            configuration={configuration}
            isNext={step === system}
            onChanged={onChanged}
          />
        ))}
      </div>
      {all && playable(items, all).length > 0 && (
        <JoinForm
          choices={playable(items, all)}
          isNext={step === 'join'}
          isFirst={all.length === 0}
          onJoined={onChanged}
        />
      )}
      <RoutingLink />
      {crm && list && (
        <Provisioning crm={crm} list={list} isNext={(step === 'live' || step === 'none') && missing > 0} />
      )}
      {current && step === 'live' && <GoLive pair={current} isNext={missing === 0} />}
      <Addresses connections={items} />
    </>
  );
}

/** A Books organisation, which the same login reaches. */
function isBeside({ system }: Connection): boolean {
  return system === 'zoho-books';
}

/** With those of the pair that were parted from: connecting the same organisation again brings everything back. */
function withParted(items: readonly Connection[]): readonly Connection[] {
  const ofPair = overview.value?.value.value?.connections ?? [];
  return [
    ...items,
    ...ofPair.filter(({ id, state }) => state === 'disconnected' && !items.some((item) => item.id === id)),
  ];
}
