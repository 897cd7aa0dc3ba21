// Situations of documents: the creation sequence of the settings, and states that have a way of their own. What holds for one side has
// no mirror image here: only accounting is closed, and only there a document has to be earned.

import type { Creation } from '../../../src/core/creation.ts';
import { invoiceLifecycle, quoteLifecycle } from '../../../src/core/lifecycles.ts';
import { digest } from '../../../src/core/digest.ts';
import type { Routed } from '../../../src/core/routed.ts';
import type { Fixed } from '../../../src/core/record.ts';
import type { Situation } from '../../../src/core/steps.ts';
import type { UncodedWay } from '../../../src/core/uncoded.ts';
import type { Fields } from '../../../src/core/value.ts';
import { base, edited, field, gone as isGone, into, issue, link, linked, present, rules, stranger } from '../build.ts';
import { lines } from '../lines-world.ts';
import { rule } from '../paying.ts';

export const creation: Creation = {
  when: 'save',
  condition: null,
  approval: 'none',
  status: 'draft',
  markSent: false,
  theme: null,
  terms: null,
  isDatedToday: false,
  termsField: 'dueDate',
  itemAccount: 'salesAccount',
  accountRules: [],
  account: null,
  tracking: [],
  cents: { way: 'match', mostUnits: 5, account: null },
  rates: {},
  today: '2026-11-20',
};

const fields = [field('status', { type: 'choice' })];
const saved = (change: Partial<Creation>, rest: Partial<Situation> = {}) =>
  stranger('crm', { fields: { status: 'approved' } }, { fields, creation: { ...creation, ...change }, ...rest });
const entered = (status: string, rest: Partial<Situation> = {}) =>
  stranger(
    'accounting',
    { fields: { status } },
    { fields, creation: { ...creation, notYet: ['draft', 'submitted'] }, ...rest },
  );
const themed = (side: 'crm' | 'accounting') =>
  base(side, { theme: null, reference: 'A' }, [field('theme', { type: 'choice' }), field('reference')]);
/** A linked document that the routing rules give to the branch now. */
const branch = { pair: 'branch', name: 'Branch' };
const routed = (more: Partial<Routed> = {}, rest: Partial<Situation> = {}) =>
  linked(edited('crm', { phone: '1' }), present('accounting'), {
    routed: { to: branch, kept: null, isKept: false, ...more },
    ...rest,
  });
const told = issue('route.moved', { digest: digest({ pair: 'branch', to: 'Branch' }) });

const condition = { all: [{ field: 'status', op: 'is', value: 'draft' }] } as const;

/** A product without a code, under that setting. */
const uncoded = (way: UncodedWay): Situation =>
  stranger('crm', { fields: { name: 'Bolt' } }, { kind: 'item', rules: rules({ uncoded: way }) });

/** A quote that was agreed on in this state, then moved in the CRM. */
function moved(from: string, to: string): Situation {
  const agreed = { status: from };
  return linked(
    present('crm', { version: 'crm-2', changedAt: 60_000, fields: { status: to } }),
    present('accounting', { fields: agreed }),
    {
      fields,
      lifecycle: quoteLifecycle,
      link: link({ bases: { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) } }),
    },
  );
}

const money = [
  ...fields,
  field('currency', { type: 'choice' }),
  field('number', { onlyAtCreation: { crm: false, accounting: true } }),
];

/** An invoice that both sides agreed on, as each shows it now, and its number in both. */
export function issued(
  crm: Fields,
  accounting: Fields,
  rest: Partial<Situation> & { readonly fixed?: Fixed } = {},
): Situation {
  const agreed = { status: 'approved', currency: 'NZD', number: 'INV-7' };
  const { fixed = null, ...more } = rest;
  return linked(
    present('crm', { version: 'crm-2', changedAt: 60_000, fields: { ...agreed, ...crm } }),
    present('accounting', { fields: { ...agreed, ...accounting }, fixed }),
    {
      kind: 'invoice',
      fields: money,
      lifecycle: invoiceLifecycle,
      creation: { ...creation, status: 'approved' },
      link: link({ bases: { crm: base('crm', agreed, money), accounting: base('accounting', agreed, money) } }),
      ...more,
    },
  );
}

const chosen = { choice: { choice: 'reissue' } } as const;
const begun = { noted: 'reissue.begun' } as const;
const voided = { fixed: { why: 'void', open: [] } } as const;
const paid = { fixed: { why: 'part-paid', open: [] } } as const;

/** A draft that was deleted is gone. */
function gone({ sights }: Situation): Situation['sights'] {
  return { ...sights, accounting: isGone };
}

const broken = [{ list: 'themes', code: 'theme-1' }] as const;
const zero = { list: 'tax-rates', code: 'Zero', unclear: { purpose: 'sales', rate: '0', among: [] } } as const;

