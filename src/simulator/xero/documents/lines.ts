// Reading the lines of a request: what is kept from a line that is named by its id, what an item and an account fill in, what is
// refused. The complete list of lines is always sent; a line that is not in it is gone.

import type { Work } from '../call.ts';
import type { Item } from '../items/item.ts';
import { itemWithCode } from '../items/write.ts';
import { type Account, accountWithCode } from '../settings/account.ts';
import { effectiveRate } from '../settings/tax-rates.ts';
import { asText, decimal, exactly, quotient, rounded, scaled } from '../wire/decimal.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import { discountOf, lineCents, taxCents } from './amounts.ts';
import type { Line, LineAmountTypes } from './document.ts';
import type { LineElement } from './shape.ts';
import { readTracking } from './tracking.ts';

/** What differs between the sorts of documents. */
export interface LineRules {
  /** Whose price and account an item fills in. */
  side: 'sales' | 'purchases';
  types: LineAmountTypes;
  /** Decimal places of unit amounts. */
  unitdp: 2 | 4;
  /** Where no tax type is sent the account's own is taken; not so on quotes (seen on the wire). */
  accountTax: boolean;
  discounts: boolean;
  /** The document becomes binding: every amount needs an account and a tax type. */
  binding: boolean;
  /** Of overpayments: the one account that is allowed, and taken where none is sent. */
  only?: Account;
}

/** Accounts that no line may bear. */
const CLOSED = [
  'DEBTORS',
  'CREDITORS',
  'UNPAIDEXPCLM',
  'BANKCURRENCYGAIN',
  'UNREALISEDCURRENCYGAIN',
  'REALISEDCURRENCYGAIN',
];
const MOST_CENTS = 999_999_999_999;

/** The lines that a request leaves, and all that is wrong with them. Troubles name the line as `LineItems.0`. */
export function readLines(
  work: Work,
  sent: readonly LineElement[],
  before: readonly Line[],
  rules: LineRules,
): { lines: Line[]; troubles: Trouble[] } {
  const read = sent.map((element, at) => {
    const known = before.find(({ LineItemID }) => LineItemID === element.LineItemID);
    return new LineReader(work, element, known, rules, `LineItems.${at}`).read();
  });
  return { lines: read.map(({ line }) => line), troubles: read.flatMap(({ troubles }) => troubles) };
}

class LineReader {
  readonly #work: Work;
  readonly #sent: LineElement;
  readonly #before: Line | undefined;
  readonly #rules: LineRules;
  readonly #at: string;
  readonly #troubles: Trouble[] = [];

  constructor(work: Work, sent: LineElement, before: Line | undefined, rules: LineRules, at: string) {
    this.#work = work;
    this.#sent = sent;
    this.#before = before;
    this.#rules = rules;
    this.#at = at;
  }

  read(): { line: Line; troubles: Trouble[] } {
    const item = this.#item();
    const account = this.#account(item);
    const TaxType = this.#taxType(item, account);
    const amounts = this.#amounts(item);
    const description = this.#sent.Description ?? this.#before?.Description ?? this.#fromItem(item, 'description');
    const ItemCode = this.#sent.ItemCode ?? this.#before?.ItemCode;
    const line: Line = {
      LineItemID: this.#before?.LineItemID ?? this.#work.xero.guid(),
      ...(description && { Description: description }),
      ...(ItemCode && { ItemCode }),
      ...(account && { accountId: account.id }),
      ...(TaxType && { TaxType }),
      ...amounts,
      ...this.#tax(TaxType, amounts.lineCents),
      tracking: this.#tracking(),
    };
    this.#checkBinding(line);
    return { line, troubles: this.#troubles };
  }

  #refuse(message: string): void {
    this.#troubles.push(trouble(message, this.#at));
  }

