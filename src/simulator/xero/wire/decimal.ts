// Exact decimal numbers: how JSON's numbers become money without passing through a float. A Decimal is units × 10^-scale.
// Nothing here knows what a number is for.

export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** How a number that lies below zero is rounded: away from zero at a half, or to the even neighbour. */
export type NegativeRounding = 'away' | 'even';

const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Reads `12`, `-0.5`, `1.2e3`. Undefined where the text is no number. */
export function decimal(text: string): Decimal | undefined {
  const match = PATTERN.exec(text.trim());
  const [, sign = '', whole = '', part = '', exponent = '0'] = match ?? [];
  if (!match || (whole === '' && part === '') || Math.abs(Number(exponent)) > 40) return undefined;
  const scale = part.length - Number(exponent);
  const digits = BigInt(`${whole}${part}` || '0') * (sign === '-' ? -1n : 1n);
  return scale < 0 ? { units: digits * 10n ** BigInt(-scale), scale: 0 } : { units: digits, scale };
}

/** Reads a text that is known to be a number. */
export function exactly(text: string): Decimal {
  const value = decimal(text);
  if (!value) throw new Error(`${text} is no number`);
  return value;
}

/** Units of 10^-scale as a Decimal. */
export function scaled(units: number, scale: number): Decimal {
  return { units: BigInt(units), scale };
}

/** The exact product. */
export function times(one: Decimal, other: Decimal): Decimal {
  return { units: one.units * other.units, scale: one.scale + other.scale };
}

/** The exact sum. */
export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { units: widen(one, scale) + widen(other, scale), scale };
}

/** The exact difference. */
export function minus(one: Decimal, other: Decimal): Decimal {
  return plus(one, { units: -other.units, scale: other.scale });
}

/** Negative, zero or positive, as `one` is below, equal to or above `other`. */
export function compare(one: Decimal, other: Decimal): number {
  const { units } = minus(one, other);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** `one / other` in units of 10^-scale, halves away from zero. */
export function quotient(one: Decimal, other: Decimal, scale: number, negative: NegativeRounding = 'away'): number {
  const top = one.units * 10n ** BigInt(other.scale + scale);
  const bottom = other.units * 10n ** BigInt(one.scale);
  return Number(divide(top, bottom, negative));
}

/** The nearest number of units of 10^-scale, halves away from zero. */
export function rounded(value: Decimal, scale: number, negative: NegativeRounding = 'away'): number {
  if (value.scale <= scale) return Number(widen(value, scale));
  return Number(divide(value.units, 10n ** BigInt(value.scale - scale), negative));
}

/** Writes units of 10^-scale as a JSON number. */
export function shown(units: number, scale: number): number {
  return Number(asText(units, scale));
}

/** Writes units of 10^-scale as decimal text: `-0.05`. */
export function asText(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return units < 0 ? `-${text}` : text;
}

function widen(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

function divide(top: bigint, bottom: bigint, negative: NegativeRounding): bigint {
  const below = top < 0n !== bottom < 0n;
  const one = top < 0n ? -top : top;
  const other = bottom < 0n ? -bottom : bottom;
  const whole = one / other;
  const twice = (one % other) * 2n;
  const atHalf = below && negative === 'even' ? whole % 2n === 1n : true;
  const result = twice > other || (twice === other && atHalf) ? whole + 1n : whole;
  return below ? -result : result;
}
