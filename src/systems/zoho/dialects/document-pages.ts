// Where a person sees a document: its page in the CRM, and the PDF of an invoice, which we serve.

import { type Codec, url } from '../../../mapping/codec.ts';
import type { Dialect } from '../../../mapping/dialect.ts';
import { at, isJson, type Place } from '../../../mapping/place.ts';
import type { ZohoFacts } from '../facts.ts';
import type { DocumentOptions } from './documents.ts';
import type { DocumentForm } from './modules.ts';

/** The address under which we serve the PDF of an invoice, to whoever is signed in here. Its value is the document's id. */
export function pdfPlace(
  { kind, module }: DocumentForm,
  { facts: { servedAt }, pair }: Pick<DocumentOptions, 'facts' | 'pair'>,
  field: string | null,
): Dialect['places'] {
  if (kind !== 'invoice' || field === null || servedAt === undefined) return {};
  const codec: Codec = {
    name: 'pdf',
    type: 'text',
    decode: (raw) => (typeof raw === 'string' ? (/\/accounting\/([^/]+)\/pdf$/.exec(raw)?.[1] ?? null) : null),
    encode: (value) =>
      typeof value === 'string' && value !== ''
        ? `${servedAt}/api/pairs/${pair}/records/${kind}/accounting/${value}/pdf`
        : null,
  };
  return { accountingPdf: at([module, field], codec) };
}

/** Where a person sees the record in the CRM. */
export function placeOfPage(module: string, { webUrl }: ZohoFacts): Place {
  return {
    name: 'page',
    label: 'Address in the CRM',
    codec: url(null),
    settable: 'never',
    read: ({ [module]: document }) =>
      webUrl && isJson(document) && typeof document.id === 'string' ? `${webUrl}/tab/${module}/${document.id}` : null,
    write: () => undefined,
  };
}
