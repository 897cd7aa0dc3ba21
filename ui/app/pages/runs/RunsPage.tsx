// Historical runs: older records brought over once. Planned and counted first, then let go, with how far each is.

import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { Reading } from '../../parts/Reading.tsx';
import { Section } from '../../parts/Section.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { clearDone, isAtWork, runsOf } from '../../state/runs.ts';
import { settingsOf } from '../../state/settings.ts';
import { useReading } from '../../use/reading.ts';
import { runsHelp } from './help.tsx';
import { PlanRun } from './PlanRun.tsx';
import { RunItem } from './RunItem.tsx';

const OFTEN_MS = 3_000;
const SELDOM_MS = 15_000;

export default function RunsPage() {
  return (
    <Page title={t('ui.runs.title')} lead={t('ui.runs.lead')} help={runsHelp}>
      <WithPair>{({ id }) => <Content key={id} pair={id} />}</WithPair>
    </Page>
  );
}

function Content({ pair }: { readonly pair: string }) {
  const runs = runsOf(pair);
  const settings = settingsOf(pair);
  useReading(settings);
  const items = runs.value.value?.items ?? [];
  useReading(runs, items.some(isAtWork) ? OFTEN_MS : SELDOM_MS);
  const again = () => void runs.read();
  const clear = async () => {
    await clearDone(pair);
    again();
  };
  // One primary button: what waits for a person, else planning.
  const first = items.find(({ state }) => state === 'draft' || state === 'paused');
  return (
    <>
      <Reading of={settings} lines={4}>
        {({ settings: saved }) => <PlanRun pair={pair} settings={saved} isMain={!first} onPlanned={again} />}
      </Reading>
      <Section title={t('ui.runs.queue')}>
        <Reading of={runs} lines={4}>
          {({ items: all }) =>
            all.length === 0 ? (
              <p class="soft">{t('ui.runs.none')}</p>
            ) : (
              <ul class="versions">
                {all.map((run) => (
                  <RunItem key={run.id} pair={pair} run={run} isMain={run.id === first?.id} onChanged={again} />
                ))}
              </ul>
            )
          }
        </Reading>
        {items.some(({ state }) => state === 'done') && (
          <Button look="quiet" icon="cross" onPress={() => void clear()}>
            {t('ui.runs.clear')}
          </Button>
        )}
      </Section>
    </>
  );
}