  #item(): Item | undefined {
    const { ItemCode } = this.#sent;
    const item = ItemCode ? itemWithCode(this.#work, ItemCode) : undefined;
    if (ItemCode && !item && ItemCode !== this.#before?.ItemCode) this.#refuse(`Item code '${ItemCode}' is not valid`);
    return item;
  }

  /** An item fills in what a new line leaves out; a line that is there already keeps what it has. */
  #fromItem(item: Item | undefined, what: 'description'): string | undefined;
  #fromItem(item: Item | undefined, what: 'price'): number | undefined;
  #fromItem(item: Item | undefined, what: 'account' | 'tax'): string | undefined;
  #fromItem(item: Item | undefined, what: 'description' | 'price' | 'account' | 'tax'): string | number | undefined {
    if (!item || this.#before?.ItemCode === item.Code) return undefined;
    const sells = this.#rules.side === 'sales';
    const { unitPrice, AccountCode, COGSAccountCode, TaxType } = sells ? item.sales : item.purchases;
    if (what === 'description') return (sells ? item.Description : item.PurchaseDescription) ?? item.Name;
    if (what === 'price') return unitPrice;
    return what === 'account' ? (AccountCode ?? COGSAccountCode) : TaxType;
  }

  #account(item: Item | undefined): Account | undefined {
    const { books } = this.#work;
    const { AccountCode, AccountID } = this.#sent;
    const { only } = this.#rules;
    if (only) {
      if (AccountCode && AccountCode !== only.Code)
        this.#refuse(`Account code '${AccountCode}' is not a valid code for this document.`);
      return only;
    }
    const code = AccountCode || this.#fromItem(item, 'account');
    const sent = AccountID ? books.accounts.get(AccountID) : code ? accountWithCode(this.#work, code) : undefined;
    const named = AccountID ?? code;
    if (!named) return this.#before?.accountId ? books.accounts.get(this.#before.accountId) : undefined;
    if (!sent || sent.Type === 'BANK' || CLOSED.includes(sent.SystemAccount ?? '')) {
      this.#refuse(`Account code '${named}' is not a valid code for this document.`);
      return undefined;
    }
    if (sent.Status !== 'ACTIVE' && sent.id !== this.#before?.accountId) {
      const rule = 'Each line item must reference a valid account.';
      this.#refuse(`Account code '${named}' has been archived, or has been deleted. ${rule}`);
    }
    return sent;
  }

  #taxType(item: Item | undefined, account: Account | undefined): string | undefined {
    const { accountTax } = this.#rules;
    const moved = account?.id !== this.#before?.accountId;
    const kept = moved ? undefined : this.#before?.TaxType;
    const type =
      this.#sent.TaxType || (this.#fromItem(item, 'tax') ?? kept ?? (accountTax ? account?.TaxType : undefined));
    if (!type) return undefined;
    const rate = this.#work.books.taxRates.get(type);
    if (rate?.Status !== 'ACTIVE' && type !== this.#before?.TaxType) {
      this.#refuse(`The TaxType code ${type} does not exist or cannot be used for this type of transaction.`);
    } else if (rate && account && !rate.appliesTo.includes(account.Class)) {
      this.#refuse(`The TaxType code '${type}' cannot be used with account code '${account.Code ?? account.Name}'.`);
    }
    return type;
  }

