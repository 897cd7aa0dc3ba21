// A contact's people by API, one at a time.

import { absent, type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import { bad, good, type Reply } from '../reply.ts';
import type { Contact, Person } from './contact.ts';
import { readPerson, withPrimary } from './persons.ts';
import { showPerson } from './show.ts';
import { keepContact } from './write.ts';

const PATH = '/contacts/contactpersons';
const OF = '/contacts/:id/contactpersons';
const area = 'contacts';

function create(call: Call): Reply {
  const { books } = call;
  const body = reads(call);
  const contact = books.contacts.get(body.id('contact_id'));
  if (!contact) return bad(absent(books, 'Contact'));
  const person = readPerson(books, body, undefined);
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const saved = keepContact(books, { ...contact, persons: withPrimary([...contact.persons, person]) }, contact);
  return good('The contactperson has been Created', { contact_person: shown(saved, person.id) }, 201);
}

function update(call: Call, contact: Contact, before: Person): Reply {
  const { books } = call;
  const body = reads(call);
  body.has('contact_id');
  const person = readPerson(books, body, before);
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const persons = contact.persons.map((one) => (one.id === person.id ? person : one));
  const saved = keepContact(books, { ...contact, persons: withPrimary(persons) }, contact);
  return good('The contactperson details has been updated.', { contact_person: shown(saved, person.id) });
}

function remove({ books }: Call, contact: Contact, { id }: Person): Reply {
  const persons = contact.persons.filter((one) => one.id !== id);
  keepContact(books, { ...contact, persons: withPrimary(persons) }, contact);
  return good('The contact person has been deleted.');
}

function makePrimary({ books }: Call, contact: Contact, { id }: Person): Reply {
  keepContact(books, { ...contact, persons: withPrimary(contact.persons, id) }, contact);
  return good('This contact person has been marked as your primary contact person.');
}

function shown({ persons }: Contact, id: string) {
  const person = persons.find((one) => one.id === id);
  return person ? showPerson(person) : {};
}

/** A person by id alone, or within the contact that the path names. */
const one = (handle: (call: Call, contact: Contact, person: Person) => Reply) => (call: Call) => {
  const contact = call.books.contacts.having('person', call.params.person ?? '')[0];
  const fits = contact && (call.params.id ?? contact.id) === contact.id;
  const person = fits ? contact.persons.find(({ id }) => id === call.params.person) : undefined;
  return withRow(call, person, 'Contact Person', (found) => handle(call, contact as Contact, found));
};

const read = one((_call, _contact, person) => good('success', { contact_person: showPerson(person) }));

export const personRoutes: Route[] = [
  { method: 'POST', path: PATH, area, handle: create },
  { method: 'GET', path: `${PATH}/:person`, area, handle: read },
  { method: 'PUT', path: `${PATH}/:person`, area, handle: one(update) },
  { method: 'DELETE', path: `${PATH}/:person`, area, handle: one(remove) },
  { method: 'POST', path: `${PATH}/:person/primary`, area, handle: one(makePrimary) },
  {
    method: 'GET',
    path: OF,
    area,
    handle: (call) =>
      withRow(call, call.books.contacts.get(call.params.id), 'Contact', ({ persons }) =>
        good('success', { contact_persons: persons.map(showPerson) }),
      ),
  },
  { method: 'GET', path: `${OF}/:person`, area, handle: read },
];
