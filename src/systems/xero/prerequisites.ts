// What Xero says of the consenting user and of the organisation's plan: which of our writes they may make, and in which currencies.

import { type Organisation, resources } from 'xero-node-lite';
import type { KindName } from '../../core/record.ts';
import { done, type Result } from '../../core/problem.ts';
import type { Prerequisite } from '../prerequisites.ts';
import { call, type XeroAccess } from './api.ts';

/** What a kind's records are made by, as Xero names its actions. Contacts and items have none. */
const actionsOf: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  quote: ['CreateDraftQuote', 'CreateSentQuote'],
  invoice: ['CreateDraftInvoice', 'CreateApprovedInvoice'],
  'sales-order': ['CreateDraftInvoice'],
  'accepted-quote': ['CreateDraftInvoice'],
  'purchase-order': ['CreateDraftPurchaseOrder', 'CreateApprovedPurchaseOrder'],
};

/** A role that may only read is refused all of them, those of kinds that Xero names no action for too. */
const every = Object.values(actionsOf).flat();

const SEVERAL_CURRENCIES = 'UseMulticurrency';

export async function prerequisites(access: XeroAccess, kinds: readonly KindName[]): Promise<Result<Prerequisite[]>> {
  const organisation = await call(access, resources.organisation.get);
  if (!organisation.ok) return organisation;
  const actions = await call(access, resources.organisation.actions);
  if (!actions.ok) return actions;
  const currencies = await call(access, resources.currencies.list);
  if (!currencies.ok) return currencies;
  const refused = new Set(
    actions.value.elements.filter(({ Status }) => Status === 'NOT-ALLOWED').map(({ Name }) => Name ?? ''),
  );
  const readsOnly = every.every((name) => refused.has(name));
  const lacking = kinds.filter((kind) => readsOnly || actionsOf[kind]?.some((name) => refused.has(name)));
  const isAlone = refused.has(SEVERAL_CURRENCIES);
  return done<Prerequisite[]>([
    {
      code: 'rights',
      state: lacking.length > 0 ? 'missing' : 'met',
      says: lacking.length > 0 ? 'prerequisite.accounting.rights.missing' : 'prerequisite.accounting.rights.met',
      facts: { kinds: lacking },
    },
    planOf(organisation.value),
    {
      code: 'currencies',
      state: isAlone ? 'less' : 'met',
      says: isAlone ? 'prerequisite.accounting.currencies.less' : 'prerequisite.accounting.currencies.met',
      facts: {
        base: organisation.value.BaseCurrency ?? '',
        currencies: currencies.value.elements.map(({ Code }) => Code ?? '').filter(Boolean),
      },
    },
  ]);
}

/** A demo company is emptied by Xero every 28 days (Xero's docs). */
function planOf({ Class, IsDemoCompany }: Organisation): Prerequisite {
  const isDemo = IsDemoCompany === true;
  return {
    code: 'plan',
    state: isDemo ? 'less' : 'met',
    says: isDemo ? 'prerequisite.accounting.plan.less' : 'prerequisite.accounting.plan.met',
    facts: { plan: Class ?? '' },
  };
}
