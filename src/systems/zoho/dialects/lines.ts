// How Zoho CRM writes a document's lines: rows of a subform, each with its product, and below them what stands on the document itself.

import type { Row, Value } from '../../../core/value.ts';
import { choice, lines as severalLines, ref, type Codec } from '../../../mapping/codec.ts';
import { at, follow, isJson, type Json, type Place, put } from '../../../mapping/place.ts';
import { rowsAt } from '../../../mapping/rows.ts';
import { codeOf, type ValueMap } from '../../../mapping/values.ts';
import { extraMembers, extraRows, isExtra } from '../documents/extras.ts';
import { ownField, type ZohoFacts } from '../facts.ts';
import type { DocumentForm } from './modules.ts';
import { amount, number } from './numbers.ts';
import { lineTax } from './taxes.ts';

export interface LinesOptions {
  readonly facts: ZohoFacts;
  readonly pair: string;
  readonly taxes: ValueMap;
  /** The id of the product that stands for none: Zoho takes no line without one. */
  readonly fallbackProduct: string | null;
}

export function linesPlace(form: DocumentForm, options: LinesOptions): Place {
  const { module, subform } = form;
  const row = rowPlaces(subform, options);
  const plain = rowsAt([module, subform], { key: 'id', row, order: 'Sequence_Number', label: 'Lines' });
  const untaxed = codeOf(options.taxes, '');
  return {
    ...plain,
    read: (record) => {
      const document = isJson(record[module]) ? record[module] : {};
      const rows = [...rowsIn(plain.read(record)), ...extraRows(document, Object.keys(row), untaxed)];
      return rows.length > 0 ? rows : null;
    },
    // What stands below the lines goes to where it belongs.
    write: (draft, value) => {
      const [below, rows] = [rowsIn(value).filter(isExtra), rowsIn(value).filter((each) => !isExtra(each))];
      plain.write(draft, rows);
      for (const [member, amount] of Object.entries(extraMembers([], below))) put(draft, [module, member], amount);
    },
  };
}

function rowsIn(value: Value): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

function rowPlaces(subform: string, { facts, pair, taxes, fallbackProduct }: LinesOptions): Record<string, Place> {
  const places = (field: string, otherwise: number) => facts.places?.[`${subform}.${field}`] ?? otherwise;
  const own = (purpose: string): Record<string, Place> => {
    const field = ownField(facts, subform, pair, purpose);
    return field === null ? {} : { [purpose]: at([field], choice(null)) };
  };
  return {
    item: at(['Product_Name'], productOrNone(fallbackProduct), { label: 'Product' }),
    description: at(['Description'], severalLines(null, facts.lengths?.[`${subform}.Description`] ?? 2_000)),
    quantity: at(['Quantity'], number(places('Quantity', 9))),
    unitPrice: at(['List_Price'], number(places('List_Price', 2))),
    // An amount of money; none is nought.
    discountAmount: at(['Discount'], zeroed(amount(places('Discount', 2)))),
    tax: at(['Line_Tax'], lineTax(taxes, facts.taxes ?? [])),
    ...own('account'),
    ...own('tracking1'),
    ...own('tracking2'),
    amount: at(['Total_After_Discount'], amount(), { label: 'Total after discount', settable: 'never' }),
  };
}

/** A line of the product that stands for none names no item. */
function productOrNone(fallback: string | null): Codec {
  const codec = ref('crm.Products');
  return {
    ...codec,
    name: fallback === null ? codec.name : `${codec.name}!${fallback}`,
    decode: (raw) => (fallback !== null && follow(raw, ['id']) === fallback ? null : codec.decode(raw)),
    encode: (value) => codec.encode(value) ?? (fallback === null ? null : { id: fallback }),
  };
}

/** A number that is never empty: nought is our blank. */
function zeroed(codec: Codec): Codec {
  return {
    ...codec,
    name: `${codec.name}-or-none`,
    decode: (raw) => {
      const value = codec.decode(raw);
      return value === '0' ? null : value;
    },
    encode: (value) => codec.encode(value) ?? 0,
  };
}

/** The rows of a raw document. */
export function rawRows(document: Json, subform: string): readonly Json[] {
  const rows = document[subform];
  return Array.isArray(rows) ? rows.filter(isJson) : [];
}
