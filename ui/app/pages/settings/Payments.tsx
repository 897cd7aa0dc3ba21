// Payments that are set in the CRM: into which of the organisation's accounts they go, all into one, or by the way of payment and the currency.

import { useState } from 'preact/hooks';
import type { ReferenceItem, Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { listOf } from '../../state/references.ts';
import { useReading } from '../../use/reading.ts';
import { FieldChoice } from './FieldChoice.tsx';
import { Named } from './Named.tsx';
import { Text } from './Text.tsx';

interface PaymentsProps {
  readonly pair: string;
  readonly value: Settings['payments'];
  readonly set: (path: readonly string[], value: unknown) => void;
}

export function Payments({ pair, value, set }: PaymentsProps) {
  const accounts = listOf(pair, 'accounting', 'accounts');
  useReading(accounts);
  const paidInto = (accounts.value.value ?? []).filter(({ facts }) => facts.takesPayments === true);
  return (
    <>
      <Named
        label={t('ui.money.account')}
        hint={t('ui.money.account.hint')}
        none={t('ui.sequence.account.none')}
        value={value.account}
        items={paidInto}
        onChoose={(code) => set(['account'], code)}
      />
      <FieldChoice
        label={t('ui.money.dateField')}
        hint={t('ui.money.dateField.hint')}
        at={{ pair, kind: 'invoice', side: 'crm' }}
        none={t('ui.filter.none')}
        value={value.dateField ?? ''}
        onChange={(name) => set(['dateField'], name.trim() || null)}
      />
      <FieldChoice
        label={t('ui.money.field')}
        hint={t('ui.money.field.hint')}
        at={{ pair, kind: 'invoice', side: 'crm' }}
        none={t('ui.filter.none')}
        value={value.field ?? ''}
        onChange={(name) => set(['field'], name.trim() || null)}
      />
      <Words items={paidInto} accounts={value.accounts} set={(word, code) => set(['accounts', word], code)} />
    </>
  );
}

interface WordsProps {
  readonly items: readonly ReferenceItem[];
  readonly accounts: Readonly<Record<string, string>>;
  /** `null` takes the word away. */
  readonly set: (word: string, code: string | null) => void;
}

/** The account of each word that has one. A new word is added with its account: without one it means nothing. */
function Words({ items, accounts, set }: WordsProps) {
  const [word, setWord] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const isNew = word.trim() !== '' && code !== null;
  const add = () => {
    set(word.trim(), code);
    setWord('');
    setCode(null);
  };
  return (
    <fieldset class="sequence">
      <legend>{t('ui.money.accounts')}</legend>
      {Object.entries(accounts).map(([known, account]) => (
        <Named
          key={known}
          label={known}
          none={t('ui.money.word.none')}
          value={account}
          items={items}
          onChoose={(chosen) => set(known, chosen)}
        />
      ))}
      <Text label={t('ui.money.word')} hint={t('ui.money.word.hint')} value={word} most={100} onChange={setWord} />
      <Named
        label={t('ui.money.word.account')}
        none={t('ui.money.word.none')}
        value={code}
        items={items}
        onChoose={setCode}
      />
      <Button look="quiet" icon="plus" disabled={!isNew} onPress={add}>
        {t('ui.money.word.add')}
      </Button>
    </fieldset>
  );
}
