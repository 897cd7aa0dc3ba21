// Decimal numbers as text. Nothing here (or anywhere in this package) computes with them: sums and rounding belong to the caller.

/**
 * A number as Xero wrote it in the JSON, digit for digit: `'24.15'`, `'0.0'`, `'1E-05'`. Text, because a JavaScript number would
 * lose digits of large amounts and of rates. Two decimals may be equal without being the same text: compare `canonicalDecimal`s.
 */
export type Decimal = string;

/** What may be given for a decimal to send: its text, or a finite number whose shortest form has the digits you mean. */
export type DecimalInput = Decimal | number;

const grammar = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** The largest power of ten that is written out: beyond it a few characters could ask for gigabytes of zeros. */
const maximumExponent = 1_000;

/** Whether the text is one number of the JSON grammar: no plus sign, no leading zero, no bare point. */
export function isDecimal(text: string): boolean {
  return grammar.test(text);
}

/**
 * The one plain form of a decimal: no exponent, no zeros that say nothing, no minus zero. `'2.50'` is `'2.5'`, `'1E-05'` is
 * `'0.00001'`. Undefined where the text is not a decimal, or its exponent is beyond ±1,000.
 */
export function canonicalDecimal(input: DecimalInput): Decimal | undefined {
  const parts = grammar.exec(String(input));
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = parts;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > maximumExponent) return undefined;
  const point = whole.length + exponent;
  const digits = (whole + fraction).padEnd(point, '0');
  const padded = point > 0 ? digits : '0'.repeat(1 - point) + digits;
  const split = Math.max(point, 1);
  const head = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(split).replace(/0+$/, '');
  const plain = tail ? `${head}.${tail}` : head;
  return plain === '0' ? plain : sign + plain;
}
