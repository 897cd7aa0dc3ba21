// What a person does with credit in Xero's pages: credit notes, overpayments and prepayments, allocated and refunded alike.

import { type Act, type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { personApplies, personIn, personWrites } from '../acts/person.ts';
import { bankTransactionWriting } from '../banking/write.ts';
import { contactNamed } from '../contacts/acts.ts';
import { invoiceNamed } from '../invoices/acts.ts';
import { accountFor } from '../payments/acts.ts';
import { paymentWriting } from '../payments/write.ts';
import type { Books } from '../store/books.ts';
import type { Json } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import { allocationWriting, takeBack } from './allocations.ts';
import { appliedCents, type Credit, type CreditKind } from './credit.ts';
import { announceCredit, creditTable, settleCredit } from './settle.ts';
import { showCredit } from './show.ts';
import { creditNoteWriting } from './write.ts';

export const creditActs: Acts = {
  'creditnote.create': (stage, input) => personWrites(stage, input, creditNoteWriting, 'create'),
  'creditnote.edit': (stage, input) => personWrites(stage, input, creditNoteWriting, 'update'),
  'creditnote.approve': setStatus('AUTHORISED'),
  'creditnote.void': setStatus('VOIDED'),
  'creditnote.delete': setStatus('DELETED'),
  'creditnote.allocate': allocate('credit-note'),
  'creditnote.unallocate': unallocate('credit-note'),
  'creditnote.refund': refund('credit-note'),
  'overpayment.create': receive('overpayment'),
  'overpayment.allocate': allocate('overpayment'),
  'overpayment.unallocate': unallocate('overpayment'),
  'overpayment.refund': refund('overpayment'),
  'overpayment.void': voidCredit('overpayment'),
  'prepayment.create': receive('prepayment'),
  'prepayment.allocate': allocate('prepayment'),
  'prepayment.unallocate': unallocate('prepayment'),
  'prepayment.refund': refund('prepayment'),
  'prepayment.void': voidCredit('prepayment'),
};

function creditNamed(books: Books, kind: CreditKind, key: string): Credit {
  const table = creditTable(books, kind);
  const found = isGuid(key) ? table.get(key.toLowerCase()) : table.having('number', folded(key))[0];
  if (!found) throw new RangeError(`no ${kind} ${key}`);
  return found;
}

function setStatus(Status: string): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const { id } = creditNamed(books, 'credit-note', input.text('credit'));
    return personApplies(books, creditNoteWriting, { CreditNoteID: id, Status }, 'update');
  };
}

/** `{credit, invoice, amount, date?}` */
function allocate(kind: CreditKind): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const credit = creditNamed(books, kind, input.text('credit'));
    const { id } = invoiceNamed(books, input.text('invoice'));
    const element = { Invoice: { InvoiceID: id }, Amount: input.text('amount'), Date: input.optional('date') };
    return personApplies(books, allocationWriting(kind, credit.id), element, 'create');
  };
}

/** Takes back all that the credit gave to the invoice. */
function unallocate(kind: CreditKind): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const { id } = invoiceNamed(books, input.text('invoice'));
    let credit = creditNamed(books, kind, input.text('credit'));
    for (const allocation of credit.allocations.filter(({ invoiceId }) => invoiceId === id)) {
      credit = takeBack(personIn(books), credit, allocation);
    }
    books.commit();
    return showCredit(personIn(books), credit, 'single');
  };
}

/** `{credit, amount, date?, account?}` */
function refund(kind: CreditKind): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const { id } = creditNamed(books, kind, input.text('credit'));
    const target = {
      'credit-note': { CreditNote: { CreditNoteID: id } },
      overpayment: { Overpayment: { OverpaymentID: id } },
      prepayment: { Prepayment: { PrepaymentID: id } },
    }[kind];
    const element = {
      ...target,
      Account: accountFor(input),
      Amount: input.text('amount'),
      Date: input.optional('date'),
    };
    return personApplies(books, paymentWriting, element, 'create');
  };
}

/** `{contact, amount, date?, account?, reference?, side?: 'spend'}`: money without an invoice. */
function receive(kind: 'overpayment' | 'prepayment'): Act {
  return (stage: Stage, input: Input): Json => {
    const books = booksOf(stage, input);
    const spends = input.optional('side') === 'spend';
    const revenue = kind === 'prepayment' && { AccountCode: spends ? '300' : '200' };
    const element = {
      Type: `${spends ? 'SPEND' : 'RECEIVE'}-${kind.toUpperCase()}`,
      Contact: { ContactID: contactNamed(books, input.text('contact')).id },
      BankAccount: accountFor(input),
      Date: input.optional('date'),
      Reference: input.optional('reference'),
      LineItems: [{ Description: input.optional('reference') ?? kind, UnitAmount: input.text('amount'), ...revenue }],
    };
    return personApplies(books, bankTransactionWriting, element, 'create');
  };
}

function voidCredit(kind: CreditKind): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    const credit = creditNamed(books, kind, input.text('credit'));
    const used = appliedCents(credit) !== 0 || credit.refundedCents !== 0;
    if (credit.Status !== 'AUTHORISED' || used) throw new RangeError('Remove its allocations and refunds first.');
    const saved = settleCredit({ books }, { ...credit, Status: 'VOIDED' });
    announceCredit({ books }, saved, 'UPDATE');
    books.commit();
    return showCredit(personIn(books), saved, 'single');
  };
}
