// Which organisation plays a side of the pair that is looked at.

import { overview, pair as currentPair } from '../../state/house.ts';
import { playing, type Side } from '../../words/systems.ts';

export function organisationOf(side: Side): string {
  const pair = currentPair.value;
  const connections = overview.value?.value.value?.connections ?? [];
  return (pair && playing(side, pair, connections)?.organisation.name) ?? '';
}
