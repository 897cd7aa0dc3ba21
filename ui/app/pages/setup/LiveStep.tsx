// Step 7: what is set up inside the CRM, the licence, and going live. Before this nothing was written to either system.

import type { Pair } from '../../api/client.ts';
import { connections, pairs } from '../../state/house.ts';
import { GoLive } from '../connections/GoLive.tsx';
import { Provisioning } from '../connections/Provisioning.tsx';
import { useProvision } from '../connections/use-provision.ts';

export default function LiveStep({ pair }: { readonly pair: Pair }) {
  const crm = connections.value.value?.items.find(({ id, state }) => id === pair.crm && state === 'connected');
  const list = useProvision(crm?.id, pairs.value.value?.items.length ?? 0);
  const missing = list?.value.value?.items.filter(({ state }) => state === 'missing').length ?? 0;
  return (
    <>
      {crm && list && <Provisioning crm={crm} list={list} isNext={missing > 0} />}
      <GoLive pair={pair} isNext={missing === 0} />
    </>
  );
}
