// What the desks of invoices, quotes and purchase orders have in common: how a document is understood, and how one is written.

import type { Line } from 'xero-node-lite';
import type { Fixed, KindName, RecordId, Seen, Sight } from '../../core/record.ts';
import { type Fields, isBlank } from '../../core/value.ts';
import type { Draft as JsonDraft, Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, PutAway, Write } from '../../sync/ports.ts';
import { elementsBy } from './elements.ts';
import { bareIdOf, recordIdOf } from './desk.ts';
import type { XeroFacts } from './dialect.ts';
import { STATE } from './document-dialect.ts';
import { givenTax } from './given-tax.ts';
import { GIVEN_TAX } from './line-places.ts';
import { LAGS, PAID } from './paid.ts';
import { paymentOf } from './payments.ts';
import { untold } from './untold.ts';
import { lineElements, remember, type SeenLines } from './lines.ts';
import { traitsOf } from './traits.ts';

/** What every document shows. */
export interface AnyDocument {
  readonly Status?: string;
  readonly Date?: string;
  readonly LineAmountTypes?: string;
  readonly CurrencyCode?: string;
  readonly LineItems: readonly Line[];
  readonly Contact?: { readonly ContactID?: string; readonly Name?: string };
  readonly UpdatedDateUTC?: number;
}

/** What a pass knows of the organisation while it handles its documents. */
export interface Office {
  readonly facts: XeroFacts;
  /** Whether invoices are told with their payments: a call more for every twenty that have some. */
  readonly payments: boolean;
  /** The organisation's own day, `YYYY-MM-DD`. */
  today(): string;
  now(): number;
  readonly seen: SeenLines;
}

/** What differs between the sorts of documents. */
export interface Sort<Document extends AnyDocument> {
  readonly module: string;
  readonly idName: keyof Document & string;
  readonly numberName: keyof Document & string;
  state(document: Document, today: string): string | null;
  fixed(document: Document, facts: XeroFacts): Fixed | null;
  version(document: Document, state: string | null): string;
  stamp(document: Document, kind: KindName): RecordId | null;
  origin?(document: Document, kind: KindName): RecordId | null;
  outside(document: Document, kind: KindName): string | null;
  /** Members that every new document of the sort has, and its mark. */
  started(draft: Draft): JsonDraft;
  /** Finishes an update: what must be in it whatever changed, and our mark. */
  finished(draft: JsonDraft, patch: Patch): JsonDraft;
  /** How a document that was seen like this is put away. */
  putAway(record: PutAway): JsonDraft;
}

export function toSeen<Document extends AnyDocument>(
  { facts, today, seen }: Office,
  sort: Sort<Document>,
  kind: KindName,
  translator: Translator,
  document: Document,
): Seen {
  remember(seen, document.LineItems);
  const state = sort.state(document, today());
  const number = document[sort.numberName] as string | undefined;
  const origin = sort.origin?.(document, kind) ?? null;
  return {
    id: recordIdOf(sort, String(document[sort.idName])),
    version: sort.version(document, state),
    young: false,
    changedAt: document.UpdatedDateUTC ?? 0,
    ...(LAGS in document && { again: Number(document[LAGS]) }),
    name: number || (document.Contact?.Name ?? ''),
    fields: toldFields(kind, translator, explained(document, state, facts)),
    traits: { ...traitsOf(document), ...(document.Contact?.Name !== undefined && { Contact: document.Contact.Name }) },
    stamp: sort.stamp(document, kind),
    ...(origin !== null && { origin }),
    fixed: sort.fixed(document, facts),
    ...(document.CurrencyCode !== undefined && { currency: document.CurrencyCode }),
    date: document.Date ?? null,
    outside: sort.outside(document, kind),
  };
}

export function toSight(seen: Seen, status: string | undefined): Sight {
  return status === 'DELETED' ? { is: 'gone', how: 'deleted', was: seen } : { is: 'present', seen };
}

/** What a document shows, without what only some readings tell and this one does not. */
function toldFields(kind: KindName, translator: Translator, document: Json): Fields {
  const fields = translator.read(document);
  return PAID in document ? fields : untold(kind, fields);
}

