// What stands below a document's lines: its own discount, tax and adjustment. The other side has nothing of the kind, so each shows as a
// line of its own, under a key that no line of Zoho's has; written back, it goes to where it came from.

import { formatDecimal, isZero, multiply, parseDecimal } from '../../../core/money.ts';
import { withExtrasAsLines } from '../../../core/amounts/convert.ts';
import type { Extras } from '../../../core/amounts/document.ts';
import { crmRules } from '../../../core/amounts/rules.ts';
import type { Row } from '../../../core/value.ts';
import type { Json } from '../../../mapping/place.ts';

/** The document's member, and how it enters the total. */
const members: Readonly<Record<string, (amount: string) => Extras>> = {
  Discount: (amount) => ({ discount: { of: { amount }, when: 'after-tax' } }),
  Tax: (tax) => ({ tax }),
  Adjustment: (adjustment) => ({ adjustment }),
};

export const extraFields = Object.keys(members);

/** A line's key that stands for a member of the document. */
function keyFor(member: string): string {
  return `#${member}`;
}

export function isExtra({ key }: Row): boolean {
  return key.startsWith('#');
}

/** The lines that a document's members make, each without tax. `untaxed` is the other side's word for that. */
export function extraRows(document: Json, fields: readonly string[], untaxed: string | null): Row[] {
  return Object.entries(members).flatMap(([member, asExtra]): Row[] => {
    const amount = textOf(document[member]);
    const bare = { taxMode: 'exclusive', currencyDecimals: 2, lines: [] } as const;
    const [line] = amount === null ? [] : withExtrasAsLines({ ...bare, extras: asExtra(amount) }, crmRules).lines;
    if (line?.unitPrice === undefined) return [];
    const known = {
      description: member,
      quantity: '1',
      unitPrice: line.unitPrice,
      tax: untaxed,
      amount: line.unitPrice,
    };
    const shown = Object.fromEntries(fields.map((name) => [name, known[name as keyof typeof known] ?? null]));
    return [{ key: keyFor(member), fields: shown }];
  });
}

function textOf(raw: unknown): string | null {
  const parsed = typeof raw === 'number' || typeof raw === 'string' ? parseDecimal(String(raw)) : undefined;
  return parsed && !isZero(parsed) ? formatDecimal(parsed) : null;
}

/** The members that a list of lines asks for: those whose line is missing or changed. `before` is the list as it was seen. */
export function extraMembers(before: readonly Row[], after: readonly Row[]): Record<string, number> {
  const changed: Record<string, number> = {};
  for (const member of extraFields) {
    const [was, is] = [before, after].map((rows) => amountOf(rows.find(({ key }) => key === keyFor(member))));
    if (was !== is) changed[member] = member === 'Discount' ? -Number(is) || 0 : Number(is);
  }
  return changed;
}

/** What such a line comes to; nothing where it is not there. */
function amountOf(row: Row | undefined): string {
  const [quantity, price] = [row?.fields.quantity ?? '1', row?.fields.unitPrice ?? '0'].map((value) =>
    parseDecimal(String(value)),
  );
  return row && quantity && price ? formatDecimal(multiply(quantity, price)) : '0';
}
