// What a new document will come to in accounting, against what the CRM shows: predicted before it is sent, and the cents between the two
// settled by the policy of the settings. What is not rounding is not settled here: the totals are compared once both sides are there.

import { settleCents } from './amounts/cents.ts';
import type { PricedDocument, Totals } from './amounts/document.ts';
import { pricedOf } from './amounts/of-fields.ts';
import { crmRules } from './amounts/rules.ts';
import { totalsOf } from './amounts/totals.ts';
import type { Creation, Start } from './creation.ts';
import { compare, type Decimal, decimal, formatDecimal, parseDecimal, subtract } from './money.ts';
import type { Seen } from './record.ts';
import { type Fields, isRows, type Row } from './value.ts';

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
