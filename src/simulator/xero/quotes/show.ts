// How a quote is shown: by another stack than the rest, with dates that have no offset and amount types in capitals (seen on the wire).

import type { Work } from '../call.ts';
import { showLines, showTotals } from '../documents/show.ts';
import type { Level } from '../list/listing.ts';
import { bareMsDate, dateString, midnight } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import type { Quote } from './quote.ts';

/** A quote; its prices always have four decimals. */
export function showQuote(work: Work, quote: Quote, level: Level): Json {
  const { Reference, Title, Summary, Terms, ExpiryDate, BrandingThemeID, totalDiscountCents: _discount } = quote;
  const contact = work.books.contacts.get(quote.contactId);
  const { TotalDiscount = 0, ...totals } = showTotals(quote);
  return {
    QuoteID: quote.id,
    QuoteNumber: quote.QuoteNumber,
    ...(Reference !== undefined && { Reference }),
    ...(Terms !== undefined && { Terms }),
    Contact: { ContactID: quote.contactId, Name: contact?.texts.Name, EmailAddress: contact?.texts.EmailAddress ?? '' },
    LineItems: showLines(work, quote.lines, level, 4).map(({ ValidationErrors: _errors, ...line }) => line),
    Date: bareMsDate(midnight(quote.Date)),
    DateString: dateString(quote.Date),
    ...(ExpiryDate !== undefined && {
      ExpiryDate: bareMsDate(midnight(ExpiryDate)),
      ExpiryDateString: dateString(ExpiryDate),
    }),
    Status: quote.Status,
    CurrencyRate: Number(quote.CurrencyRate),
    CurrencyCode: quote.CurrencyCode,
    ...totals,
    TotalDiscount,
    ...(Title !== undefined && { Title }),
    ...(Summary !== undefined && { Summary }),
    ...(BrandingThemeID !== undefined && { BrandingThemeID }),
    UpdatedDateUTC: bareMsDate(quote.updatedAt),
    LineAmountTypes: quote.LineAmountTypes.toUpperCase(),
  };
}
