// How new documents of each kind begin in accounting: when they go over, after whose approval, in which state, under which number, with
// which account, terms, theme and tracking.

import type { Settings } from '../../api/client.ts';
import type { Key } from '../../i18n/keys.ts';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { listOf } from '../../state/references.ts';
import { approvals, beginnings, mailings, numberings, whens } from '../../words/documents.ts';
import { settingName } from '../../words/settings.ts';
import { Conditions } from './Conditions.tsx';
import { LineRules } from './LineRules.tsx';
import { Named } from './Named.tsx';
import { Text } from './Text.tsx';
import { Terms } from './Terms.tsx';
import { Tracking } from './Tracking.tsx';

type DocumentKind = keyof Settings['sequence'];
type Set = (path: readonly string[], value: unknown) => void;

interface DocumentsProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: Set;
}

export const documents: readonly DocumentKind[] = ['quote', 'invoice', 'purchase-order'];

/** Those of the words that a kind knows. */
const optionsOf = (words: Readonly<Record<string, Key>>, known: (name: string) => boolean = () => true) =>
  Object.entries(words)
    .filter(([name]) => known(name))
    .map(([value, word]) => ({ value, label: t(word) }));

export function Documents({ pair, settings, set }: DocumentsProps) {
  const on = documents.filter((kind) => settings.kinds[kind]?.on);
  return (
    <>
      {on.map((kind) => (
        <Sequence
          key={kind}
          pair={pair}
          kind={kind}
          settings={settings}
          set={(path, to) => set(['sequence', kind, ...path], to)}
        />
      ))}
    </>
  );
}

interface SequenceProps extends DocumentsProps {
  readonly kind: DocumentKind;
}

function Sequence({ pair, kind, settings, set }: SequenceProps) {
  const value = settings.sequence[kind];
  const accounts = listOf(pair, 'accounting', 'accounts');
  const themes = listOf(pair, 'accounting', 'themes');
  const isInvoice = kind === 'invoice';
  const bought = kind === 'purchase-order';
  const fitting = (accounts.value.value ?? []).filter(
    ({ facts }) => facts.class === (bought ? 'expense' : 'revenue') || facts.class === undefined,
  );
  const choice = (
    name: 'when' | 'approval' | 'status' | 'number' | 'email',
    word: Key,
    options: ReturnType<typeof optionsOf>,
  ) => <SelectField label={t(word)} value={value[name]} options={options} onChoose={(chosen) => set([name], chosen)} />;
  const ofInvoice = (name: string) => isInvoice || !['sales-order', 'quote-accepted'].includes(name);
  return (
    <Section title={t('ui.sequence.title', { kind: settingName([kind]) })} lead={t('ui.sequence.lead')}>
      <div class="sequence">
        {choice('when', 'ui.sequence.when', optionsOf(whens, ofInvoice))}
        {value.when === 'condition' && (
          <Conditions
            at={{ pair, kind, side: 'crm' }}
            filter={value.condition}
            onChange={(filter) => set(['condition'], filter)}
          />
        )}
        {choice('approval', 'ui.sequence.approval', optionsOf(approvals))}
        {choice('status', 'ui.sequence.status', optionsOf(beginnings))}
        {choice('number', 'ui.sequence.number', optionsOf(numberings))}
        {value.number === 'prefix' && (
          <Text
            label={t('ui.sequence.numberPrefix')}
            value={value.numberPrefix ?? ''}
            most={20}
            onChange={(text) => set(['numberPrefix'], text || null)}
          />
        )}
        {choice(
          'email',
          'ui.sequence.email',
          optionsOf(mailings, (name) => isInvoice || name !== 'accounting'),
        )}
        <Named
          label={t('ui.sequence.account')}
          hint={t('ui.sequence.account.hint')}
          none={t('ui.sequence.account.none')}
          value={value.account}
          items={fitting}
          onChoose={(code) => set(['account'], code)}
        />
        <LineRules
          title={t('ui.rules.title')}
          lead={t('ui.rules.lead')}
          label={(number) => t('ui.rules.account', { number })}
          at={{ pair, kind, side: 'crm' }}
          rules={value.accountRules.map(({ when, account }) => ({ when, gives: account }))}
          items={fitting}
          onChange={(rules) =>
            set(
              ['accountRules'],
              rules.map(({ when, gives }) => ({ when, account: gives })),
            )
          }
        />
        {!bought && (
          <Named
            label={t('ui.sequence.theme')}
            none={t('ui.sequence.theme.none')}
            value={value.theme}
            items={themes.value.value ?? []}
            onChoose={(code) => set(['theme'], code)}
          />
        )}
        <Terms kind={kind} value={value.terms} onChange={(terms) => set(['terms'], terms)} />
        <Tracking pair={pair} kind={kind} value={value.tracking} onChange={(tracking) => set(['tracking'], tracking)} />
        {isInvoice && (
          <SelectField
            label={t('ui.sequence.appearsFrom')}
            value={settings.sequence.invoice.appearsFrom}
            options={optionsOf(beginnings)}
            onChoose={(chosen) => set(['appearsFrom'], chosen)}
          />
        )}
      </div>
    </Section>
  );
}
