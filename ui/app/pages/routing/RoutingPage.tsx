// Routing: with several Xero organisations behind one CRM, which of them each document goes to. Tried on documents before it is saved.

import { useState } from 'preact/hooks';
import type { Filter, Pair, RoutingTrial } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { ButtonLink } from '../../parts/Button.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { Page } from '../../parts/Page.tsx';
import { WithPair } from '../../parts/WithPair.tsx';
import { pairs } from '../../state/house.ts';
import { type RoutingDraft, routingDraftOf } from '../../state/routing.ts';
import { settingsOf } from '../../state/settings.ts';
import { useReading } from '../../use/reading.ts';
import { Found } from './Found.tsx';
import { routingHelp } from './help.tsx';
import { PairRule } from './PairRule.tsx';
import { Roles } from './Roles.tsx';
import { SaveRouting } from './SaveRouting.tsx';

export default function RoutingPage() {
  return (
    <Page title={t('ui.routing.title')} lead={t('ui.routing.lead')} help={routingHelp}>
      <WithPair>{(current) => <Content current={current} />}</WithPair>
    </Page>
  );
}

function Content({ current }: { readonly current: Pair }) {
  const all = (pairs.value.value?.items ?? []).filter(({ crm }) => crm === current.crm);
  if (all.length < 2)
    return (
      <Empty icon="joined" title={t('ui.routing.alone')} text={t('ui.routing.alone.text')}>
        <ButtonLink look="primary" href="/connections">
          {t('ui.routing.connect')}
        </ButtonLink>
      </Empty>
    );
  return <Rules key={current.crm} all={all} current={current} />;
}

interface RulesProps {
  readonly all: readonly Pair[];
  readonly current: Pair;
}

function Rules({ all, current }: RulesProps) {
  const kept = routingDraftOf(current.crm);
  const draft: RoutingDraft = kept.value ?? { rules: {} };
  /** With the draft that it was made of: another draft has another outcome. */
  const [trial, setTrial] = useState<{ of: RoutingDraft; found: RoutingTrial } | null>(null);
  const put = (part: Partial<RoutingDraft>) => (kept.value = { ...draft, ...part });
  const setRule = (pair: string, rule: Filter | null) => put({ rules: { ...draft.rules, [pair]: rule } });
  return (
    <>
      <SaveRouting
        all={all}
        current={current}
        draft={draft}
        onTried={(found) => setTrial({ of: draft, found })}
        onForget={() => {
          kept.value = undefined;
          setTrial(null);
        }}
      />
      {trial?.of === draft && <Found all={all} found={trial.found} />}
      {all.map((pair) => (
        <OneRule key={pair.id} pair={pair} draft={draft} onChange={(rule) => setRule(pair.id, rule)} />
      ))}
      <Roles all={all} draft={draft} onChange={put} />
    </>
  );
}

/** Documents that rules are about: the fields of the first that is on are offered. */
const routed = ['invoice', 'quote', 'sales-order', 'purchase-order'] as const;

interface OneRuleProps {
  readonly pair: Pair;
  readonly draft: RoutingDraft;
  readonly onChange: (rule: Filter | null) => void;
}

function OneRule({ pair, draft, onChange }: OneRuleProps) {
  const saved = settingsOf(pair.id);
  useReading(saved);
  const settings = saved.value.value?.settings;
  if (!settings) return null;
  const rule = pair.id in draft.rules ? (draft.rules[pair.id] ?? null) : settings.routing;
  const kind = routed.find((each) => settings.kinds[each]?.on) ?? 'invoice';
  return <PairRule at={{ pair: pair.id, kind, side: 'crm' }} pair={pair} rule={rule} onChange={onChange} />;
}
