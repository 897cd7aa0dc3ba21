// The parts that every document has, read from a request over what is stored: contact, date, currency, theme, lines and sums.

import type { Work } from '../call.ts';
import type { Account } from '../settings/account.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import { totalsOf } from './amounts.ts';
import type { Document, LineAmountTypes } from './document.ts';
import { contactFor, currencyFor, readLineAmountTypes, themeFor, totalTroubles } from './header.ts';
import { readLines } from './lines.ts';
import type { DocumentElement } from './shape.ts';

/** What differs between the sorts of documents. */
export interface PartRules {
  side: 'sales' | 'purchases';
  unitdp: 2 | 4;
  /** Where no tax type is sent the account's own is taken. */
  accountTax: boolean;
  discounts: boolean;
  /** The document becomes binding: every amount needs an account and a tax type. */
  binding: boolean;
  /** It wears a branding theme. */
  theme: boolean;
  /** A contact that is only named may be made. */
  createsContact: boolean;
  /** How amounts are meant where nothing is said. */
  types: LineAmountTypes;
  /** The one account that lines may bear. */
  only?: Account;
}

export type Parts = Omit<Document, 'Reference'>;

/** The parts, and all that is wrong with them. */
export function readParts(
  work: Work,
  element: DocumentElement,
  before: Document | undefined,
  rules: PartRules,
): { parts: Parts; troubles: Trouble[] } | 'missing' {
  const who =
    before && !element.Contact
      ? { contactId: before.contactId }
      : contactFor(work, element.Contact, rules.createsContact);
  if (who === 'missing') return 'missing';
  const read = readLineAmountTypes(element.LineAmountTypes ?? before?.LineAmountTypes ?? rules.types);
  const types = read ?? rules.types;
  const stored = before?.lines ?? [];
  const sent = element.LineItems ?? stored.map(({ LineItemID }) => ({ LineItemID }));
  const { lines, troubles: ofLines } = readLines(work, sent, stored, { ...rules, types });
  const totals = totalsOf(lines, types);
  const money = currencyFor(work, element, before);
  const theme = rules.theme ? themeFor(work, element.BrandingThemeID, before?.BrandingThemeID) : { troubles: [] };
  const parts: Parts = {
    ...(before ?? { id: work.xero.guid(), createdAt: work.books.now(), ...(work.app && { createdBy: work.app.id }) }),
    updatedAt: before?.updatedAt ?? 0,
    SentToContact: before?.SentToContact ?? false,
    ...totals,
    contactId: 'contact' in who ? who.contact.id : 'contactId' in who ? who.contactId : '',
    Date: element.Date ?? before?.Date ?? work.books.today(),
    LineAmountTypes: types,
    lines,
    CurrencyCode: money.CurrencyCode,
    CurrencyRate: money.CurrencyRate,
    ...('id' in theme && theme.id !== undefined && { BrandingThemeID: theme.id }),
  };
  const troubles = [
    ...('troubles' in who ? who.troubles : []),
    ...(read ? [] : [trouble('The LineAmountTypes value is not valid.')]),
    ...ofLines,
    ...totalTroubles(work, element, totals),
    ...money.troubles,
    ...theme.troubles,
  ];
  return { parts, troubles };
}

/** What is set of these members: the sent value, else the stored one; an empty text clears. */
export function present<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
}
