// Making and changing quotes: contact and date are needed every time, all lines are replaced, the account brings no tax.

import type { Work } from '../call.ts';
import { echoDocument } from '../documents/echo.ts';
import { nextNumber } from '../documents/number.ts';
import { present, readParts } from '../documents/parts.ts';
import { documentShape } from '../documents/shape.ts';
import { folded } from '../wire/text.ts';
import { type Bound, date, guid, text } from '../write/shape.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import { type Quote, type QuoteStatus } from './quote.ts';
import { showQuote } from './show.ts';

const shape = {
  ...documentShape,
  QuoteID: guid,
  QuoteNumber: text(255),
  Reference: text(4000),
  Terms: text(4000),
  Title: text(100),
  Summary: text(3000),
  ExpiryDate: date,
} as const;
type Element = Bound<typeof shape>;

export const quoteWriting: Writing<typeof shape> = { root: 'Quotes', shape, id: 'QuoteID', oldStack: true, apply };

/** Which status a quote may go to. (believed; only a part of it was seen) */
const next: Readonly<Record<QuoteStatus | 'new', readonly QuoteStatus[]>> = {
  new: ['DRAFT', 'SENT'],
  DRAFT: ['DRAFT', 'SENT', 'DELETED'],
  SENT: ['SENT', 'ACCEPTED', 'DECLINED', 'DRAFT', 'INVOICED', 'DELETED'],
  ACCEPTED: ['ACCEPTED', 'INVOICED', 'DECLINED', 'DRAFT', 'DELETED'],
  DECLINED: ['DECLINED', 'DRAFT', 'SENT', 'ACCEPTED', 'DELETED'],
  INVOICED: ['INVOICED', 'DELETED'],
  DELETED: [],
};

function apply(work: Work, element: Element, mode: Mode): Applied {
  const { books } = work;
  const before = mode === 'create' || !element.QuoteID ? undefined : books.quotes.get(element.QuoteID);
  const refuse = (troubles: Trouble[], lines: Quote['lines'] = []): Applied => {
    const stored = before && showQuote(work, before, 'write');
    return {
      refused: troubles,
      echo: echoDocument(work, { idName: 'QuoteID', id: before?.id, element, stored, lines }),
    };
  };
  if (element.QuoteID !== undefined && !before) return refuse([trouble('The quote could not be found.')]);
  const Status = (element.Status ?? before?.Status ?? 'DRAFT') as QuoteStatus;
  const read = readParts(work, element, before && { ...before, lines: element.LineItems ? [] : before.lines }, {
    side: 'sales',
    unitdp: 4,
    accountTax: false,
    discounts: true,
    binding: false,
    theme: true,
    createsContact: true,
    types: 'Exclusive',
  });
  if (read === 'missing') return 'missing';
  const { parts, troubles } = read;
  const wrong = [
    ...overlong(shape, element),
    ...needs(element),
    ...moves(work, before, Status),
    ...troubles,
    ...numberTroubles(work, element, before),
  ];
  if (!parts.lines.length) wrong.push(trouble('At least one line item must be specified.'));
  if (wrong.length) return refuse(wrong, parts.lines);
  const quote: Quote = { ...parts, Status, ...header(work, element, before) };
  const saved = books.quotes.set({ ...quote, updatedAt: books.now() });
  return { done: () => showQuote(work, saved, 'write') };
}

/** Wordings are (unverified). */
function needs({ Contact, Date }: Element): Trouble[] {
  return [
    ...(Contact ? [] : [trouble('Contact must be specified.')]),
    ...(Date === undefined ? [trouble('Date must be specified.')] : []),
  ];
}

function moves({ xero }: Work, before: Quote | undefined, to: QuoteStatus): Trouble[] {
  const from = before?.Status ?? 'new';
  const leap = from === 'DRAFT' && to === 'ACCEPTED' && xero.switches.quoteDraftToAccepted;
  return leap || next[from].includes(to) ? [] : [trouble('The quote status change is invalid.')];
}

function numberTroubles({ books }: Work, { QuoteNumber }: Element, before: Quote | undefined): Trouble[] {
  const taken = QuoteNumber
    ? books.quotes.having('number', folded(QuoteNumber)).some(({ id }) => id !== before?.id)
    : false;
  return taken ? [trouble('The quote number must be unique.')] : [];
}

function header(
  { books }: Work,
  element: Element,
  before: Quote | undefined,
): Pick<Quote, 'QuoteNumber'> & Partial<Quote> {
  const isTaken = (number: string) => books.quotes.having('number', number).length > 0;
  return {
    ...present({
      Reference: element.Reference ?? before?.Reference,
      Title: element.Title ?? before?.Title,
      Summary: element.Summary ?? before?.Summary,
      Terms: element.Terms ?? before?.Terms,
      ExpiryDate: element.ExpiryDate ?? before?.ExpiryDate,
    }),
    QuoteNumber: element.QuoteNumber || before?.QuoteNumber || nextNumber(books, 'QU', isTaken),
  };
}
