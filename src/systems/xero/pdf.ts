// The PDF of a document, as Xero makes it.

import { isGuid, resources } from 'xero-node-lite';
import { done, failed, type Result } from '../../core/problem.ts';
import type { KindName } from '../../core/record.ts';
import type { XeroAccess } from './api.ts';
import { problemOf } from './errors.ts';

const operations = {
  invoice: resources.invoices.pdf,
  quote: resources.quotes.pdf,
  'purchase-order': resources.purchaseOrders.pdf,
};

export type PdfKind = keyof typeof operations;

/** Whether Xero makes PDFs of that kind. */
export function hasPdf(kind: KindName): kind is PdfKind {
  return kind in operations;
}

/** `record.missing` where there is no such document. `id` is Xero's own. */
export async function pdfOf(
  { line, baseUrl, tenantId }: XeroAccess,
  kind: PdfKind,
  id: string,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!isGuid(id)) return failed({ code: 'record.missing', id });
  const { method, url, headers } = operations[kind].request({ baseUrl, tenantId }, id);
  const sent = await line.send({ method, url, headers, file: true });
  if (!sent.ok) return sent;
  const { status, headers: replied, text, bytes } = sent.value;
  if (bytes) return done(bytes);
  const read = await operations[kind].process(new Response(text, { status, headers: replied }));
  const problem = read.ok ? undefined : problemOf(read.problem);
  if (!problem || (problem.code === 'request.refused' && problem.status === 404))
    return failed({ code: 'record.missing', id });
  return failed(problem);
}
