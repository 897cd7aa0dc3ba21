// Value maps: what the CRM's taxes are in Xero, what its words for a state mean, and what is done about a cent between the totals.

import type { Settings } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Section } from '../../parts/Section.tsx';
import { listOf } from '../../state/references.ts';
import { centWays, documentState, statePlaces, statesOf, uncodedWays } from '../../words/documents.ts';
import { settingName } from '../../words/settings.ts';
import { Named } from './Named.tsx';
import { NumberField } from './NumberField.tsx';
import { ProductChoice } from './ProductChoice.tsx';

interface ValuesProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

const priced = ['item', 'quote', 'sales-order', 'invoice', 'purchase-order'] as const;

/** Whether any module is on whose words need a meaning. */
export function hasValues({ kinds }: Settings): boolean {
  return priced.some((kind) => kinds[kind]?.on);
}

export function Values({ pair, settings, set }: ValuesProps) {
  const on = priced.filter((kind) => settings.kinds[kind]?.on);
  if (on.length === 0) return null;
  const isBought = settings.kinds['purchase-order']?.on ?? false;
  return (
    <Section title={t('ui.values.title')} lead={t('ui.values.lead')}>
      <Taxes
        pair={pair}
        title={t('ui.values.taxes')}
        map={settings.values.taxes}
        set={(name, to) => set(['values', 'taxes', name], to)}
      />
      {isBought && (
        <Taxes
          pair={pair}
          title={t('ui.values.purchaseTaxes')}
          map={settings.values.purchaseTaxes}
          set={(name, to) => set(['values', 'purchaseTaxes', name], to)}
        />
      )}
      {on.map((kind) => (
        <Statuses key={kind} pair={pair} kind={kind} settings={settings} set={set} />
      ))}
      {settings.kinds.invoice?.on && settings.finance === 'crm' && <StatePlace settings={settings} set={set} />}
      <Cents pair={pair} settings={settings} set={set} />
      {settings.kinds.item?.on && <Products settings={settings} set={set} />}
    </Section>
  );
}

interface TaxesProps {
  readonly pair: string;
  readonly title: string;
  readonly map: Readonly<Record<string, string>>;
  readonly set: (name: string, to: string | null) => void;
}

function Taxes({ pair, title, map, set }: TaxesProps) {
  const [theirs, ours] = [listOf(pair, 'crm', 'tax-rates'), listOf(pair, 'accounting', 'tax-rates')];
  const names = [...new Set([...(theirs.value.value ?? []).map(({ name }) => name), ...Object.keys(map)])];
  if (names.length === 0) return null;
  const rateOf = (name: string) => theirs.value.value?.find((tax) => tax.name === name)?.facts.rate;
  return (
    <fieldset class="sequence">
      <legend>{title}</legend>
      {names.map((name) => (
        <Named
          key={name}
          label={rateOf(name) === undefined ? name : `${name} (${String(rateOf(name))} %)`}
          none={t('ui.values.unmapped')}
          value={map[name] ?? null}
          items={ours.value.value ?? []}
          onChoose={(code) => set(name, code)}
        />
      ))}
    </fieldset>
  );
}

interface StatusesProps extends ValuesProps {
  readonly kind: (typeof priced)[number];
}

function Statuses({ pair, kind, settings, set }: StatusesProps) {
  const lists = listOf(pair, 'crm', 'pick-lists');
  const words = (lists.value.value ?? []).filter(({ facts }) => facts.kind === kind);
  const states = statesOf[kind] ?? [];
  if (words.length === 0 || states.length === 0) return null;
  const own = settings.values.statuses[kind] ?? {};
  return (
    <fieldset class="sequence">
      <legend>{t('ui.values.statuses', { kind: settingName([kind]) })}</legend>
      {words.map(({ key, code, facts }) => (
        <SelectField
          key={key}
          label={code}
          value={own[code] ?? ''}
          options={[
            {
              value: '',
              label: t('ui.values.usual', { state: documentState(String(facts.meaning ?? 'draft')) }),
            },
            ...states.map((state) => ({ value: state, label: documentState(state) })),
          ]}
          onChoose={(state) => set(['values', 'statuses', kind, code], state || null)}
        />
      ))}
    </fieldset>
  );
}

/** Where an invoice shows what becomes of it: people may want the CRM's own status for themselves. */
function StatePlace({ settings: { values }, set }: Omit<ValuesProps, 'pair'>) {
  return (
    <fieldset class="sequence">
      <legend>{t('ui.kind.invoice')}</legend>
      <SelectField
        label={t('ui.values.invoiceStatus')}
        value={values.invoiceStatus}
        options={Object.entries(statePlaces).map(([value, word]) => ({ value, label: t(word) }))}
        onChoose={(chosen) => set(['values', 'invoiceStatus'], chosen)}
        hint={t('ui.values.invoiceStatus.hint')}
      />
    </fieldset>
  );
}

function Products({ settings: { values }, set }: Omit<ValuesProps, 'pair'>) {
  return (
    <fieldset class="sequence">
      <legend>{t('ui.kind.item')}</legend>
      <SelectField
        label={t('ui.values.uncodedProduct')}
        hint={t('ui.values.uncodedProduct.hint')}
        value={values.uncodedProduct}
        options={Object.entries(uncodedWays).map(([value, word]) => ({ value, label: t(word) }))}
        onChoose={(chosen) => set(['values', 'uncodedProduct'], chosen)}
      />
    </fieldset>
  );
}

function Cents({ pair, settings: { cents, kinds, values }, set }: ValuesProps) {
  const accounts = listOf(pair, 'accounting', 'accounts');
  return (
    <fieldset class="sequence">
      <legend>{t('ui.cents.title')}</legend>
      <SelectField
        label={t('ui.cents.way')}
        value={cents.way}
        options={Object.entries(centWays).map(([value, word]) => ({ value, label: t(word) }))}
        onChoose={(chosen) => set(['cents', 'way'], chosen)}
      />
      <NumberField
        label={t('ui.cents.mostUnits')}
        hint={t('ui.cents.mostUnits.hint')}
        most={100}
        value={cents.mostUnits}
        onChange={(units) => set(['cents', 'mostUnits'], units ?? 0)}
      />
      {cents.way === 'adjust' && (
        <Named
          label={t('ui.cents.account')}
          none={t('ui.sequence.account.none')}
          value={cents.account}
          items={accounts.value.value ?? []}
          onChoose={(code) => set(['cents', 'account'], code)}
        />
      )}
      <ProductChoice
        pair={pair}
        areKnown={kinds.item?.on ?? false}
        value={values.fallbackProduct ?? ''}
        onChange={(id) => set(['values', 'fallbackProduct'], id || null)}
      />
    </fieldset>
  );
}
