// On every screen: which pair is looked at, and whether both of its connections stand. Before anything is joined, what is connected.

import { useId } from 'preact/hooks';
import type { Connection, Pair } from '../api/client.ts';
import { t } from '../i18n/messages.ts';
import { Badge } from '../parts/Badge.tsx';
import { choosePair, connections, overview, pair, pairs } from '../state/house.ts';
import { useReading } from '../use/reading.ts';
import { connectionStates, playing, type Side, sides, systemNames, usualSystem } from '../words/systems.ts';

export function PairStrip() {
  const current = pair.value;
  const isUnpaired = pairs.value.value?.items.length === 0;
  useReading(isUnpaired ? connections : undefined);
  if (!current && !isUnpaired) return null;
  const view = overview.value?.value.value;
  // Nothing is said about a connection before it is known.
  const isKnown = current ? view !== undefined : connections.value.value !== undefined;
  return (
    <section class="strip" aria-label={t('ui.strip.label')}>
      {current ? <PairName current={current} /> : <span class="soft">{t('ui.strip.none')}</span>}
      <ul>
        {sides.map((side) => {
          const connection = current ? playing(side, current, view?.connections ?? []) : anyOf(side);
          return <Standing key={side} side={side} connection={connection} isKnown={isKnown} />;
        })}
      </ul>
    </section>
  );
}

function anyOf(side: Side): Connection | undefined {
  return connections.value.value?.items.find(({ system }) => system === usualSystem[side]);
}

function PairName({ current }: { readonly current: Pair }) {
  const id = useId();
  const all = pairs.value.value?.items ?? [];
  if (all.length < 2) return <strong>{current.name}</strong>;
  return (
    <>
      <label class="hidden" for={id}>
        {t('ui.strip.choose')}
      </label>
      <select id={id} value={current.id} onChange={(event) => choosePair(event.currentTarget.value)}>
        {all.map(({ id: value, name }) => (
          <option key={value} value={value} selected={value === current.id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

interface StandingProps {
  readonly side: Side;
  readonly connection: Connection | undefined;
  readonly isKnown: boolean;
}

function Standing({ side, connection, isKnown }: StandingProps) {
  return (
    <li>
      <span class="soft">{systemNames[connection?.system ?? usualSystem[side]]}</span>{' '}
      {connection && <span>{connection.organisation.name}</span>}{' '}
      {isKnown && <ConnectionBadge state={connection?.state ?? 'disconnected'} />}
    </li>
  );
}

export function ConnectionBadge({ state }: { readonly state: keyof typeof connectionStates }) {
  const { word, ...look } = connectionStates[state];
  return <Badge {...look} word={t(word)} />;
}
