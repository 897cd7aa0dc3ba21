// Rules that choose the account of a line: the first whose conditions its document fulfils. Beyond them the product's own account holds,
// then the one above.

import type { ReferenceItem, Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Conditions } from './Conditions.tsx';
import { Named } from './Named.tsx';

type Rules = Settings['sequence']['invoice']['accountRules'];

interface AccountRulesProps {
  readonly rules: Rules;
  readonly accounts: readonly ReferenceItem[];
  readonly onChange: (rules: Rules) => void;
}

export function AccountRules({ rules, accounts, onChange }: AccountRulesProps) {
  const change = (at: number, part: Partial<Rules[number]>) =>
    onChange(rules.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const first = accounts.find(({ state }) => state === 'active')?.code;
  if (first === undefined && rules.length === 0) return null;
  return (
    <fieldset class="rules">
      <legend>{t('ui.rules.title')}</legend>
      <p class="soft">{t('ui.rules.lead')}</p>
      {rules.map(({ when, account }, at) => (
        <div key={at} class="rule">
          <Named
            label={t('ui.rules.account', { number: at + 1 })}
            value={account}
            items={accounts}
            onChoose={(code) => code !== null && change(at, { account: code })}
          />
          <Conditions
            title={t('ui.rules.when')}
            filter={when}
            onChange={(filter) => change(at, { when: filter ?? { all: [] } })}
          />
          <Button look="quiet" icon="cross" onPress={() => onChange(rules.filter((_, index) => index !== at))}>
            {t('ui.rules.remove', { number: at + 1 })}
          </Button>
        </div>
      ))}
      {first !== undefined && (
        <Button
          look="quiet"
          icon="plus"
          onPress={() => onChange([...rules, { when: { all: [{ field: '', op: 'is', value: '' }] }, account: first }])}
        >
          {t('ui.rules.add')}
        </Button>
      )}
    </fieldset>
  );
}
