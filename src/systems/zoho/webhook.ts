// What Zoho sends us: notification channels and workflow webhooks. Both are hints that name records; ids are read from the raw text,
// since they exceed what a number can hold.

import { parseExact } from 'xero-node-lite';
import type { KindName } from '../../core/record.ts';
import { kindNamed } from '../../kinds/index.ts';
import { isJson } from '../../mapping/place.ts';
import { toRecordId } from './ids.ts';

/** Modules whose records are, or belong to, records of a kind. */
const kindsOf: Readonly<Record<string, readonly KindName[]>> = {
  Accounts: ['customer'],
  Contacts: ['customer'],
  Vendors: ['vendor'],
  Products: ['item'],
  Quotes: ['quote', 'accepted-quote'],
  Sales_Orders: ['sales-order'],
  Invoices: ['invoice'],
  Purchase_Orders: ['purchase-order'],
};

export interface SaveHint {
  readonly kinds: readonly KindName[];
  readonly ids: readonly string[];
  /** Somebody has pressed one of our buttons. */
  readonly isPressed?: true;
}

export type Understood = { readonly hint: SaveHint } | { readonly wrong: string; readonly field: string };

export const knownModules = Object.keys(kindsOf);

/** `{module, id}` or `{module, ids}` as a workflow or a function sends them; a button's says `by` whom: a person. */
export function readSave(fields: Readonly<Record<string, unknown>>): Understood {
  const { module } = fields;
  if (typeof module !== 'string' || module === '') return { wrong: 'module is missing', field: 'module' };
  const kinds = kindsOf[module]?.filter((kind) => kindNamed(kind) !== undefined);
  if (!kinds)
    return { wrong: `module ${module.slice(0, 60)} is not one of ${knownModules.join(', ')}`, field: 'module' };
  const named = fields.ids ?? fields.id;
  const ids = (Array.isArray(named) ? named : String(named ?? '').split(','))
    .map((id) => String(id).trim())
    .filter((id) => id !== '');
  if (ids.length === 0) return { wrong: 'id or ids is missing', field: 'id' };
  const bad = ids.find((id) => !/^\d{1,25}$/.test(id));
  if (bad !== undefined) return { wrong: `${bad.slice(0, 60)} is not a record id`, field: 'id' };
  const pressed = fields.by === 'person' ? { isPressed: true as const } : {};
  return { hint: { kinds, ids: ids.map((id) => toRecordId(module, id)), ...pressed } };
}

/**
 * The body of a save: JSON or a form, of either of the two ways in which forms are sent. Undefined where it is neither. A function that
 * sends a text is not sure to say what kind of text: JSON is taken for what it is.
 */
export function parseSave(text: string, contentType: string): Record<string, unknown> | undefined {
  const body = exactJson(text);
  if (isJson(body)) return { ...body };
  if (/urlencoded/i.test(contentType)) return joined([...new URLSearchParams(text)]);
  const boundary = /multipart\/form-data.*boundary="?([^";]+)/i.exec(contentType)?.[1];
  return boundary === undefined ? undefined : joined(partsOf(text, boundary));
}

/** A name that is given more than once names several: an id each. */
function joined(given: readonly (readonly [string, string])[]): Record<string, unknown> {
  const fields = new Map<string, string>();
  for (const [name, value] of given) fields.set(name, fields.has(name) ? `${fields.get(name)},${value}` : value);
  return Object.fromEntries(fields);
}

function partsOf(text: string, boundary: string): [string, string][] {
  return text.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const [, name, value] = /^\r?\n[^]*?name="([^"]*)"[^]*?\r?\n\r?\n([^]*?)\r?\n?$/.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}

/** Numbers stay as they were written: an id may come without quotes. */
function exactJson(text: string): unknown {
  try {
    return parseExact(text, { asText: 'all' });
  } catch {
    return undefined;
  }
}

export interface Notification {
  readonly token: string;
  readonly channel: string;
  readonly hint: SaveHint | null;
}

/** A callback of a notification channel. Undefined where it can't be read; no hint where its module is none of ours. */
export function parseNotification(text: string): Notification | undefined {
  const body = exactJson(text);
  if (!isJson(body)) return undefined;
  const { token, channel_id: channel, module, ids } = body;
  const read = readSave({ module, ids });
  return {
    token: typeof token === 'string' ? token : '',
    channel: String(channel ?? ''),
    hint: 'hint' in read ? read.hint : null,
  };
}
