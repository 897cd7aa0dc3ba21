// The taxes of a line and of a product: names of the organisation's taxes there, tax types of the accounting side here. What no row of
// the map names keeps its own name on the way, so that whoever checks or receives it can say which one has no counterpart.

import { shortHash } from '../../../core/digest.ts';
import type { Codec } from '../../../mapping/codec.ts';
import { isJson } from '../../../mapping/place.ts';
import { codeOf, type ValueMap, wordOf } from '../../../mapping/values.ts';
import type { OrgTax } from '../facts.ts';

/** The accounting side's type for a line that bears no tax, whatever its country. */
const NO_TAX = 'NONE';

/** The map of an organisation: its words are names of taxes, the empty one a line without any. */
export function taxMap(own: Readonly<Record<string, string>>): ValueMap {
  return { rows: [...Object.entries(own), ['', NO_TAX]] };
}

/** Several taxes of one line have one name together. */
export function wordFor(names: readonly string[]): string {
  return [...names].sort().join(' + ');
}

/** `Line_Tax`: `[{name, percentage}]`. A line without it has no tax. */
export function lineTax(map: ValueMap, taxes: readonly OrgTax[]): Codec {
  return {
    name: named('line-tax', map),
    type: 'choice',
    decode: (raw) => {
      const word = wordFor(namesIn(raw));
      return codeOf(map, word) ?? word;
    },
    encode: (value) => {
      const word = typeof value === 'string' ? (wordOf(map, value) ?? value) : '';
      if (word === '') return [];
      return word.split(' + ').map((name) => {
        const percentage = taxes.find((tax) => tax.name === name)?.rate;
        return { name, ...(percentage !== undefined && { percentage: Number(percentage) }) };
      });
    },
  };
}

/** `Tax` of a product: which taxes its lines may carry. It says what the product is taxed with only where there is just one. */
export function productTax(map: ValueMap): Codec {
  return {
    name: named('product-tax', map),
    type: 'choice',
    decode: (raw) => {
      const names = namesIn(raw);
      const [only] = names;
      return names.length === 1 && only !== undefined ? (codeOf(map, only) ?? only) : null;
    },
    encode: (value) => {
      const word = typeof value === 'string' ? (wordOf(map, value) ?? value) : '';
      return word === '' ? [] : word.split(' + ');
    },
  };
}

/** Names of taxes in any of the shapes that are seen: `{name}`, `{value: 'VAT - 20.0 %'}`, a bare text. */
function namesIn(raw: unknown): string[] {
  return (Array.isArray(raw) ? raw : []).flatMap((one: unknown) => {
    const said = isJson(one) ? (one.name ?? one.value) : one;
    return typeof said === 'string' && said !== '' ? [said.replace(/ - [\d.]+ ?%$/, '')] : [];
  });
}

function named(what: string, map: ValueMap): string {
  return `${what}(${shortHash(JSON.stringify(map)).slice(0, 6)})`;
}
