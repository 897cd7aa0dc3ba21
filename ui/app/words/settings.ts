// Settings as people call them: each by its place in the document, and its values.

import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';
import { wholeDay } from '../i18n/format.ts';
import { documentStates, sequenceValues } from './documents.ts';
import { fieldName } from './fields.ts';
import { channelName, isChannel } from './notices.ts';

export const kindWords: Readonly<Record<string, Key>> = {
  customer: 'ui.kind.customer',
  vendor: 'ui.kind.vendor',
  item: 'ui.kind.item',
  quote: 'ui.kind.quote',
  'sales-order': 'ui.kind.sales-order',
  'accepted-quote': 'ui.kind.accepted-quote',
  invoice: 'ui.kind.invoice',
  'purchase-order': 'ui.kind.purchase-order',
  payment: 'ui.kind.payment',
  credit: 'ui.kind.credit',
};

const places: Readonly<Record<string, Key>> = {
  on: 'ui.setting.on',
  toAccounting: 'ui.direction.to-accounting',
  toCrm: 'ui.direction.to-crm',
  create: 'ui.setting.create',
  update: 'ui.setting.update',
  delete: 'ui.setting.delete',
  filter: 'ui.setting.filter',
  onSave: 'ui.setting.onSave',
  everyMinutes: 'ui.setting.everyMinutes',
  settleS: 'ui.setting.settleS',
  startDate: 'ui.setting.startDate',
  finance: 'ui.setting.finance',
  booksConnection: 'ui.setting.booksConnection',
  customers: 'ui.setting.customers',
  conflicts: 'ui.setting.conflicts',
  guard: 'ui.setting.guard',
  records: 'ui.setting.guard.records',
  percent: 'ui.setting.guard.percent',
  mappings: 'ui.setting.mappings',
  language: 'ui.foot.language',
  precheck: 'ui.setting.precheck',
  sequence: 'ui.setting.sequence',
  when: 'ui.sequence.when',
  condition: 'ui.setting.condition',
  approval: 'ui.sequence.approval',
  status: 'ui.sequence.status',
  number: 'ui.sequence.number',
  numberPrefix: 'ui.sequence.numberPrefix',
  email: 'ui.sequence.email',
  account: 'ui.sequence.account',
  theme: 'ui.sequence.theme',
  terms: 'ui.sequence.terms',
  days: 'ui.sequence.terms.days',
  from: 'ui.setting.terms.from',
  tracking: 'ui.setting.tracking',
  appearsFrom: 'ui.sequence.appearsFrom',
  values: 'ui.values.title',
  taxes: 'ui.values.taxes',
  purchaseTaxes: 'ui.values.purchaseTaxes',
  statuses: 'ui.setting.statuses',
  fallbackProduct: 'ui.values.fallbackProduct',
  uncodedProduct: 'ui.values.uncodedProduct',
  invoiceStatus: 'ui.values.invoiceStatus',
  cents: 'ui.cents.title',
  way: 'ui.cents.way',
  mostUnits: 'ui.cents.mostUnits',
  payments: 'ui.money.title',
  field: 'ui.money.field',
  accounts: 'ui.money.accounts',
  dateField: 'ui.money.dateField',
  hold: 'ui.money.title',
  overdueDays: 'ui.money.overdueDays',
  limitField: 'ui.money.limitField',
  accountRules: 'ui.rules.title',
  notices: 'ui.notices.title',
  channels: 'ui.setting.channels',
  dailyHour: 'ui.setting.dailyHour',
};

export const authorities: Readonly<Record<string, Key>> = {
  newest: 'ui.authority.newest',
  crm: 'ui.authority.crm',
  accounting: 'ui.authority.accounting',
  ask: 'ui.authority.ask',
};

export const deletions: Readonly<Record<string, Key>> = {
  off: 'ui.deletion.off',
  propose: 'ui.deletion.propose',
  apply: 'ui.deletion.apply',
};

export const customerPlaces: Readonly<Record<string, Key>> = {
  accounts: 'ui.customers.accounts',
  contacts: 'ui.customers.contacts',
  both: 'ui.customers.both',
};

export const operators: Readonly<Record<string, Key>> = {
  is: 'ui.operator.is',
  not: 'ui.operator.not',
  contains: 'ui.operator.contains',
  above: 'ui.operator.above',
  below: 'ui.operator.below',
  empty: 'ui.operator.empty',
  filled: 'ui.operator.filled',
};

const silent = new Set(['kinds', 'default', 'fields']);

/** A place in the document as words: `Customers · to Xero · New records`. */
export function settingName(path: readonly string[]): string {
  if (isModule(path)) return [settingName(path.slice(1, 2)), t('ui.settings.module-on')].join(' · ');
  // Fields of records go by their own names, whatever a setting of the same name is called.
  const isOfFields = path[0] === 'mappings' || path.includes('fields');
  const words = path
    .filter((part) => !silent.has(part))
    .map((part, at) => {
      const key = kindWords[part] ?? (isOfFields && at > 0 ? undefined : places[part]);
      return key ? t(key) : fieldName(part);
    });
  return words.join(' · ');
}

/** Whether a module is kept in step at all: one that nobody has switched on is off. */
export function isModule([list, , place, ...rest]: readonly string[]): boolean {
  return list === 'kinds' && place === 'on' && rest.length === 0;
}

export function settingValue(value: unknown): string {
  if (value === undefined || value === null) return t('ui.setting.none');
  if (typeof value === 'boolean') return t(value ? 'ui.setting.is-on' : 'ui.setting.is-off');
  if (Array.isArray(value)) return listed(value);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return wholeDay(value);
  if (typeof value === 'object') return conditionsIn(value);
  const key =
    typeof value === 'string'
      ? (authorities[value] ??
        deletions[value] ??
        customerPlaces[value] ??
        sequenceValues[value] ??
        documentStates[value])
      : undefined;
  return key ? t(key) : String(value);
}

function listed(values: readonly unknown[]): string {
  const told = values.map((each) => (isChannel(each) ? channelName(each) : settingValue(each)));
  return told.length === 0 ? t('ui.setting.none') : told.join('; ');
}

function conditionsIn(filter: object): string {
  if ('days' in filter && 'from' in filter)
    return t('ui.setting.terms', { days: Number(filter.days), from: settingValue(filter.from) });
  if ('when' in filter) return `${conditionsIn(filter.when as object)} → ${String(Object.values(filter).at(-1))}`;
  if ('category' in filter)
    return Object.values(filter)
      .map((each) => (Array.isArray(each) ? listed(each) : String(each)))
      .join(': ');
  const [list] = Object.values(filter) as unknown[];
  if (!Array.isArray(list)) return JSON.stringify(filter);
  const told = (list as { field: string; op: string; value?: unknown }[]).map(({ field, op, value }) => {
    const key = operators[op];
    return [field, key ? t(key) : op, value ?? ''].join(' ').trim();
  });
  return told.length === 0 ? t('ui.setting.none') : told.join('; ');
}