export const documentSituations: Readonly<Record<string, readonly Situation[]>> = {
  'document/of-others': [saved({ when: 'other' })],
  'document/paid-first': [
    stranger(
      'crm',
      { fields: { status: 'paid' }, fixed: { why: 'paid', open: [] } },
      { kind: 'invoice', fields, creation: { ...creation, followed: { paid: 'approved' } }, payments: rule },
    ),
  ],
  'document/condition': [saved({ when: 'condition', condition })],
  'document/approval': [saved({ approval: 'inbox' })],
  'document/approved': [
    saved({ approval: 'inbox' }, { choice: { choice: 'approve' } }),
    saved({ approval: 'inbox' }, { rules: rules({ history: true }) }),
  ],
  'document/invoiced-there': [
    stranger('crm', {}, { kind: 'accepted-quote', rules: rules({ outside: { code: 'skip.invoiced' } }) }),
  ],
  'document/never-meant': [
    stranger('accounting', { outside: 'invoice' }, { kind: 'sales-order' }),
    stranger('accounting', { outside: 'bill' }, { kind: 'invoice' }),
    stranger('crm', { outside: 'quote' }, { kind: 'accepted-quote' }),
  ],
  'document/too-early': [entered('draft'), entered('submitted')],
  'document/far-enough': [entered('approved'), entered('draft', { rules: rules({ history: true }) })],
  'document/two-steps': [moved('draft', 'accepted'), moved('draft', 'declined')],
  'document/drift': [saved({ theme: 'theme-1' }, { broken })],
  'document/drift/linked': [
    linked(
      present('crm', { version: 'crm-2', changedAt: 60_000, fields: { theme: 'theme-1', reference: 'B' } }),
      present('accounting', { fields: { theme: null, reference: 'A' } }),
      {
        fields: [field('theme', { type: 'choice' }), field('reference')],
        broken,
        link: link({ bases: { crm: themed('crm'), accounting: themed('accounting') } }),
      },
    ),
  ],
  'document/unclear-tax': [
    stranger(
      'crm',
      { fields: { tax: 'Zero' } },
      { fields: [field('tax', { type: 'choice' })], creation, broken: [zero] },
    ),
  ],
  'document/locked': [
    stranger(
      'crm',
      { fields: { status: 'approved', date: '2026-10-31' } },
      {
        fields: [...fields, field('date', { type: 'date' })],
        creation: { ...creation, status: 'approved', lockedUntil: '2026-10-31' },
      },
    ),
  ],
  'document/no-product': [
    stranger(
      'accounting',
      { fields: { lines: [{ key: 'a', fields: { item: null, description: 'Advice' } }] } },
      { fields: [lines], rules: rules({ needProduct: true }) },
    ),
  ],
  'document/uncoded': [uncoded('ask')],
  'document/uncoded/made': [uncoded('code')],
  'document/uncoded/words': [uncoded('line')],
  'document/needs-off': [
    stranger(
      'crm',
      { fields: { lines: [{ key: 'a', fields: { item: 'ref:crm.Products:1' } }] } },
      { fields: [lines], rules: rules({ needsOff: ['item'] }) },
    ),
  ],
  'document/needs-left-out': [
    stranger('crm', {}, { noted: 'needs.asked', rules: into('accounting', { create: false }) }),
    stranger('accounting', {}, { noted: 'needs.asked', rules: into('crm', { on: false }) }),
    stranger('crm', { fixed: { why: 'archived', open: [] } }, { noted: 'needs.left-out' }),
    stranger('accounting', { fixed: { why: 'archived', open: [] } }, { noted: 'needs.answer' }),
  ],
  'document/number': [
    stranger('crm', {}, { match: { is: 'several', ids: ['accounting.Invoices:b'], rule: 'number' } }),
  ],
  'document/number/other': [
    stranger('accounting', {}, { match: { is: 'elsewhere', ids: ['crm.Invoices:1'], rule: 'number' } }),
  ],
  'document/number/there': [
    stranger('accounting', {}, { match: { is: 'several', ids: ['crm.Invoices:1'], rule: 'number' } }),
  ],
  'document/illegal': [moved('invoiced', 'draft'), moved('deleted', 'sent')],
  'document/reissue': [issued({ status: 'draft' }, {}, chosen)],
  'document/reissue/voided': [
    issued({ status: 'draft' }, { status: 'void' }, { ...begun, ...voided }),
    issued({ status: 'approved' }, { status: 'void' }, { ...chosen, ...voided }),
    { ...issued({ status: 'draft' }, {}, begun), sights: gone(issued({ status: 'draft' }, {})) },
  ],
  'document/reissue/paid': [issued({}, { status: 'part-paid' }, { ...chosen, ...paid, fields: [] })],
  'document/reissue/stopped': [
    issued(
      { status: 'draft' },
      { status: 'void' },
      { ...begun, ...voided, rules: into('accounting', { create: false }) },
    ),
    issued({ status: 'draft' }, { status: 'void' }, { ...begun, ...voided, rules: rules({ kindOn: false }) }),
  ],
  'document/currency': [issued({ currency: 'EUR' }, {})],
  'document/one-currency': [
    stranger(
      'accounting',
      { fields: { status: 'approved' }, currency: 'EUR' },
      { fields, creation, onlyCurrency: 'NZD' },
    ),
    linked(present('crm'), edited('accounting', { phone: '1' }, { currency: 'EUR' }), { onlyCurrency: 'NZD' }),
  ],
  'linked/route-moved': [routed(), routed({ kept: 'depot' })],
  'linked/route-moved/told': [routed({}, { issues: [told] })],
  'linked/route-moved/unread': [linked(edited('crm', { phone: '1' }), present('accounting'), { issues: [told] })],
  'linked/route-moved/kept': [routed({ isKept: true })],
  'linked/route-moved/again': [routed({ kept: 'branch' })],
  'linked/route-moved/back': [routed({ to: null, kept: 'branch' }, { issues: [told] })],
};
