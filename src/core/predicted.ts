// What a new document will come to in accounting, against what the CRM shows: predicted before it is sent, and the cents between the two
// settled by the policy of the settings. What is not rounding is not settled here: the totals are compared once both sides are there.

import { settleCents } from './amounts/cents.ts';
import type { PricedDocument, Totals } from './amounts/document.ts';
import { pricedOf } from './amounts/of-fields.ts';
import { crmRules, type Rules } from './amounts/rules.ts';
import { totalsOf } from './amounts/totals.ts';
import type { Creation, Start } from './creation.ts';
import { compare, type Decimal, decimal, formatDecimal, parseDecimal, subtract } from './money.ts';
import type { Seen } from './record.ts';
import { ADJUSTMENT, type Fields, isRows, type Row } from './value.ts';

/**
 * Sent as it is, with taxes set, with a line that bridges the cents, or put before a person. Where the CRM's own total is not what its
 * lines and these rates come to, nor within the cents of what accounting will make of them, nothing is predicted.
 */
export function settled(
  creation: Creation,
  fields: Fields,
  { fields: shown, name }: Seen,
): Exclude<Start, { is: 'skip' }> {
  const { cents, rates } = creation;
  const [document, total] = [pricedOf(fields, rates), parseDecimal(String(shown.total))];
  if (!document || !total || !isRows(fields.lines)) return { is: 'go', fields };
  const modelled = totalsOf(document, crmRules);
  const isModelled = compare(total, decimal(modelled.total)) === 0;
  const theirs = isModelled ? modelled : asShown(document, total, shown, cents.mostUnits);
  if (!theirs) return { is: 'go', fields };
  const verdict = settleCents(document, theirs, cents);
  if (verdict.is === 'block') {
    // A cent of which nobody knows the place, and that taxes can't bridge, is only told.
    if (!isModelled && verdict.why === 'not-in-tax') return { is: 'go', fields };
    const facts = { name, why: verdict.why, difference: verdict.comparison.difference };
    return { is: 'ask', issue: { code: 'amounts.blocked', facts, choices: ['approve', 'ignore'] } };
  }
  const rows = fields.lines.map((row, at): Row => {
    const taxAmount = verdict.document.lines[at]?.taxAmount;
    return taxAmount === undefined ? row : { key: row.key, fields: { ...row.fields, taxAmount } };
  });
  const [bridge] = verdict.document.lines.slice(rows.length);
  return {
    is: 'go',
    fields: { ...fields, lines: [...rows, ...(bridge ? [bridgeOf(creation, bridge.unitPrice)] : [])] },
  };
}

/** Prices as the CRM keeps them are given: nothing is rounded once more. */
const asKept: Rules = { ...crmRules, pricePlaces: 9 };

/**
 * What is made in the CRM of a document of accounting, whose total the CRM reckons by itself: cents that it would be off are set as the
 * document's own adjustment, unless the settings want to be asked about them. `kept` is the draft as the CRM will show it. Where the CRM's
 * total can't be foretold, nothing is set.
 */
export function adjusted(creation: Creation, draft: Fields, { fields: shown }: Seen, kept: Fields | undefined): Fields {
  const { cents, crmRates } = creation;
  const total = parseDecimal(String(shown.total));
  const document = crmRates && pricedOf({ ...kept, taxMode: 'exclusive' }, crmRates);
  if (!document || !total || !isRows(draft.lines) || cents.way === 'block') return draft;
  const { units, scale } = subtract(total, decimal(totalsOf(document, asKept).total));
  const size = { units: units < 0n ? -units : units, scale };
  if (units === 0n || compare(size, { units: BigInt(cents.mostUnits), scale: document.currencyDecimals }) > 0)
    return draft;
  const unitPrice = formatDecimal({ units, scale });
  const line = { key: ADJUSTMENT, fields: { description: 'Adjustment', quantity: '1', unitPrice, tax: NO_TAX } };
  return { ...draft, lines: [...draft.lines, line] };
}

/** Accounting's own reckoning, but for the sums that the CRM shows; undefined where more than cents lie between the two. */
function asShown(
  document: PricedDocument,
  total: Decimal,
  { totalTax }: Fields,
  mostUnits: number,
): Totals | undefined {
  const ours = totalsOf(document);
  const { units, scale } = subtract(total, decimal(ours.total));
  const apart = { units: units < 0n ? -units : units, scale };
  if (compare(apart, { units: BigInt(mostUnits), scale: ours.places }) > 0) return undefined;
  return { ...ours, total: formatDecimal(total), ...(typeof totalTax === 'string' && { totalTax }) };
}

/** The line that bridges the cents: of no item and no tax. */
function bridgeOf({ cents, account }: Creation, unitPrice = '0'): Row {
  const fields = { description: 'Rounding', quantity: '1', unitPrice, account: cents.account ?? account, tax: NO_TAX };
  return { key: '', fields };
}

/** Accounting's tax type of what bears none, as documents name it. */
const NO_TAX = 'NONE';
