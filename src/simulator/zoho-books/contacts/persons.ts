// Reading a contact's people. Exactly one of them is primary: the first, where nobody is marked.

import { absent } from '../call.ts';
import type { Books } from '../books.ts';
import type { Reader } from '../read/reader.ts';
import { invalid, missing } from '../refusals.ts';
import { type Person, personMembers } from './contact.ts';

type Member = keyof typeof personMembers;
const members = Object.entries(personMembers) as [Member, number][];

/** One person; what is not sent stays as it was. */
export function readPerson(books: Books, sent: Reader, before: Person | undefined): Person {
  const texts = { ...before?.texts };
  for (const [name, most] of members) {
    const text = sent.text(name, most);
    if (text !== undefined) texts[name] = text;
  }
  if (texts.email && !/^[^\s@]+@[^\s@]+$/.test(texts.email)) sent.faults.add(invalid('email'));
  if (!texts.first_name && !texts.last_name && !texts.email) sent.faults.add(missing('first_name'));
  for (const name of ['enable_portal', 'communication_preference']) sent.has(name);
  const isPrimary = sent.flag('is_primary_contact') ?? before?.isPrimary ?? false;
  const { crmId } = before ?? {};
  return { id: before?.id ?? books.newId(), texts, isPrimary, ...(crmId !== undefined && { crmId }) };
}

/**
 * The people that a contact's body leaves. One that is named by id is changed; others are new. Those left out go, or stay, as the
 * switch has it. `merge` is for a list that says nothing of who is left out.
 */
export function readPersons(books: Books, sent: readonly Reader[] | undefined, before: readonly Person[]): Person[] {
  if (!sent) return [...before];
  const read = sent.map((one) => {
    const id = one.id('contact_person_id');
    const known = before.find((person) => person.id === id);
    if (id && !known) one.faults.add(absent(books, 'Contact Person'));
    return readPerson(books, one, known);
  });
  const kept = books.switches.personsReplaced ? [] : before.filter(({ id }) => !read.some((one) => one.id === id));
  return withPrimary([...kept, ...read]);
}

/** The same people with exactly one primary: the last that is marked, else the first. */
export function withPrimary(persons: readonly Person[], chosen?: string): Person[] {
  const marked = persons.filter(({ isPrimary }) => isPrimary).at(-1);
  const primary = chosen ?? marked?.id ?? persons[0]?.id;
  return persons.map((person) => ({ ...person, isPrimary: person.id === primary }));
}
