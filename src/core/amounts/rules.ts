// How a system reckons, as data: what it rounds, to how many places, and which way. Defaults are each vendor's documents where they say;
// what is marked (unverified) they do not, and a probe or an admin may set it otherwise. No arithmetic here.

import type { Halves } from '../money.ts';

export interface Rules {
  /** Places of every amount: a number whatever the currency, or the currency's own. */
  readonly amountPlaces: number | 'currency';
  /** A unit price is rounded to these before anything is reckoned. */
  readonly pricePlaces: number | 'currency';
  readonly quantityPlaces: number;
  /** Where a positive half goes. */
  readonly halves: Halves;
  readonly negativeHalves: Halves;
  /** Of what a line's discount is taken: of the `exact` product of quantity and price, or of the `rounded` one. */
  readonly discountOf: 'exact' | 'rounded';
  /** Tax is rounded on each line and added up, or reckoned once for all lines of a rate. */
  readonly taxPer: 'line' | 'document';
  /** Tax is one rate for the line, or each component is rounded by itself. */
  readonly taxBy: 'whole-rate' | 'component';
  /** Places that a rate of several components is rounded to, or `exact`. */
  readonly ratePlaces: number | 'exact';
  /** Whether a compound component is reckoned on top of the others, or on the amount like any other. */
  readonly compounds: boolean;
  /** A rate of discount after tax is taken of the lines without their tax, or with it (unverified). */
  readonly lateDiscountOf: 'subtotal' | 'lines-with-tax';
  /** What is shown as subtotal: lines without tax, with tax, or as they stand before the document's discount. */
  readonly subtotalShows: 'net' | 'with-tax' | 'before-discount';
}

/**
 * The accounting side. Its rounding guide: each line to two places, the tax of each line to two places, then sums, in every kind of
 * document alike. Halves go away from zero, as in its staff's examples; for negative amounts that is unverified. That currencies of
 * no or three decimals have two places too follows from "totals always two", and was not seen. A rate is used with the four places
 * it is published with (unverified beyond one component). Prices keep four places only if a call asks so; ours do.
 */
export const accountingRules: Rules = {
  amountPlaces: 2,
  pricePlaces: 4,
  quantityPlaces: 4,
  halves: 'away',
  negativeHalves: 'away',
  discountOf: 'exact',
  taxPer: 'line',
  taxBy: 'whole-rate',
  ratePlaces: 4,
  compounds: true,
  lateDiscountOf: 'lines-with-tax',
  subtotalShows: 'net',
};

/**
 * The CRM's own documents: list prices and amounts in the currency's decimals, a discount is an amount of money, each tax of a line is
 * rounded by itself and none is compound, and the subtotal contains the taxes of the lines. The rounding and the formula of the
 * grand total are unverified.
 */
export const crmRules: Rules = {
  amountPlaces: 'currency',
  pricePlaces: 'currency',
  quantityPlaces: 9,
  halves: 'away',
  negativeHalves: 'away',
  discountOf: 'rounded',
  taxPer: 'line',
  taxBy: 'component',
  ratePlaces: 'exact',
  compounds: false,
  lateDiscountOf: 'lines-with-tax',
  subtotalShows: 'with-tax',
};

/**
 * The finance organisation beside a CRM, where there is one: lines to the currency's decimals, halves up (its docs); a discount before
 * tax is spread over the lines (its docs; how the cents are shared is unverified); each tax is reckoned once for the document
 * (unverified: an organisation may have chosen the line); prices and quantities with six places (unverified).
 */
export const financeRules: Rules = {
  amountPlaces: 'currency',
  pricePlaces: 6,
  quantityPlaces: 6,
  halves: 'away',
  negativeHalves: 'away',
  discountOf: 'rounded',
  taxPer: 'document',
  taxBy: 'component',
  ratePlaces: 'exact',
  compounds: true,
  lateDiscountOf: 'lines-with-tax',
  subtotalShows: 'before-discount',
};

/** A number of places that may depend on the currency. */
export function placesOf(places: number | 'currency', currencyDecimals: number): number {
  return places === 'currency' ? currencyDecimals : places;
}
