// Contacts, their people and addresses by API.

import { absent, type Call, faultIn, idsIn, reads, type Route, withRow } from '../call.ts';
import { list } from '../list/list.ts';
import { asNumber } from '../money.ts';
import { contactInUse, missing } from '../refusals.ts';
import { answer, bad, good, type Reply } from '../reply.ts';
import { upsert } from '../upsert.ts';
import { unusedCredits } from '../credits/unused.ts';
import { hasTransactions, unpaidOf } from './balances.ts';
import { addressRoutes } from './address-routes.ts';
import { type Contact } from './contact.ts';
import { contactList } from './list.ts';
import { personRoutes } from './person-routes.ts';
import { showContact } from './show.ts';
import { deleteContact, keepContact, saveContact } from './write.ts';

function create(call: Call): Reply {
  const { books } = call;
  return answer(saveContact(books, reads(call)), (contact) =>
    good('The contact has been added.', { contact: showContact(books, contact) }, 201),
  );
}

function update(call: Call, contact: Contact): Reply {
  const { books } = call;
  return answer(saveContact(books, reads(call), contact), (saved) =>
    good('Contact information has been saved.', { contact: showContact(books, saved) }),
  );
}

function remove({ books }: Call, contact: Contact): Reply {
  return answer(deleteContact(books, contact), () => good('The contact has been deleted.'));
}

/** All or none: one that is in use keeps the others. */
function removeMany(call: Call): Reply {
  const { books } = call;
  const ids = idsIn(call, 'contact_ids');
  const contacts = ids.map((id) => books.contacts.get(id));
  if (!ids.length) return bad(missing('contact_ids'));
  if (!contacts.every((contact) => contact !== undefined)) return bad(absent(books, 'Contact'));
  if (contacts.some(({ id }) => hasTransactions(books, id))) return bad(contactInUse);
  for (const contact of contacts) deleteContact(books, contact);
  return good('The contacts have been deleted.');
}

function setStatus({ books }: Call, contact: Contact, status: Contact['status']): Reply {
  keepContact(books, { ...contact, status }, contact);
  return good(`The contact has been marked as ${status}.`);
}

function listUnpaid({ books }: Call, contact: Contact): Reply {
  const invoices = unpaidOf(books, contact).map(({ id, number, date, until, total, balance }) => ({
    invoice_id: id,
    invoice_number: number,
    date,
    due_date: until,
    total: asNumber(total),
    balance: asNumber(balance),
  }));
  return good('success', { invoices });
}

function customFields(call: Call, contact: Contact): Reply {
  const body = reads({ ...call, json: { custom_fields: call.json } });
  const fault = faultIn(call.books, body);
  if (fault) return bad(fault);
  return answer(saveContact(call.books, body, contact), () => good('Custom Fields Updated Successfully'));
}

export const oneContact = (handle: (call: Call, contact: Contact) => Reply) => (call: Call) =>
  withRow(call, call.books.contacts.get(call.params.id), 'Contact', (contact) => handle(call, contact));

const writing = (call: Call) => ({
  module: 'contact' as const,
  label: 'Contact',
  table: call.books.contacts,
  create,
  update,
});

const PATH = '/contacts';
const area = 'contacts';

export const contactRoutes: Route[] = [
  { method: 'GET', path: PATH, area, handle: (call) => list(call, contactList(call.books)) },
  { method: 'POST', path: PATH, area, handle: create },
  { method: 'PUT', path: PATH, area, handle: (call) => upsert(call, writing(call)) },
  { method: 'DELETE', path: PATH, area, handle: removeMany },
  {
    method: 'GET',
    path: `${PATH}/:id`,
    area,
    handle: oneContact(({ books }, contact) => good('success', { contact: showContact(books, contact) })),
  },
  { method: 'PUT', path: `${PATH}/:id`, area, handle: oneContact(update) },
  { method: 'DELETE', path: `${PATH}/:id`, area, handle: oneContact(remove) },
  {
    method: 'POST',
    path: `${PATH}/:id/active`,
    area,
    handle: oneContact((call, one) => setStatus(call, one, 'active')),
  },
  {
    method: 'POST',
    path: `${PATH}/:id/inactive`,
    area,
    handle: oneContact((call, one) => setStatus(call, one, 'inactive')),
  },
  { method: 'GET', path: `${PATH}/:id/unpaidinvoices`, area, handle: oneContact(listUnpaid) },
  {
    method: 'GET',
    path: `${PATH}/:id/receivables/unusedcredits`,
    area,
    handle: oneContact(({ books }, contact) => good('success', unusedCredits(books, contact))),
  },
  { method: 'PUT', path: '/contact/:id/customfields', area, handle: oneContact(customFields) },
  ...addressRoutes,
  ...personRoutes,
];
