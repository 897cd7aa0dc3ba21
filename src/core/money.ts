// Exact decimal arithmetic on strings. Amounts never pass through floating point: '0.1' plus '0.2' is '0.3' here.

/** `units` × 10^-`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** Reads `12`, `-0.50`, `.5`, `1e3` and `1.5E-7`; undefined where the text is no decimal number. */
export function parseDecimal(text: string): Decimal | undefined {
  const parts = form.exec(text.trim());
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  if ((whole === '' && fraction === '') || Math.abs(shift) > 60) return undefined;
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - shift;
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** The canonical string: no exponent, no plus, no trailing zeros, `0` for every zero. */
export function formatDecimal({ units, scale }: Decimal): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction ? `${whole}.${fraction}` : whole;
  return negative ? `-${text}` : text;
}

/** Canonical form of a decimal string, or undefined where it is none. */
export function canonical(text: string): string | undefined {
  const decimal = parseDecimal(text);
  return decimal && formatDecimal(decimal);
}

export const zero: Decimal = { units: 0n, scale: 0 };

/** A decimal from a string known to be one. Throws a RangeError otherwise. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed) throw new RangeError(`not a decimal number: ${text}`);
  return parsed;
}

function atScale({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

export function add(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { units: atScale(one, scale) + atScale(other, scale), scale };
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

export function subtract(one: Decimal, other: Decimal): Decimal {
  return add(one, negate(other));
}

export function multiply(one: Decimal, other: Decimal): Decimal {
  return { units: one.units * other.units, scale: one.scale + other.scale };
}

/** Negative, zero or positive as `one` is less than, equal to or greater than `other`. */
export function compare(one: Decimal, other: Decimal): number {
  const { units } = subtract(one, other);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

export function isZero({ units }: Decimal): boolean {
  return units === 0n;
}

/** Where a value goes that lies exactly between its two neighbours: `away` from zero, to `zero`, or to the `even` one. */
export type Halves = 'away' | 'zero' | 'even';

/** Rounds to `places` decimals. */
export function round(value: Decimal, places: number, halves: Halves = 'away'): Decimal {
  if (value.scale <= places) return value;
  return { units: divideRounded(value.units, 10n ** BigInt(value.scale - places), halves), scale: places };
}

/** `one` / `other` rounded to `places` decimals. Throws a RangeError for division by zero. */
export function divide(one: Decimal, other: Decimal, places: number, halves: Halves = 'away'): Decimal {
  const shift = places + other.scale - one.scale;
  const numerator = shift >= 0 ? one.units * 10n ** BigInt(shift) : one.units;
  const denominator = shift >= 0 ? other.units : other.units * 10n ** BigInt(-shift);
  return { units: divideRounded(numerator, denominator, halves), scale: places };
}

function divideRounded(numerator: bigint, denominator: bigint, halves: Halves): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  const atHalf = halves === 'away' || (halves === 'even' && whole % 2n === 1n);
  const size = twice > bottom || (twice === bottom && atHalf) ? whole + 1n : whole;
  return negative ? -size : size;
}
