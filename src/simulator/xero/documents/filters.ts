// What lists of documents have in common: the fields they can be filtered and ordered by.

import { byDate, byGuid, byNumber, byOptimised, byText, byTime, type QueryFields } from '../list/fields.ts';
import type { Books } from '../store/books.ts';
import type { Document } from './document.ts';
import { money } from './show.ts';

/** What any document can be filtered and ordered by. */
export function documentFields<T extends Document & { Status: string }>({ books }: { books: Books }): QueryFields<T> {
  return {
    Status: byOptimised(({ Status }) => Status),
    Reference: byOptimised(({ Reference }) => Reference),
    Date: byDate(({ Date }) => Date),
    CurrencyCode: byText(({ CurrencyCode }) => CurrencyCode),
    LineAmountTypes: byText(({ LineAmountTypes }) => LineAmountTypes),
    SubTotal: byNumber(({ subTotalCents }) => money(subTotalCents)),
    TotalTax: byNumber(({ totalTaxCents }) => money(totalTaxCents)),
    Total: byNumber(({ totalCents }) => money(totalCents)),
    BrandingThemeID: byGuid(({ BrandingThemeID }) => BrandingThemeID),
    'Contact.ContactID': byGuid(({ contactId }) => contactId),
    'Contact.Name': byOptimised(({ contactId }) => books.contacts.get(contactId)?.texts.Name),
    'Contact.ContactNumber': byOptimised(({ contactId }) => books.contacts.get(contactId)?.texts.ContactNumber),
    UpdatedDateUTC: byTime(({ updatedAt }) => updatedAt),
  };
}
