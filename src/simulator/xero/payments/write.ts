// Recording payments and refunds, and deleting them: a payment is never changed.

import type { Work } from '../call.ts';
import { lockTroubles } from '../documents/header.ts';
import { money } from '../documents/show.ts';
import { type Account, accountWithCode } from '../settings/account.ts';
import { bareMsDate, midnight } from '../wire/dates.ts';
import { decimal, exactly, quotient, rounded, scaled } from '../wire/decimal.ts';
import type { Json } from '../wire/reply.ts';
import { NO_GUID } from '../wire/text.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import type { Payment } from './payment.ts';
import { type PaymentElement, paymentShape } from './shape.ts';
import { showPayment } from './show.ts';
import { payableCents, paymentTypeFor, settleTarget, type Target, targetOf, targetsOf } from './target.ts';

export const paymentWriting: Writing<typeof paymentShape> = {
  root: 'Payments',
  shape: paymentShape,
  flag: 'HasValidationErrors',
  id: 'PaymentID',
  apply,
};

const NOT_AUTHORISED = 'Payments can only be made against Authorised documents';
const TOO_MUCH = 'Payment amount exceeds the amount outstanding on this document';

function apply(work: Work, element: PaymentElement, mode: Mode): Applied {
  if (element.PaymentID !== undefined && mode !== 'create') return remove(work, element.PaymentID, element);
  const [target, ...more] = targetsOf(work, element);
  const account = accountOf(work, element);
  const troubles = overlong(paymentShape, element);
  if (more.length) troubles.push(trouble('A payment can be for one document only.'));
  if (!target) troubles.push(trouble('An existing Invoice with the specified InvoiceID could not be found'));
  if (!account) troubles.push(trouble('Account could not be found.'));
  if (!target || !account) return { refused: troubles, echo: echoed(element) };
  const Date = element.Date ?? work.books.today();
  const cents = rounded(exactly(element.Amount ?? '0'), 2);
  troubles.push(
    ...targetTroubles(target, cents),
    ...accountTroubles(work, account, target),
    ...lockTroubles(work, [Date]),
  );
  if (troubles.length) return { refused: troubles, echo: echoed(element) };
  const payment = record(work, element, target, account, cents, Date);
  const early = target.of === 'invoice' && Date < target.document.Date;
  return {
    done: () => showPayment(work, work.books.payments.get(payment.id) ?? payment, 'write'),
    ...(early && { warnings: ['The payment date is prior to the invoice date.'] }),
  };
}

function accountOf(work: Work, { Account: sent, Code }: PaymentElement): Account | undefined {
  const account =
    sent?.AccountID !== undefined
      ? work.books.accounts.get(sent.AccountID)
      : accountWithCode(work, sent?.Code ?? Code ?? '');
  return account?.Status === 'DELETED' ? undefined : account;
}

/** Both sentences come together where a document is paid already (seen live). */
function targetTroubles(target: Target, cents: number): Trouble[] {
  const wrong: Trouble[] = [];
  if (target.document.Status !== 'AUTHORISED') wrong.push(trouble(NOT_AUTHORISED));
  if (cents <= 0) wrong.push(trouble('The payment amount must be greater than zero.'));
  if (cents > Math.max(0, payableCents(target))) wrong.push(trouble(TOO_MUCH));
  return wrong;
}

/** Wordings are (unverified). */
function accountTroubles({ books }: Work, account: Account, { document }: Target): Trouble[] {
  const { Type, EnablePaymentsToAccount, Status, CurrencyCode } = account;
  if (Status !== 'ACTIVE') return [trouble('The account is archived.')];
  if (Type !== 'BANK' && !EnablePaymentsToAccount) {
    return [trouble('The account must be a bank account or have payments enabled.')];
  }
  const home = books.organisation.currency;
  const fits = [home, document.CurrencyCode].includes(CurrencyCode ?? home);
  return fits ? [] : [trouble('The currency of the account must be that of the document or of the organisation.')];
}

