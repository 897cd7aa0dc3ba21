// Where the fields of a line stand in a line of Books' documents. What a line has beside them (its account, its unit, its project) is
// nobody's business here and goes back as it was seen.

import type { Row, Value } from '../../core/value.ts';
import { type Codec, decimal, lines as severalLines } from '../../mapping/codec.ts';
import { at, type Draft, isJson, type Json, type Place } from '../../mapping/place.ts';
import { rowsAt } from '../../mapping/rows.ts';
import { codeOf, type ValueMap, wordOf } from '../../mapping/values.ts';
import { lineTax } from '../zoho/dialects/taxes.ts';
import { amount, number, told } from './codecs.ts';
import type { BooksFacts, BooksTax } from './facts.ts';
import { belowLines, itemLevel } from './below.ts';

/** Members under which the desk tells what a line's item is, and what stands below the lines. */
export const ITEM = 'Item';
/** Characters of a line's name and of its description (Zoho's docs). */
const NAME_LENGTH = 100;
const DESCRIPTION_LENGTH = 2_000;

export function linesPlace({ taxes = [] }: BooksFacts, map: ValueMap): Place {
  const row = {
    item: at([ITEM], told, { label: 'Item' }),
    description: description,
    quantity: at(['quantity'], number()),
    unitPrice: at(['rate'], number(), { label: 'Rate' }),
    discountAmount: discount,
    tax: taxPlace(map, taxes),
    amount: at(['item_total'], amount, { label: 'Item total', settable: 'never' as const }),
  };
  const plain = rowsAt(['line_items'], { key: 'line_item_id', row, order: 'item_order', label: 'Lines' });
  const untaxed = codeOf(map, '');
  return {
    ...plain,
    read: (document) => {
      const own = plain.read(itemLevel(document));
      const rows = [
        ...(Array.isArray(own) ? (own as readonly Row[]) : []),
        ...belowLines(document, Object.keys(row), untaxed),
      ];
      return rows.length > 0 ? rows : null;
    },
  };
}

/** A line without an item has a name in place of one; what it says is either. */
const description: Place = {
  ...at(['description'], severalLines('', DESCRIPTION_LENGTH)),
  read: (line) => {
    const text = severalLines('', DESCRIPTION_LENGTH).decode(line.description);
    return text ?? (isText(line[ITEM]) ? null : severalLines('', NAME_LENGTH).decode(line.name));
  },
  write: (draft, value) => {
    draft.description = typeof value === 'string' ? value.slice(0, DESCRIPTION_LENGTH) : '';
  },
};

/** What a new line without an item is called: a line has one or the other. */
export function named(line: Draft): Draft {
  if (line.item_id !== undefined || isText(line.name)) return line;
  const [first = ''] = String(line.description ?? '').split('\n');
  return { ...line, name: first.slice(0, NAME_LENGTH) || '-' };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A number is money; with a sign behind it, a share. What a share comes to stands beside it. */
const discount: Place = {
  ...at(['discount'], amount),
  read: (line) => {
    const isShare = isText(line.discount) && line.discount.includes('%');
    const value = amount.decode(isShare ? line.discount_amount : line.discount);
    return value === '0' ? null : value;
  },
  write: (draft, value: Value) => {
    draft.discount = amount.encode(value) ?? 0;
  },
};

/** Told by its name, taken by its id. A name that Books does not know is sent as it is, and refused in Books' own words. */
function taxPlace(map: ValueMap, taxes: readonly BooksTax[]): Place {
  const { name } = lineTax(map, []);
  const codec: Codec = {
    ...decimal(),
    name,
    type: 'choice',
    decode: (raw) => {
      const word = isText(raw) ? raw : '';
      return codeOf(map, word) ?? word;
    },
    encode: (value) => {
      const word = isText(value) ? (wordOf(map, value) ?? value) : '';
      return taxes.find((tax) => tax.name === word)?.id ?? word;
    },
  };
  return {
    ...at(['tax_id'], codec, { label: 'Tax' }),
    name: 'tax',
    read: (line: Json) => codec.decode(line.tax_name),
  };
}

/** Lines of a raw document that are worth something: no headings and no subtotals. */
export function rawLines({ line_items: lines }: Json): readonly Json[] {
  const all = Array.isArray(lines) ? lines.filter(isJson) : [];
  return all.filter(
    ({ line_item_category: category }) => category === undefined || category === '' || category === 'line_item',
  );
}
