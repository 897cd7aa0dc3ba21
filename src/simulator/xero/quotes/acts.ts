// What a person does with quotes in Xero's pages. Turning one into an invoice makes a draft, and leaves no link to the quote.

import { type Act, type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { personApplies, personWrites } from '../acts/person.ts';
import { invoiceWriting } from '../invoices/write.ts';
import type { Books } from '../store/books.ts';
import { asText } from '../wire/decimal.ts';
import type { Json } from '../wire/reply.ts';
import { folded, isGuid } from '../wire/text.ts';
import type { Quote } from './quote.ts';
import { quoteWriting } from './write.ts';

export const quoteActs: Acts = {
  'quote.create': (stage, input) => personWrites(stage, input, quoteWriting, 'create'),
  'quote.edit': (stage, input) => personWrites(stage, input, quoteWriting, 'update'),
  'quote.send': setStatus('SENT'),
  'quote.accept': setStatus('ACCEPTED'),
  'quote.decline': setStatus('DECLINED'),
  'quote.delete': setStatus('DELETED'),
  'quote.invoice': invoice,
};

function quoteNamed(books: Books, key: string): Quote {
  const found = isGuid(key) ? books.quotes.get(key.toLowerCase()) : books.quotes.having('number', folded(key))[0];
  if (!found) throw new RangeError(`no quote ${key}`);
  return found;
}

function change(books: Books, { id, contactId, Date }: Quote, Status: string) {
  return personApplies(books, quoteWriting, { QuoteID: id, Contact: { ContactID: contactId }, Date, Status }, 'update');
}

function setStatus(Status: string): Act {
  return (stage, input) => {
    const books = booksOf(stage, input);
    return change(books, quoteNamed(books, input.text('quote')), Status);
  };
}

function invoice(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const quote = quoteNamed(books, input.text('quote'));
  change(books, quote, 'INVOICED');
  const LineItems = quote.lines.map((line) => ({
    Description: line.Description,
    Quantity: line.quantity === undefined ? undefined : asText(line.quantity, 4),
    UnitAmount: line.unitAmount === undefined ? undefined : asText(line.unitAmount, 4),
    ItemCode: line.ItemCode,
    AccountID: line.accountId,
    TaxType: line.TaxType,
    DiscountRate: line.DiscountRate,
    Tracking: line.tracking.map(({ categoryId, optionId }) => ({
      TrackingCategoryID: categoryId,
      TrackingOptionID: optionId,
    })),
  }));
  const { contactId, LineAmountTypes, CurrencyCode, Reference } = quote;
  const element = {
    Type: 'ACCREC',
    Contact: { ContactID: contactId },
    LineAmountTypes,
    CurrencyCode,
    Reference,
    LineItems,
  };
  return personApplies(books, invoiceWriting, element, 'create');
}
