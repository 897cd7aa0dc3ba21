// Money spent and received, as far as over- and prepayments are born from it: these come to the books of credit as well.

import type { Work } from '../call.ts';
import type { Credit } from '../credits/credit.ts';
import { announceCredit, settleCredit } from '../credits/settle.ts';
import { echoDocument } from '../documents/echo.ts';
import { lockTroubles } from '../documents/header.ts';
import { readParts } from '../documents/parts.ts';
import { documentShape } from '../documents/shape.ts';
import { type Account, accountWithCode } from '../settings/account.ts';
import { type Bound, flag, guid, object, text } from '../write/shape.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import { type BankTransaction, type BankTransactionType, bankTransactionTypes } from './bank-transaction.ts';
import { showBankTransaction } from './show.ts';

const shape = {
  ...documentShape,
  BankTransactionID: guid,
  BankAccount: object({ AccountID: guid, Code: text() }),
  IsReconciled: flag,
  Url: text(),
} as const;
type Element = Bound<typeof shape>;

export const bankTransactionWriting: Writing<typeof shape> = {
  root: 'BankTransactions',
  shape,
  flag: 'HasErrors',
  id: 'BankTransactionID',
  apply,
};

function apply(work: Work, element: Element, mode: Mode): Applied {
  const { books } = work;
  const before =
    mode === 'create' || !element.BankTransactionID ? undefined : books.bankTransactions.get(element.BankTransactionID);
  const refuse = (troubles: Trouble[], lines: BankTransaction['lines'] = []): Applied => {
    const stored = before && showBankTransaction(work, before, 'write');
    return {
      refused: troubles,
      echo: echoDocument(work, { idName: 'BankTransactionID', id: before?.id, element, stored, lines }),
    };
  };
  if (element.BankTransactionID !== undefined && !before)
    return refuse([trouble('The bank transaction could not be found.')]);
  if (before) return change(work, before, element, refuse);
  const Type = element.Type as BankTransactionType;
  if (!bankTransactionTypes.includes(Type)) return refuse([trouble('The bank transaction type is not valid.')]);
  const account = accountOf(work, element);
  const read = readParts(
    work,
    { ...element, CurrencyCode: account?.CurrencyCode ?? element.CurrencyCode },
    undefined,
    rulesFor(work, Type),
  );
  if (read === 'missing') return 'missing';
  const { parts, troubles } = read;
  const wrong = [
    ...overlong(shape, element),
    ...accountTroubles(account),
    ...troubles,
    ...lockTroubles(work, [parts.Date]),
  ];
  if (!parts.lines.length) wrong.push(trouble('At least one line item must be specified.'));
  if (parts.totalCents < 0) wrong.push(trouble('The total cannot be negative.'));
  if (wrong.length || !account) return refuse(wrong, parts.lines);
  const { Reference, Url, IsReconciled = false } = element;
  const more = { ...(Reference && { Reference }), ...(Url && { Url }), IsReconciled, accountId: account.id };
  const made: BankTransaction = { ...parts, ...more, Type, Status: 'AUTHORISED', updatedAt: books.now() };
  const saved = books.bankTransactions.set({ ...made, ...credited(work, made) });
  return { done: () => showBankTransaction(work, saved, 'write') };
}

/** Wordings are (unverified). */
function change(
  work: Work,
  before: BankTransaction,
  element: Element,
  refuse: (troubles: Trouble[]) => Applied,
): Applied {
  if (before.OverpaymentID ?? before.PrepaymentID)
    return refuse([trouble('Overpayments and prepayments cannot be changed.')]);
  if (before.Status !== 'AUTHORISED')
    return refuse([trouble('The bank transaction is not of valid status for modification.')]);
  if (before.IsReconciled)
    return refuse([trouble('This bank transaction cannot be edited as it has been reconciled.')]);
  if (element.Status !== 'DELETED') return refuse([trouble('Only Status DELETED is known to this simulator.')]);
  const saved = work.books.bankTransactions.set({ ...before, Status: 'DELETED', updatedAt: work.books.now() });
  return { done: () => showBankTransaction(work, saved, 'write') };
}

function rulesFor(work: Work, type: BankTransactionType) {
  const sales = type.startsWith('RECEIVE');
  const over = type.endsWith('OVERPAYMENT');
  const control = work.books.accounts
    .all()
    .find(({ SystemAccount }) => SystemAccount === (sales ? 'DEBTORS' : 'CREDITORS'));
  return {
    side: sales ? ('sales' as const) : ('purchases' as const),
    unitdp: work.unitdp,
    accountTax: true,
    discounts: false,
    binding: true,
    theme: false,
    createsContact: true,
    types: over ? ('NoTax' as const) : ('Inclusive' as const),
    ...(over && control && { only: control }),
  };
}

function accountOf(work: Work, { BankAccount: sent }: Element): Account | undefined {
  return sent?.AccountID !== undefined
    ? work.books.accounts.get(sent.AccountID)
    : accountWithCode(work, sent?.Code ?? '');
}

function accountTroubles(account: Account | undefined): Trouble[] {
  if (!account) return [trouble('Account could not be found.')];
  return account.Type === 'BANK' && account.Status === 'ACTIVE'
    ? []
    : [trouble('The account must be an active bank account.')];
}

/** The overpayment or prepayment that the money brings, and its id for the transaction. */
function credited(work: Work, transaction: BankTransaction): Pick<BankTransaction, 'OverpaymentID' | 'PrepaymentID'> {
  const {
    Type,
    accountId: _account,
    IsReconciled: _reconciled,
    Url: _url,
    Status: _status,
    Reference,
    ...parts
  } = transaction;
  if (Type === 'RECEIVE' || Type === 'SPEND') return {};
  const kind = Type.endsWith('OVERPAYMENT') ? 'overpayment' : 'prepayment';
  const credit: Credit = {
    ...parts,
    id: work.xero.guid(),
    kind,
    Type,
    Status: 'AUTHORISED',
    allocations: [],
    refundedCents: 0,
    ...(kind === 'prepayment' && Reference !== undefined && { number: Reference }),
    ...(kind === 'overpayment' && Reference !== undefined && { Reference }),
  };
  const saved = settleCredit(work, credit);
  announceCredit(work, saved, 'CREATE');
  return kind === 'overpayment' ? { OverpaymentID: saved.id } : { PrepaymentID: saved.id };
}
