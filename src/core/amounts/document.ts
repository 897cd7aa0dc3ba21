// A sales or purchase document as far as its amounts go: what is reckoned with, and what comes out. Types only; nothing here knows an
// account, a product or a customer. Every number is decimal text; rates are in per cent.

/** `exclusive`: tax comes on top of the prices. `inclusive`: prices contain it. `none`: there is no tax, whatever the lines say. */
export type TaxMode = 'exclusive' | 'inclusive' | 'none';

/** Taken off: a share in per cent, or a sum of money. */
export type Discount = { readonly rate: string } | { readonly amount: string };

export interface TaxComponent {
  /** Tells taxes of one rate apart where a system adds up each tax by itself. */
  readonly name?: string;
  readonly rate: string;
  /** Reckoned on top of the other components. */
  readonly compound?: boolean;
  /** The buyer can't claim it back. It is charged all the same, so that no amount here depends on it. */
  readonly nonRecoverable?: boolean;
}

/** A line has one tax: as the rate that it comes to, or as what it is made of. */
export type Tax = { readonly rate: string } | { readonly components: readonly TaxComponent[] };

export interface PricedLine {
  /** Left out: 1. Negative on a line that takes back. */
  readonly quantity?: string;
  /** Left out on a line that only describes. */
  readonly unitPrice?: string;
  readonly discount?: Discount;
  /** Left out: no tax. */
  readonly tax?: Tax;
  /** The tax in money, where somebody set it in place of what would be computed. */
  readonly taxAmount?: string;
}

/** What stands on the document itself, below its lines. The accounting side has nothing of the kind: see `withExtrasAsLines`. */
export interface Extras {
  /** Before tax, the discount lowers what the lines are taxed on; after tax, it is taken off at the end. */
  readonly discount?: { readonly of: Discount; readonly when: 'before-tax' | 'after-tax' };
  /** A tax on the whole document, in money, beside the taxes of its lines. */
  readonly tax?: string;
  /** Not taxed. */
  readonly shipping?: string;
  /** Either sign. */
  readonly adjustment?: string;
}

export interface PricedDocument {
  readonly taxMode: TaxMode;
  /** Decimals of the currency: 2, for the yen 0, for some dinars 3. */
  readonly currencyDecimals: number;
  readonly lines: readonly PricedLine[];
  readonly extras?: Extras;
}

/** What one line comes to, as canonical decimal text. */
export interface LineAmounts {
  /** Quantity times price. */
  readonly gross: string;
  /** The line's own discount. */
  readonly discount: string;
  /** `gross` less `discount`: what the line shows. It contains the tax where prices do. */
  readonly amount: string;
  /** The line's share of a discount on the whole document before tax. */
  readonly share: string;
  /** Without tax, and without its share. */
  readonly net: string;
  readonly tax: string;
}

/** Amounts of the document beside its lines, each as it enters the total: a discount is negative. */
export interface ExtraAmounts {
  /** What is taken off after tax. */
  readonly discount: string;
  readonly tax: string;
  readonly shipping: string;
  readonly adjustment: string;
}

/** `total` = `subtotal` + `totalTax` + the four extras. */
export interface Totals {
  /** The places that these amounts are kept to: one unit is 10^-`places`. */
  readonly places: number;
  readonly lines: readonly LineAmounts[];
  /** Without tax. */
  readonly subtotal: string;
  /** What the system itself calls subtotal; some count the tax in. */
  readonly shownSubtotal: string;
  /** Of the lines and of the whole document together; positive. */
  readonly totalDiscount: string;
  readonly totalTax: string;
  readonly extras: ExtraAmounts;
  readonly total: string;
}
