// Further addresses of a contact by API.

import { type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import { bad, good, type Reply } from '../reply.ts';
import type { Address, Contact } from './contact.ts';
import { showAddress } from './show.ts';
import { keepContact, readAddress } from './write.ts';

const PATH = '/contacts/:id/address';
const area = 'contacts';

function create(call: Call, contact: Contact): Reply {
  const body = reads(call);
  const address = readAddress(call.books, body, undefined);
  const fault = faultIn(call.books, body);
  if (fault) return bad(fault);
  keepContact(call.books, { ...contact, addresses: [...contact.addresses, address] }, contact);
  return good('The address has been created.', { address_info: showAddress(address) }, 201);
}

function update(call: Call, contact: Contact, before: Address): Reply {
  const body = reads(call);
  const address = readAddress(call.books, body, before);
  const fault = faultIn(call.books, body);
  if (fault) return bad(fault);
  const addresses = contact.addresses.map((one) => (one.id === address.id ? address : one));
  keepContact(call.books, { ...contact, addresses }, contact);
  return good('The address has been updated.', { address_info: showAddress(address) });
}

function remove({ books }: Call, contact: Contact, { id }: Address): Reply {
  keepContact(books, { ...contact, addresses: contact.addresses.filter((one) => one.id !== id) }, contact);
  return good('The address has been deleted.');
}

const ofContact = (handle: (call: Call, contact: Contact) => Reply) => (call: Call) =>
  withRow(call, call.books.contacts.get(call.params.id), 'Contact', (contact) => handle(call, contact));

const one = (handle: (call: Call, contact: Contact, address: Address) => Reply) =>
  ofContact((call, contact) =>
    withRow(
      call,
      contact.addresses.find(({ id }) => id === call.params.address),
      'Address',
      (address) => handle(call, contact, address),
    ),
  );

export const addressRoutes: Route[] = [
  {
    method: 'GET',
    path: PATH,
    area,
    handle: ofContact((_call, { billing, shipping, addresses }) =>
      good('success', { addresses: [billing, shipping, ...addresses].map(showAddress) }),
    ),
  },
  { method: 'POST', path: PATH, area, handle: ofContact(create) },
  { method: 'PUT', path: `${PATH}/:address`, area, handle: one(update) },
  { method: 'DELETE', path: `${PATH}/:address`, area, handle: one(remove) },
];
