// What Ledgerline keeps inside the CRM: listed before it is made, made by one button, removable after.

import { useState } from 'preact/hooks';
import { type Answer, call, type Problem } from '../../api/answer.ts';
import { api, type Connection, type Provision } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Section } from '../../parts/Section.tsx';
import type { Resource } from '../../state/resource.ts';
import { toast } from '../../state/toasts.ts';
import { EditionNote } from './EditionNote.tsx';
import { ProvisionTable } from './ProvisionTable.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { untilDone } from './until-done.ts';
import { WebTab } from './WebTab.tsx';

interface ProvisioningProps {
  readonly crm: Connection;
  readonly list: Resource<Provision>;
  readonly isNext: boolean;
}

export function Provisioning({ crm, list, isNext }: ProvisioningProps) {
  const { id } = crm;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [removing, setRemoving] = useState(false);
  const take = async (answer: Answer<Provision>, said: string) => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok && answer.value.items.every(({ state }) => state !== 'refused')) toast(said);
    await list.read();
  };
  const setUp = async () => {
    setBusy(true);
    const press = () => call(api.connections[':id'].provision.$post({ param: { id } }));
    await take(await untilDone(press, ({ state }) => state === 'missing'), t('ui.provision.done'));
    setBusy(false);
  };
  const lead = t('ui.provision.lead', { organisation: crm.organisation.name });
  return (
    <Section title={t('ui.provision.title')} lead={lead}>
      <Reading of={list} lines={5}>
        {({ items, edition, tab }) => {
          const missing = items.filter(({ state }) => state !== 'exists').length;
          const refused = items.filter(({ state }) => state === 'refused').length;
          return (
            <>
              {refused > 0 && <RefusedNote refused={refused} organisation={crm.organisation.name} />}
              <ProvisionTable items={items} />
              {edition && edition.less.length > 0 && <EditionNote edition={edition} />}
              {tab && <WebTab tab={tab} />}
              <div class="actions">
                {missing > 0 && (
                  <Button look={isNext ? 'primary' : 'plain'} busy={busy} onPress={() => void setUp()}>
                    {refused === missing ? t('ui.provision.again') : t('ui.provision.do', { count: missing })}
                  </Button>
                )}
                {missing < items.length && (
                  <Button look="quiet" onPress={() => setRemoving(true)}>
                    {t('ui.provision.remove')}
                  </Button>
                )}
              </div>
            </>
          );
        }}
      </Reading>
      {problem && <ProblemNote problem={problem} />}
      {removing && (
        <RemoveDialog
          crm={crm}
          count={list.value.value?.items.filter(({ state }) => state === 'exists').length ?? 0}
          onClose={() => setRemoving(false)}
          onRemoved={(answer) => void take(answer, t('ui.provision.removed'))}
        />
      )}
    </Section>
  );
}
