// `/{resource}/{id}/History` and `/{resource}/{id}/Attachments`, the same below every resource that has them.

import type { Call, Work } from '../call.ts';
import type { Route } from '../route.ts';
import type { Row, Table } from '../store/table.ts';
import type { Books } from '../store/books.ts';
import { empty, enveloped, notFound, refused, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { guid, text } from '../write/shape.ts';
import { overlong } from '../write/trouble.ts';
import { write, type Writing } from '../write/write.ts';
import type { Attachment, Note } from './note.ts';
import { shownAttachment, shownNote } from './show.ts';

interface Parent {
  name: string;
  scopes: string[];
  table: (books: Books) => Pick<Table<Row>, 'get'>;
  files?: true;
}

const parents: readonly Parent[] = [
  { name: 'Contacts', scopes: ['accounting.contacts'], table: ({ contacts }) => contacts, files: true },
  { name: 'Invoices', scopes: ['accounting.invoices'], table: ({ invoices }) => invoices, files: true },
  { name: 'CreditNotes', scopes: ['accounting.invoices'], table: ({ creditNotes }) => creditNotes, files: true },
  { name: 'Payments', scopes: ['accounting.payments'], table: ({ payments }) => payments },
  { name: 'Items', scopes: ['accounting.settings', 'accounting.invoices'], table: ({ items }) => items },
  { name: 'Quotes', scopes: ['accounting.invoices'], table: ({ quotes }) => quotes, files: true },
  {
    name: 'PurchaseOrders',
    scopes: ['accounting.invoices'],
    table: ({ purchaseOrders }) => purchaseOrders,
    files: true,
  },
  { name: 'Overpayments', scopes: ['accounting.payments'], table: ({ overpayments }) => overpayments },
  { name: 'Prepayments', scopes: ['accounting.payments'], table: ({ prepayments }) => prepayments },
  {
    name: 'BankTransactions',
    scopes: ['accounting.banktransactions'],
    table: ({ bankTransactions }) => bankTransactions,
    files: true,
  },
];

const shape = { Details: text(2500), HistoryRecordID: guid } as const;
const MOST_FILES = 10;
const FORBIDDEN = /[<>:"/\\|?*+\0]/;

export const historyRoutes: Route[] = parents.flatMap((parent) => [
  {
    path: [parent.name, ':id', 'History'],
    scopes: parent.scopes,
    get: (call: Call) => below(call, parent, (id) => notes(call, id)),
    put: (call: Call) => below(call, parent, (id) => write(call, noteWriting(id), 'create')),
  },
  ...(parent.files ? fileRoutes(parent) : []),
]);

function fileRoutes(parent: Parent): Route[] {
  const scopes = ['accounting.attachments'];
  const put = (call: Call) => below(call, parent, (id) => attach(call, id));
  return [
    { path: [parent.name, ':id', 'Attachments'], scopes, get: (call) => below(call, parent, (id) => files(call, id)) },
    {
      path: [parent.name, ':id', 'Attachments', ':file'],
      scopes,
      get: (call) => below(call, parent, (id) => file(call, id)),
      put,
      post: put,
    },
  ];
}

/** These places take ids only. */
function below(call: Call, { table }: Parent, then: (id: string) => Reply): Reply {
  const id = call.path[1]?.toLowerCase() ?? '';
  return isGuid(id) && table(call.books).get(id) ? then(id) : notFound();
}

function notes(call: Call, parentId: string): Reply {
  const rows = call.books.notes.having('parent', parentId).sort((one, other) => other.updatedAt - one.updatedAt);
  return enveloped(call, 'HistoryRecords', rows.map(shownNote));
}

function noteWriting(parentId: string): Writing<typeof shape> {
  return {
    root: 'HistoryRecords',
    shape,
    id: 'HistoryRecordID',
    apply: (work, element) => {
      const troubles = overlong(shape, element);
      if (troubles.length) return { refused: troubles, echo: { Details: element.Details } };
      const note = addNote(work, parentId, element.Details ?? '');
      return { done: () => shownNote(note) };
    },
  };
}

/** A note of the API is signed by the system, and can never be changed (Xero's docs). */
export function addNote({ books, xero }: Work, parentId: string, Details: string, User = 'System Generated'): Note {
  return books.notes.set({ id: xero.guid(), updatedAt: books.now(), parentId, Changes: 'Note', Details, User });
}

function files(call: Call, parentId: string): Reply {
  const rows = call.books.attachments.having('parent', parentId);
  return enveloped(
    call,
    'Attachments',
    rows.map((row) => shownAttachment(row, addressOf(call))),
  );
}

function file(call: Call, parentId: string): Reply {
  const name = call.path[3] ?? '';
  const rows = call.books.attachments.having('parent', parentId);
  const found = rows.find(({ id, FileName }) => id === name.toLowerCase() || FileName === name);
  if (!found) return notFound();
  return { status: 200, headers: { 'content-type': found.MimeType }, body: found.content };
}

/** The same name overwrites. Contents are kept as text: binary files come out changed. (messages unverified) */
function attach(call: Call, parentId: string): Reply {
  const { books, xero } = call;
  const FileName = call.path[3] ?? '';
  const known = books.attachments.having('parent', parentId);
  const before = known.find((one) => one.FileName === FileName);
  const full = !before && known.length >= MOST_FILES;
  if (FORBIDDEN.test(FileName) || full || call.text === '') {
    const reason = full ? `A document can have at most ${MOST_FILES} attachments.` : 'The attachment is not valid.';
    return call.text.length > xero.switches.maxBodyBytes ? empty(413) : refused(call, 10, reason);
  }
  const saved: Attachment = books.attachments.set({
    id: before?.id ?? xero.guid(),
    updatedAt: books.now(),
    parentId,
    FileName,
    MimeType: call.headers.get('content-type') ?? 'application/octet-stream',
    content: call.text,
    bytes: new TextEncoder().encode(call.text).length,
    IncludeOnline: call.query.is('IncludeOnline'),
  });
  books.commit();
  return enveloped(call, 'Attachments', [shownAttachment(saved, addressOf(call))]);
}

function addressOf({ path }: Call): string {
  return `https://api.xero.com/api.xro/2.0/${path.slice(0, 3).join('/')}`;
}
