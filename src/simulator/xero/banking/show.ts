// How money spent or received is shown.

import type { Work } from '../call.ts';
import { showContactOf, showDate, showLines, showTotals } from '../documents/show.ts';
import type { Level } from '../list/listing.ts';
import { msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import type { BankTransaction } from './bank-transaction.ts';

/** A bank transaction, without lines in a plain list. */
export function showBankTransaction(work: Work, transaction: BankTransaction, level: Level): Json {
  const { id, Type, Reference, Url, OverpaymentID, PrepaymentID } = transaction;
  const account = work.books.accounts.get(transaction.accountId);
  return {
    BankTransactionID: id,
    BankAccount: account && {
      AccountID: account.id,
      ...(account.Code !== undefined && { Code: account.Code }),
      Name: account.Name,
    },
    Type,
    ...(Reference !== undefined && { Reference }),
    ...(Url !== undefined && { Url }),
    IsReconciled: transaction.IsReconciled,
    ...(OverpaymentID !== undefined && { OverpaymentID }),
    ...(PrepaymentID !== undefined && { PrepaymentID }),
    CurrencyRate: Number(transaction.CurrencyRate),
    HasAttachments: false,
    Contact: showContactOf(work, transaction, level),
    ...showDate('Date', transaction.Date),
    Status: transaction.Status,
    LineAmountTypes: transaction.LineAmountTypes,
    LineItems: level === 'list' ? [] : showLines(work, transaction.lines, level),
    ...showTotals(transaction),
    UpdatedDateUTC: msDate(transaction.updatedAt),
    CurrencyCode: transaction.CurrencyCode,
  };
}
