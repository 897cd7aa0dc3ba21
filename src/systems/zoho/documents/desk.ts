// The desk of documents with lines: quotes, orders, invoices, purchase orders. Headings come from lists, lines from queries on their
// module; a document is put away by its state, and never deleted.

import type { Fixed } from '../../../core/record.ts';
import type { Fields, Value } from '../../../core/value.ts';
import { isJson, type Draft as JsonDraft, type Json } from '../../../mapping/place.ts';
import type { Translator } from '../../../mapping/translate.ts';
import { codeOf } from '../../../mapping/values.ts';
import type { Patch } from '../../../sync/ports.ts';
import type { Desk, DeskSetup } from '../desk.ts';
import { type DocumentForm, purposeIn } from '../dialects/modules.ts';
import { statusField, statusMap } from '../dialects/statuses.ts';
import { flatDesk, type Made } from '../flat.ts';
import { attached } from './attach.ts';
import { extraFields } from './extras.ts';
import { lineChanges, noPrice } from './merge.ts';
import { neededColumns, type RowReader, withRows } from './rows.ts';

/** Zoho's own limit for a document's subject. */
const SUBJECT_LENGTH = 120;

export function documentDesk(setup: DeskSetup, form: DocumentForm): Desk {
  const { access, facts, pair, translator, now } = setup;
  const { module, subform } = form;
  const reader: RowReader = { access, facts, module, subform, columns: columnsOf(translator), known: new Map(), now };
  const status = statusField(module);
  return flatDesk(setup, {
    module,
    nameField: 'Subject',
    madeFrom: form.madeFrom,
    stamp: purposeIn(form, 'accountingId'),
    needed: [status, 'Created_Time', 'Grand_Total', ...extraFields],
    hidden: [subform],
    complete: (headers) => withRows(reader, headers),
    stateOf: (document, fields) => ({
      fixed: fixedBy(form, document, fields),
      date: textOr(fields.date ?? dateOf(form, document)),
      outside: form.kind === 'accepted-quote' && !isAccepted(setup, document) ? 'quote' : null,
    }),
    ready: async (made) => {
      const records = made.map((each) => {
        const { source, origin } = each.draft;
        return { source, origin, record: withSubject(each, subform) };
      });
      return attached({ access, facts, pair }, module, records);
    },
    changeOf: (body, patch) => changeOf(subform, translator, body, patch),
    putAway: voided(form, translator),
  });
}

function columnsOf({ placeOf }: Translator): string[] {
  const places = Object.values(placeOf('lines')?.row ?? {});
  return [...new Set([...neededColumns, ...places.map(({ name }) => name)])];
}

/** A change whose lines are sent as Zoho merges them. */
function changeOf(subform: string, { placeOf }: Translator, body: Json, { seen, fields }: Patch): Json {
  const whole = new Set([subform, ...extraFields]);
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !whole.has(name)));
  const place = placeOf('lines');
  if (!place || fields.lines === undefined) return rest;
  return { ...rest, ...lineChanges(subform, { place, before: seen.fields.lines ?? null, after: fields.lines }) };
}

/** Every document needs a subject: what people call it by, as far as anything is known; and its lines in their order. */
function withSubject({ draft: { source, fields }, record }: Made, subform: string): Json {
  const called = [fields.title, fields.accountingNumber, fields.number, fields.reference].find(isText);
  const own = isText(record.Subject) ? record.Subject : (called ?? source.slice(source.indexOf(':') + 1));
  const rows = Array.isArray(record[subform]) ? record[subform].filter(isJson) : [];
  const inOrder = rows.map((row, at) => ({ ...noPrice, ...row, Sequence_Number: at + 1 }));
  return { ...record, Subject: own.slice(0, SUBJECT_LENGTH), [subform]: inOrder };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOr(value: Value): string | null {
  return isText(value) ? value : null;
}

/** A document's day where the mapping carries none: Zoho's own field, else the day on which it was made. */
function dateOf({ date }: DocumentForm, document: Json): string | null {
  const raw = date === null ? document.Created_Time : document[date];
  return typeof raw === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(raw)?.[0] ?? null) : null;
}

const closed: Readonly<Record<string, Fixed['why']>> = {
  void: 'void',
  deleted: 'void',
  cancelled: 'void',
  paid: 'paid',
};

/** The CRM itself lets everything be changed; that a document is closed says whether it is of interest. */
function fixedBy({ kind, module }: DocumentForm, document: Json, fields: Fields): Fixed | null {
  const word = document[statusField(module)];
  const isSale = kind === 'sales-order' || kind === 'accepted-quote';
  const status = isSale ? codeIn(module, word) : (fields.status ?? codeIn(module, word));
  const why = typeof status === 'string' ? closed[status] : undefined;
  return why ? { why, open: Object.keys(fields) } : null;
}

/** Whether the customer has said yes, by the words that the settings mean by it. */
function isAccepted({ statuses, facts }: DeskSetup, document: Json): boolean {
  const field = statusField('Quotes');
  const map = statusMap('Quotes', statuses.quote, facts.words?.[`Quotes.${field}`]);
  const word = document[field];
  const code = isText(word) ? codeOf(map, word) : null;
  return code === 'accepted' || code === 'invoiced';
}

function codeIn(module: DocumentForm['module'], word: unknown): string | null {
  const row = statusMap(module).rows.find(([each]) => each === word);
  return row?.[1] ?? null;
}

/** The state that puts a document away, in the words of the organisation's list. */
function voided({ kind, module }: DocumentForm, translator: Translator): Json {
  const field = statusField(module);
  const body: JsonDraft = {};
  translator.write(body, { status: kind === 'invoice' ? 'void' : 'deleted' }, 'update');
  const word = isJson(body[module]) ? body[module][field] : undefined;
  return { [field]: isText(word) ? word : kind === 'quote' ? 'Closed Lost' : 'Cancelled' };
}