function record(
  work: Work,
  element: PaymentElement,
  target: Target,
  account: Account,
  cents: number,
  Date: string,
): Payment {
  const { books, xero } = work;
  const { document, of } = target;
  const rate = rateFor(element, document.CurrencyRate, cents);
  const sameCurrency = (account.CurrencyCode ?? books.organisation.currency) === document.CurrencyCode;
  const computed = sameCurrency ? cents : quotient(scaled(cents, 2), exactly(rate), 2);
  const now = books.now();
  const { Reference, Particulars, Details, IsReconciled = false } = element;
  const payment = books.payments.set({
    id: xero.guid(),
    createdAt: now,
    updatedAt: now,
    of,
    documentId: document.id,
    accountId: account.id,
    Date,
    cents,
    bankCents: element.BankAmount === undefined ? computed : rounded(exactly(element.BankAmount), 2),
    CurrencyRate: rate,
    ...(Reference && { Reference }),
    ...(Particulars && { Particulars }),
    ...(Details && { Details }),
    Status: 'AUTHORISED',
    PaymentType: paymentTypeFor(target),
    IsReconciled,
  });
  settleTarget(work, target);
  return payment;
}

/** The rate of the payment: what BankAmount implies comes first, then what is sent, then the document's own (Xero's docs). */
function rateFor({ BankAmount, CurrencyRate }: PaymentElement, ofDocument: string, cents: number): string {
  const bank = BankAmount === undefined ? undefined : exactly(BankAmount);
  if (bank && bank.units > 0n && ofDocument !== '1') {
    const millionths = quotient(scaled(cents, 2), bank, 6);
    return String(millionths / 1_000_000);
  }
  return CurrencyRate !== undefined && (decimal(CurrencyRate)?.units ?? 0n) > 0n && ofDocument !== '1'
    ? CurrencyRate
    : ofDocument;
}

/** The one change that a payment knows. */
export function remove(work: Work, id: string, element: PaymentElement): Applied {
  const { books, xero } = work;
  const before = books.payments.get(id);
  if (!before) return 'missing';
  const echo = { ...showPayment(work, before, 'write'), Status: element.Status };
  const refuse = (message: string): Applied => ({ refused: [trouble(message)], echo });
  if (element.Status !== 'DELETED') return refuse('Payments can only be deleted, not changed.');
  if (before.Status !== 'AUTHORISED') return refuse('Payment not of valid status for modification');
  if (before.IsReconciled && work.app && !xero.switches.deleteReconciledPayment)
    return refuse('The payment is reconciled.');
  const locked = lockTroubles(work, [before.Date]);
  if (locked.length) return { refused: locked, echo };
  const saved = books.payments.set({ ...before, Status: 'DELETED', updatedAt: books.now() });
  const target = targetOf(work, before.of, before.documentId);
  if (target) settleTarget(work, target);
  return { done: () => showPayment(work, saved, 'write') };
}

function echoed({ Amount, BankAmount, CurrencyRate, Date, ...rest }: PaymentElement): Json {
  const { Invoice, CreditNote, Account: account } = rest;
  return {
    ...rest,
    PaymentID: NO_GUID,
    ...(Date !== undefined && { Date: bareMsDate(midnight(Date)) }),
    Amount: Amount === undefined ? 0 : money(rounded(exactly(Amount), 2)),
    ...(BankAmount !== undefined && { BankAmount: Number(BankAmount) }),
    ...(CurrencyRate !== undefined && { CurrencyRate: Number(CurrencyRate) }),
    HasAccount: account !== undefined,
    ...(Invoice && { Invoice: { ...Invoice, LineItems: [], HasErrors: false, ValidationErrors: [] } }),
    ...(CreditNote && { CreditNote: { ...CreditNote, HasErrors: false, ValidationErrors: [] } }),
  };
}
