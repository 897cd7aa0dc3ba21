// Exact decimals for money and quantities: a whole number of units and a scale. No double takes part in a sum.

export interface Decimal {
  units: bigint;
  /** Digits after the point. */
  scale: number;
}

export const zero: Decimal = { units: 0n, scale: 0 };

/** The decimal that a number or a numeral stands for, or undefined where it is neither. Exponents are understood. */
export function decimal(value: unknown): Decimal | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(String(value).trim()) ?? [];
  if (sign === undefined || (!whole && !fraction)) return undefined;
  const units = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** The decimal of a value that is one already, nought for an empty one. */
export function amountOf(value: unknown): Decimal {
  return decimal(value ?? 0) ?? zero;
}

export function add(...terms: Decimal[]): Decimal {
  const scale = Math.max(0, ...terms.map((term) => term.scale));
  return { units: terms.reduce((sum, term) => sum + scaled(term, scale), 0n), scale };
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

export function multiply(one: Decimal, other: Decimal): Decimal {
  return { units: one.units * other.units, scale: one.scale + other.scale };
}

/** That share of a value: 20 percent of 50 is 10. */
export function percentOf(percentage: Decimal, value: Decimal): Decimal {
  const { units, scale } = multiply(percentage, value);
  return { units, scale: scale + 2 };
}

/** Rounded to `places` digits after the point, halves away from nought. */
export function round(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return { units: scaled(value, places), scale: places };
  const divisor = 10n ** BigInt(value.scale - places);
  const size = value.units < 0n ? -value.units : value.units;
  const rounded = (size + divisor / 2n) / divisor;
  return { units: value.units < 0n ? -rounded : rounded, scale: places };
}

export function compare(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = scaled(one, scale) - scaled(other, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** One divided by the other, cut after `places` digits. Dividing by nought is the caller's fault. */
export function divide(one: Decimal, other: Decimal, places: number): Decimal {
  // One over other is (units / units) * 10^(other's scale - one's scale); both are brought to one scale first.
  const scale = Math.max(one.scale, other.scale);
  return { units: (scaled(one, scale) * 10n ** BigInt(places)) / scaled(other, scale), scale: places };
}

/** Digits before and after the point, without leading and trailing noughts. */
export function digits({ units, scale }: Decimal): { whole: number; fraction: number } {
  const text = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale).replace(/^0+/, '').length;
  return { whole, fraction: text.slice(text.length - scale).replace(/0+$/, '').length };
}

/** For JSON, which knows doubles only. */
export function toNumber(value: Decimal): number {
  return Number(toText(value));
}

export function toText({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return scale ? `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}` : sign + text;
}

function scaled({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}
