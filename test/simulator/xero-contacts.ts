// A world without anybody in it, for the tests about contacts: what they send, and how they read an answer.

import { type Answer, type Parsed, XeroWorld } from './xero-world.ts';

export const TAKEN =
  'The contact name Dup Ltd is already assigned to another contact. The contact name must be unique across all active contacts.';
export const ARCHIVED =
  'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';

export let world: XeroWorld;

export async function openContacts(): Promise<void> {
  world = await XeroWorld.open({ company: 'empty' });
}

export function put(body: unknown, query = ''): Promise<Answer> {
  return world.call('PUT', `Contacts${query}`, body);
}

export function post(body: unknown, query = ''): Promise<Answer> {
  return world.call('POST', `Contacts${query}`, body);
}

/** The messages of one element, refused or answered for itself. */
export function messages(answer: Answer, at = 0): string[] {
  const elements = answer.json.Elements ?? answer.json.Contacts;
  return elements[at].ValidationErrors.map((error: Parsed) => error.Message);
}

/** Makes a contact and returns it as it came back. */
export async function made(fields: object): Promise<Parsed> {
  const answer = await put(fields);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.Contacts[0];
}

export async function all(): Promise<Parsed[]> {
  return (await world.get('Contacts?page=1&includeArchived=true&order=Name')).json.Contacts;
}
