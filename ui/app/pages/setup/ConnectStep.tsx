// Step 1: both systems are connected, and one organisation of each is chosen to be joined.

import { useMemo } from 'preact/hooks';
import { readHealth } from '../../api/health.ts';
import { t } from '../../i18n/messages.ts';
import { Section } from '../../parts/Section.tsx';
import { connections, pair, pairs, systems } from '../../state/house.ts';
import { resource } from '../../state/resource.ts';
import { useReading } from '../../use/reading.ts';
import { JoinForm } from '../connections/JoinForm.tsx';
import { Needed } from '../connections/Needed.tsx';
import { nextStep, playable } from '../connections/steps.ts';
import { SystemBlock } from '../connections/SystemBlock.tsx';
import { Next } from './Next.tsx';
import { stepWords } from './steps.ts';

export function ConnectStep({ onDone }: { readonly onDone: () => void }) {
  const health = useMemo(() => resource(readHealth), []);
  useReading(health);
  useReading(systems);
  const items = connections.value.value?.items ?? [];
  const all = pairs.value.value?.items ?? [];
  const step = nextStep(items, all, pair.value);
  const changed = async () => {
    await Promise.all([connections.read(), pairs.read()]);
  };
  return (
    <>
      {items.length === 0 && <Needed />}
      <Section title={t(stepWords.connect.title)} lead={t(stepWords.connect.lead)}>
        <div class="systems">
          {(['zoho-crm', 'xero'] as const).map((system) => (
            <SystemBlock
              key={system}
              system={system}
              connections={items.filter((each) => each.system === system)}
              scopes={systems.value.value?.items.find((each) => each.system === system)?.scopes}
              configuration={health.value.value?.configuration ?? []}
              isNext={step === system}
              onChanged={() => void changed()}
            />
          ))}
        </div>
      </Section>
      {playable(items, all).length > 0 && (
        <JoinForm
          choices={playable(items, all)}
          isNext={step === 'join'}
          isFirst={all.length === 0}
          onJoined={() => void changed().then(onDone)}
        />
      )}
      {pair.value && <Next onDone={onDone} isSecond={step === 'zoho-crm' || step === 'xero'} />}
    </>
  );
}
