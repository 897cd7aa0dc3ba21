// What a refused document looks like: what was sent, over what is stored, with the computed amounts (seen on the wire).

import type { Work } from '../call.ts';
import { contactStub } from '../contacts/show.ts';
import { bareMsDate, midnight } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import { NO_GUID } from '../wire/text.ts';
import type { Line } from './document.ts';
import type { DocumentElement, LineElement } from './shape.ts';
import { showLines } from './show.ts';

interface Echoed {
  /** Name of the member that holds the id. */
  idName: string;
  id: string | undefined;
  element: DocumentElement;
  /** The stored document as it is shown, if there is one. */
  stored: Json | undefined;
  lines: readonly Line[];
}

/** The element of a refusal, before the errors are written into it. */
export function echoDocument(work: Work, { idName, id, element, stored, lines }: Echoed): Json {
  const { Contact, LineItems, SubTotal, TotalTax, Total, CurrencyRate, ...plain } = element;
  const known = Contact?.ContactID === undefined ? undefined : work.books.contacts.get(Contact.ContactID);
  const contact = { ...(known ? contactStub(known) : Contact), HasValidationErrors: false, ValidationErrors: [] };
  const sums = Object.entries({ SubTotal, TotalTax, Total, CurrencyRate }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Number(value)] as const],
  );
  return {
    ...stored,
    [idName]: id ?? NO_GUID,
    ...dated(plain),
    ...Object.fromEntries(sums),
    ...(Contact && { Contact: contact }),
    LineItems: lines.length ? showLines(work, lines, 'write') : (LineItems?.map(echoLine) ?? stored?.LineItems ?? []),
  };
}

/** Dates of an echo have no offset (seen on the wire). */
function dated(plain: object): Json {
  const entries = Object.entries(plain).map(([name, value]) => {
    const isDate = name.endsWith('Date') && typeof value === 'string';
    return [name, isDate ? bareMsDate(midnight(value)) : value] as const;
  });
  return Object.fromEntries(entries);
}

function echoLine({ Tracking = [], ...line }: LineElement): Json {
  const shown = Object.entries(line).map(([name, value]) => {
    const isNumber = ['Quantity', 'UnitAmount', 'TaxAmount', 'LineAmount', 'DiscountRate', 'DiscountAmount'].includes(
      name,
    );
    return [name, isNumber ? Number(value) : value] as const;
  });
  return { ...Object.fromEntries(shown), Tracking, ValidationErrors: [] };
}
