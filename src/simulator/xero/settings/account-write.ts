// Making, changing and archiving accounts. The messages are Xero's own where its docs or reports name them.

import type { Work } from '../call.ts';
import { NO_GUID } from '../wire/text.ts';
import { type Bound, flag, guid, text } from '../write/shape.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import { type Account, accountClasses, showAccount } from './account.ts';

const shape = {
  AccountID: guid,
  Code: text(10),
  Name: text(150),
  Type: text(),
  Status: text(),
  Description: text(4000),
  TaxType: text(),
  EnablePaymentsToAccount: flag,
  ShowInExpenseClaims: flag,
  AddToWatchlist: flag,
  BankAccountNumber: text(),
  BankAccountType: text(),
  CurrencyCode: text(),
  ReportingCode: text(),
} as const;

type Element = Bound<typeof shape>;

export const accountWriting: Writing<typeof shape> = { root: 'Accounts', shape, id: 'AccountID', most: 1, apply };

/** Whether anything points to the account. */
export function isUsed({ books }: Pick<Work, 'books'>, { id, Code }: Account): boolean {
  const onLines = (documents: { lines: { accountId?: string }[] }[]) =>
    documents.some(({ lines }) => lines.some(({ accountId }) => accountId === id));
  const tables = [
    books.invoices,
    books.creditNotes,
    books.overpayments,
    books.prepayments,
    books.quotes,
    books.purchaseOrders,
  ];
  if (tables.some((table) => onLines(table.all())) || onLines(books.bankTransactions.all())) return true;
  if (books.payments.all().some(({ accountId }) => accountId === id)) return true;
  return books.items
    .all()
    .some(({ sales, purchases }) => Code && [sales.AccountCode, purchases.AccountCode].includes(Code));
}

function apply(work: Work, element: Element, mode: Mode): Applied {
  const before = mode === 'update' ? work.books.accounts.get(element.AccountID ?? '') : undefined;
  if (mode === 'update' && !before) return 'missing';
  const troubles = before ? changeTroubles(work, element, before) : createTroubles(work, element);
  if (troubles.length) return { refused: troubles, echo: { ...element, AccountID: before?.id ?? NO_GUID } };
  const saved = work.books.accounts.set(before ? changed(work, before, element) : made(work, element));
  return { done: () => showAccount(saved) };
}

function createTroubles(work: Work, element: Element): Trouble[] {
  const { Type = '', Code, Name, BankAccountNumber, CurrencyCode } = element;
  const wrong = [...overlong(shape, element), ...clashes(work, element)];
  if (!Name) wrong.push(trouble('Please enter a Name.'));
  if (!accountClasses[Type]) wrong.push(trouble('Please enter a valid account Type.'));
  if (Type !== 'BANK' && !Code) wrong.push(trouble('Please enter a Code.'));
  if (Type === 'BANK' && !BankAccountNumber) wrong.push(trouble('Please enter a Bank Account Number.'));
  if (CurrencyCode && !work.books.currencies.get(CurrencyCode)) {
    wrong.push(trouble(`The current organisation is not subscribed to currency '${CurrencyCode}'.`));
  }
  return wrong;
}

function changeTroubles(work: Work, element: Element, before: Account): Trouble[] {
  const { Status, AccountID: _id, ...details } = element;
  const movesStatus = Status !== undefined && Status !== before.Status;
  const changesDetails = Object.entries(details).some(([name, value]) => before[name as keyof Account] !== value);
  if (movesStatus && changesDetails) return [trouble('Cannot update account details and STATUS on the same request')];
  if (before.Status === 'ARCHIVED' && changesDetails) return [trouble('Can only update STATUS on Archived accounts')];
  if (movesStatus && Status !== 'ACTIVE' && Status !== 'ARCHIVED')
    return [trouble(`The status '${Status}' is not valid.`)];
  if (movesStatus && before.SystemAccount) return [trouble('Cannot archive System accounts')];
  if (changesDetails && before.Type === 'BANK') return [trouble('Cannot update Bank Accounts')];
  return [...overlong(shape, element), ...clashes(work, element, before.id)];
}

function clashes({ books }: Work, { Name, Code, TaxType }: Element, self?: string): Trouble[] {
  const wrong: Trouble[] = [];
  const others = books.accounts.all().filter(({ id, Status }) => id !== self && Status !== 'DELETED');
  if (Name && others.some((one) => one.Name.toLowerCase() === Name.toLowerCase())) {
    wrong.push(trouble('Please enter a unique Name.'));
  }
  if (Code && others.some((one) => one.Code === Code)) wrong.push(trouble('Please enter a unique Code.'));
  if (TaxType && books.taxRates.get(TaxType)?.Status !== 'ACTIVE') wrong.push(trouble('Tax rate must be valid.'));
  return wrong;
}

function made(work: Work, element: Element): Account {
  const { Type = '', AccountID: _id, Status: _status, Name = '', TaxType = 'NONE', ...rest } = element;
  const bank = { BankAccountType: 'BANK', CurrencyCode: work.books.organisation.currency };
  return {
    EnablePaymentsToAccount: false,
    ShowInExpenseClaims: false,
    AddToWatchlist: false,
    ...(Type === 'BANK' && bank),
    ...rest,
    id: work.xero.guid(),
    updatedAt: work.books.now(),
    Name,
    Type,
    Class: accountClasses[Type] ?? 'ASSET',
    Status: 'ACTIVE',
    TaxType,
  };
}

function changed(work: Work, before: Account, element: Element): Account {
  const { AccountID: _id, Status, Type, ...details } = element;
  return {
    ...before,
    ...details,
    ...(Type !== undefined && { Type, Class: accountClasses[Type] ?? before.Class }),
    Status: Status === 'ACTIVE' || Status === 'ARCHIVED' ? Status : before.Status,
    updatedAt: work.books.now(),
  };
}
