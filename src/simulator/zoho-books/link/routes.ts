// Bringing a record of the CRM into Books at once, by its id. It takes the link to be set up.

import { absent, type Call, type Route } from '../call.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Item } from '../items/item.ts';
import { notLinked } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { crmOf, linkOf } from './link.ts';
import { toBooks } from './run.ts';
import { customers, items, type Twin, vendors } from './twins.ts';

function bring<Row extends Contact | Item>(
  call: Call,
  twin: Twin<Row>,
  recordId: string | undefined,
  member: string,
): Reply {
  const { books } = call;
  const link = linkOf(books);
  const crm = link.on ? crmOf(books) : undefined;
  if (!crm) return bad(notLinked);
  const record = recordId === undefined ? undefined : crm.records.get(twin.module, recordId);
  if (!record) return bad(absent(books, 'Record'));
  const known = twin.rows(books).find((row) => twin.crmId(row) === record.id);
  const brought = toBooks(books, crm, { ...link, duplicates: 'overwrite' }, twin, record, known);
  if (!brought || 'code' in brought) return bad(brought ?? absent(books, 'Record'));
  return good('The record has been imported.', { data: { [member]: brought.id } }, 201);
}

/** A Contact of the CRM comes with its account. */
function bringPerson(call: Call): Reply {
  const account = crmOf(call.books)?.records.get('Contacts', call.params.id ?? '')?.values.Account_Name;
  return bring(call, customers, typeof account === 'string' ? account : undefined, 'contact_id');
}

export const linkRoutes: Route[] = [
  {
    method: 'POST',
    path: '/crm/account/:id/import',
    area: 'contacts',
    handle: (call) => bring(call, customers, call.params.id, 'contact_id'),
  },
  { method: 'POST', path: '/crm/contact/:id/import', area: 'contacts', handle: bringPerson },
  {
    method: 'POST',
    path: '/crm/vendor/:id/import',
    area: 'contacts',
    handle: (call) => bring(call, vendors, call.params.id, 'contact_id'),
  },
  {
    method: 'POST',
    path: '/crm/item/:id/import',
    area: 'settings',
    handle: (call) => bring(call, items, call.params.id, 'item_id'),
  },
];
