// Ledgerline can't open: it is not reached, or not configured yet. Each variable that is missing is named, with how to set it.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/answer.ts';
import { type ConfigurationLine, readHealth } from '../api/health.ts';
import { t } from '../i18n/messages.ts';
import { Button } from '../parts/Button.tsx';
import { Variables } from '../parts/Variables.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { recognise } from '../state/session.ts';
import { useTitle } from '../use/title.ts';
import { Door } from './Door.tsx';

/** Without these nobody can sign in at all. */
const needed = ['ADMIN_TOKEN', 'SEAL_KEYS'];

export function Blocked({ problem }: { readonly problem: Problem }) {
  useTitle(t('ui.blocked.title'));
  const isUnconfigured = problem.code === 'configuration.missing';
  if (isUnconfigured) return <Unconfigured />;
  return (
    <Door title={t('ui.blocked.title')} lead={t('ui.blocked.lead')}>
      <ProblemNote problem={problem} onRetry={() => void recognise()} />
    </Door>
  );
}

function Unconfigured() {
  const [lines, setLines] = useState<readonly ConfigurationLine[]>([]);
  useEffect(() => {
    void readHealth().then((answer) => answer.ok && setLines(answer.value.configuration));
  }, []);
  const wrong = lines.filter(({ name, ok }) => !ok && needed.includes(name));
  return (
    <Door title={t('ui.unconfigured.title')} lead={t('ui.unconfigured.lead')}>
      <Variables lines={wrong} />
      <Button look="primary" onPress={() => void recognise()}>
        {t('ui.unconfigured.again')}
      </Button>
    </Door>
  );
}