  #amounts(
    item: Item | undefined,
  ): Pick<Line, 'quantity' | 'unitAmount' | 'DiscountRate' | 'discountCents' | 'lineCents'> {
    const { Quantity, UnitAmount, LineAmount } = this.#sent;
    const negative = this.#work.xero.switches.negativeRounding;
    const quantity = Quantity === undefined ? this.#before?.quantity : rounded(exactly(Quantity), 4);
    const unit =
      UnitAmount === undefined ? (this.#before?.unitAmount ?? this.#fromItem(item, 'price')) : this.#unit(UnitAmount);
    if (unit === undefined && LineAmount !== undefined) return this.#fromLineAmount(quantity ?? 10_000, LineAmount);
    if (unit === undefined) return { ...(quantity !== undefined && { quantity }), lineCents: 0 };
    const pricing = { quantity: quantity ?? 10_000, unitAmount: unit, ...this.#discount() };
    const cents = lineCents(pricing, negative);
    const moved = Quantity !== undefined || UnitAmount !== undefined || !this.#before;
    if (LineAmount !== undefined && moved && rounded(exactly(LineAmount), 2) !== cents) {
      const [said, computed] = [asText(rounded(exactly(LineAmount), 2), 2), asText(cents, 2)];
      this.#refuse(`The line total ${said} does not match the expected line total ${computed}`);
    }
    if (Math.abs(cents) > MOST_CENTS) this.#refuse('Account must be valid.');
    const { DiscountRate, discountCents } = pricing;
    const taken = discountCents ?? (DiscountRate === undefined ? undefined : discountOf(pricing, negative));
    return { ...pricing, ...(taken !== undefined && { discountCents: taken }), lineCents: cents };
  }

  #unit(text: string): number {
    const { unitdp } = this.#rules;
    return rounded(exactly(text), unitdp) * (unitdp === 2 ? 100 : 1);
  }

  #fromLineAmount(quantity: number, text: string): Pick<Line, 'quantity' | 'unitAmount' | 'lineCents'> {
    const cents = rounded(exactly(text), 2);
    const unitAmount = quantity === 0 ? 0 : quotient(scaled(cents, 2), scaled(quantity, 4), 4);
    return { quantity, unitAmount, lineCents: cents };
  }

  #discount(): { DiscountRate?: string; discountCents?: number } {
    const { DiscountRate, DiscountAmount } = this.#sent;
    const sent = [DiscountRate, DiscountAmount].filter((text) => text !== undefined && decimal(text)?.units !== 0n);
    if (sent.length && !this.#rules.discounts) {
      if (this.#work.xero.switches.discountOnBill === 'refuse')
        this.#refuse('Discounts are not allowed on this document.');
      return {};
    }
    if (sent.length > 1) this.#refuse('A line can have a discount rate or a discount amount, not both.');
    if (DiscountRate !== undefined) {
      const percent = Number(DiscountRate);
      if (percent < 0 || percent > 100) this.#refuse('The discount rate must be between 0 and 100.');
      return percent === 0 ? {} : { DiscountRate };
    }
    if (DiscountAmount !== undefined)
      return Number(DiscountAmount) === 0 ? {} : { discountCents: rounded(exactly(DiscountAmount), 2) };
    if (this.#before?.DiscountRate !== undefined) return { DiscountRate: this.#before.DiscountRate };
    return this.#before?.discountCents === undefined ? {} : { discountCents: this.#before.discountCents };
  }

  #tax(type: string | undefined, cents: number): Pick<Line, 'taxCents' | 'taxGiven'> {
    const { types } = this.#rules;
    const { TaxAmount } = this.#sent;
    if (types === 'NoTax') return { taxCents: 0, taxGiven: false };
    if (TaxAmount !== undefined) return { taxCents: rounded(exactly(TaxAmount), 2), taxGiven: true };
    const before = this.#before;
    if (before?.taxGiven && before.lineCents === cents && before.TaxType === type) {
      return { taxCents: before.taxCents, taxGiven: true };
    }
    const rate = type ? this.#work.books.taxRates.get(type) : undefined;
    if (!rate) return { taxCents: 0, taxGiven: false };
    return {
      taxCents: taxCents(cents, effectiveRate(rate), types, this.#work.xero.switches.negativeRounding),
      taxGiven: false,
    };
  }

  #tracking(): Line['tracking'] {
    if (this.#sent.Tracking === undefined) return this.#before?.tracking ?? [];
    const { tracking, troubles } = readTracking(this.#work, this.#sent.Tracking, this.#at);
    this.#troubles.push(...troubles);
    return tracking;
  }

  #checkBinding(line: Line): void {
    if (!this.#rules.binding) return;
    if (!line.Description) this.#refuse('Description must be specified');
    const describes = line.unitAmount === undefined && line.lineCents === 0;
    if (describes || this.#troubles.length) return;
    if (line.accountId === undefined) this.#refuse('Account code must be specified');
    else if (line.TaxType === undefined) this.#refuse('The TaxType field is mandatory');
  }
}
