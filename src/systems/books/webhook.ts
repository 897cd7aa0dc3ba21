// What Books sends us: webhooks that a person has set up by hand, since Books' API makes none. A hint that names a document, and nothing
// more; the document itself is read.

import { parseExact } from 'xero-node-lite';
import type { KindName, RecordId } from '../../core/record.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { idIn, toRecordId } from './ids.ts';

export interface BooksHint {
  readonly kinds: readonly KindName[];
  readonly ids: readonly RecordId[];
}

export type Understood =
  | { readonly hints: readonly BooksHint[]; readonly isPressed?: true }
  | { readonly wrong: string; readonly field: string };

interface Told {
  /** Members under which a document of the module is sent, one of them. */
  readonly root: string;
  readonly id: string;
  readonly kinds: readonly KindName[];
}

const modules: Readonly<Record<string, Told>> = {
  invoices: { root: 'invoice', id: 'invoice_id', kinds: ['invoice'] },
  estimates: { root: 'estimate', id: 'estimate_id', kinds: ['quote', 'accepted-quote'] },
  salesorders: { root: 'salesorder', id: 'salesorder_id', kinds: ['sales-order'] },
  purchaseorders: { root: 'purchaseorder', id: 'purchaseorder_id', kinds: ['purchase-order'] },
};

/** The body as a webhook sends it: JSON, or a form with JSON in it. Undefined where it is neither. Ids keep all their digits. */
export function parseHook(text: string, contentType: string): Json | undefined {
  const isForm = /urlencoded/i.test(contentType);
  const form = isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  const body = form ? (form.JSONString ?? form) : text;
  if (typeof body !== 'string') return body;
  try {
    const parsed = parseExact(body, { asText: 'all' });
    return isJson(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** `{module, id}` as our own text for pasting has it (a button's says `by` whom: a person), or Books' own payload: the whole record under its name. */
export function readHook(body: Json): Understood {
  const { module, id } = body;
  if (typeof module === 'string') {
    const told = modules[module];
    const own = idIn(id);
    if (!told)
      return {
        wrong: `module ${module.slice(0, 60)} is not one of ${Object.keys(modules).join(', ')}`,
        field: 'module',
      };
    if (own === null || !/^\d{1,25}$/.test(own)) return { wrong: 'id is missing, or no record id', field: 'id' };
    const pressed = body.by === 'person' ? { isPressed: true as const } : {};
    return { hints: [{ kinds: told.kinds, ids: [toRecordId(module, own)] }], ...pressed };
  }
  const hints = Object.entries(modules).flatMap(([name, told]) => hintIn(name, told, body[told.root]));
  const paid = [body.payment, body.customerpayment, body.customer_payment, body.creditnote].flatMap(invoicesOf);
  const all = [...hints, ...(paid.length > 0 ? [{ kinds: ['invoice'] as const, ids: paid }] : [])];
  return all.length > 0 || Object.values(body).some(isJson)
    ? { hints: all }
    : { wrong: 'no record is named', field: 'body' };
}

function hintIn(module: string, { id, kinds }: Told, record: unknown): BooksHint[] {
  const own = isJson(record) ? idIn(record[id]) : null;
  return own === null ? [] : [{ kinds, ids: [toRecordId(module, own)] }];
}

/** Invoices that a payment or a credit note went to. */
function invoicesOf(record: unknown): RecordId[] {
  const rows = isJson(record) ? [record.invoices, record.invoices_credited].flat() : [];
  return rows.filter(isJson).flatMap(({ invoice_id: id }) => {
    const own = idIn(id);
    return own === null ? [] : [toRecordId('invoices', own)];
  });
}