/** The document with what has to be worked out: its state in our words, and the taxes that somebody set. */
function explained(document: AnyDocument, state: string | null, { taxRates = {} }: XeroFacts): Json {
  const LineItems = document.LineItems.map((line) => {
    const given = givenTax(line, document.LineAmountTypes, taxRates);
    return given === null ? line : { ...line, [GIVEN_TAX]: given };
  });
  return { ...document, LineItems, [STATE]: state } as unknown as Json;
}

export function elementsOf<Document extends AnyDocument>(
  office: Office,
  sort: Sort<Document>,
  translator: Translator,
  write: Write,
): object[] {
  return elementsBy(write, {
    create: (draft) => toCreate(office, sort, translator, draft),
    update: (patch) => paymentOf(patch) ?? toUpdate(office, sort, translator, patch),
    archive: (record) => ({ [sort.idName]: bareIdOf(record.id), ...sort.putAway(record) }),
  });
}

function toCreate<Document extends AnyDocument>(
  { seen }: Office,
  sort: Sort<Document>,
  translator: Translator,
  draft: Draft,
): object {
  const { lines, ...heading } = draft.fields;
  const element: JsonDraft = {};
  // What is blank says nothing about a new document.
  translator.write(
    element,
    Object.fromEntries(Object.entries(heading).filter(([, value]) => !isBlank(value))),
    'create',
  );
  const rows = { rows: lines ?? null, before: null, known: draft.known ?? {} };
  return {
    ...element,
    LineItems: lineElements(translator, seen, rows),
    ...sort.started({ ...draft, fields: heading }),
  };
}

/** Members that are left alone rather than emptied: Xero has no blank for them. */
const NEVER_BLANK = ['Date', 'DueDate', 'ExpiryDate', 'DeliveryDate', 'LineAmountTypes', 'CurrencyRate', 'Contact'];

function toUpdate<Document extends AnyDocument>(
  { seen }: Office,
  sort: Sort<Document>,
  translator: Translator,
  patch: Patch,
): object {
  const { lines, ...heading } = patch.fields;
  const element: JsonDraft = { [sort.idName]: bareIdOf(patch.id) };
  translator.write(element, heading, 'update');
  for (const name of [...NEVER_BLANK, sort.numberName, 'BrandingThemeID']) {
    if (element[name] === '' || element[name] === null) delete element[name];
  }
  const rows = { rows: lines ?? null, before: patch.seen.fields.lines ?? null, known: patch.known ?? {} };
  if (lines !== undefined) element.LineItems = lineElements(translator, seen, rows);
  return sort.finished(element, patch);
}

/** Whether a record that we may have made came of a draft whose reply was lost: by its number where ours, else by what it says. */
export function isMadeFrom(seen: Seen, { source, fields, instead }: Draft): 'sure' | 'alike' | 'no' {
  // What was voided for another bears the same mark.
  if (instead !== undefined && (seen.id === instead || seen.fixed?.why === 'void')) return 'no';
  if (seen.stamp !== null) return seen.stamp === source ? 'sure' : 'no';
  if (!isBlank(fields.number)) return sameText(seen.fields.number, fields.number) ? 'sure' : 'no';
  const told = ['customer', 'vendor', 'date', 'currency', 'reference'] as const;
  const isAlike = told.every((name) => isBlank(fields[name]) || sameText(seen.fields[name], fields[name]));
  return isAlike && told.some((name) => !isBlank(fields[name])) && sameLines(seen, fields.lines) ? 'alike' : 'no';
}

function sameText(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase();
}

/** As many lines, and each with the price and the text that was sent. */
function sameLines({ fields }: Seen, sent: Draft['fields'][string] | undefined): boolean {
  const [ours, theirs] = [fields.lines, sent].map((rows) => (Array.isArray(rows) ? rows : []));
  if (!ours || !theirs || ours.length !== theirs.length) return false;
  return theirs.every((row, at) => {
    const names = ['description', 'quantity', 'unitPrice'];
    return names.every((name) => isBlank(row.fields[name]) || row.fields[name] === ours[at]?.fields[name]);
  });
}

/** Used by kinds whose documents bear no mark of ours but their number. */
export const unmarked = { stamp: (): null => null, outside: (): null => null };
