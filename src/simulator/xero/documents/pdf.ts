// A document as a PDF, for whoever asks for `application/pdf`.

import type { Call } from '../call.ts';
import { asText } from '../wire/decimal.ts';
import { pdf } from '../wire/pdf.ts';
import type { Reply } from '../wire/reply.ts';
import type { Document } from './document.ts';

/** Whether a PDF is asked for, by header or by path. */
export function wantsPdf(call: Call): boolean {
  return (
    call.headers.get('accept')?.toLowerCase().includes('application/pdf') === true ||
    call.path.at(-1)?.toLowerCase() === 'pdf'
  );
}

/** The document as a page of text. */
export function pdfOf({ books }: Call, title: string, document: Document): Reply {
  const contact = books.contacts.get(document.contactId);
  const lines = document.lines.map(({ Description = '', lineCents }) => `${Description}  ${asText(lineCents, 2)}`);
  const total = `Total ${document.CurrencyCode} ${asText(document.totalCents, 2)}`;
  const body = pdf([books.organisation.name, title, contact?.texts.Name ?? '', document.Date, '', ...lines, '', total]);
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body };
}
