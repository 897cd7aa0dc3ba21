// The door of Books' API: who may call, for which organisation, how often, and what a path or a body is answered with.

import { expect, test } from 'vitest';
import { BooksDesk } from './books-desk.ts';

const open = () => new BooksDesk().open();

test('organisations are listed without naming one, those of the caller alone', async () => {
  const desk = await open();
  desk.act('books.open', { name: 'Second Books', currency: 'EUR' });
  const reply = await desk.raw('GET', '/api/books/v3/organizations', { token: desk.token });
  const { organizations } = (await reply.json()) as { organizations: Record<string, unknown>[] };
  expect(organizations.map(({ name, currency_code }) => [name, currency_code])).toEqual([
    ['Lighthouse Stationers Books', 'NZD'],
    ['Second Books', 'EUR'],
  ]);
  expect(organizations[0]?.organization_id).toBe(desk.organization);
  expect(organizations[0]?.is_default_org).toBe(true);
  desk.act('books.user', { books: 'Second Books', status: 'inactive' });
  expect(await desk.rows('/organizations', 'organizations')).toHaveLength(1);
});

test('every other call names its organisation, and one that is the caller’s', async () => {
  const desk = await open();
  desk.organization = '';
  expect(await desk.books('GET', '/contacts')).toMatchObject({ status: 400, code: 4 });
  desk.organization = '99';
  expect(await desk.books('GET', '/contacts')).toMatchObject({ status: 400, code: 6041 });
});

test('a token that is unknown, or has no scope for it, is not authorised', async () => {
  const desk = await open();
  desk.token = '1000.nobody.nobody';
  expect(await desk.books('GET', '/contacts')).toMatchObject({ status: 401, code: 57 });
  const reader = await new BooksDesk().open('ZohoBooks.contacts.READ,ZohoBooks.settings.READ');
  expect(await reader.books('GET', '/contacts')).toMatchObject({ status: 200, code: 0 });
  expect(await reader.books('POST', '/contacts', { contact_name: 'New' })).toMatchObject({ status: 401, code: 57 });
  expect(await reader.books('GET', '/invoices')).toMatchObject({ status: 401, code: 57 });
});

test('a path that is none and a method that it does not take', async () => {
  const desk = await open();
  expect(await desk.books('GET', '/nonsense')).toMatchObject({ status: 404, code: 5, message: 'Invalid URL Passed' });
  expect(await desk.books('PUT', '/organizations/1/x')).toMatchObject({ status: 404, code: 5 });
  expect(await desk.books('DELETE', '/itemdetails')).toMatchObject({ status: 405, code: 37 });
});

test('a body is JSON, or the older form with a JSONString', async () => {
  const desk = await open();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ JSONString: JSON.stringify({ contact_name: 'By form' }) }).toString();
  expect(await desk.books('POST', '/contacts', body, form)).toMatchObject({ status: 201, code: 0 });
  expect(await desk.books('POST', '/contacts', '{ broken')).toMatchObject({ status: 400, code: 2 });
});

test('a hundred calls a minute: the next is blocked until the minute has gone', async () => {
  const desk = await open();
  desk.switches['books.minuteLimit'] = 3;
  for (let call = 0; call < 3; call++) expect((await desk.books('GET', '/users/me')).status).toBe(200);
  const blocked = await desk.books('GET', '/users/me');
  expect(blocked).toMatchObject({ status: 429, code: 44 });
  expect(blocked.message).toMatch(/^For security reasons your organization has been blocked/);
  desk.clock.pass(60_000);
  expect((await desk.books('GET', '/users/me')).status).toBe(200);
});

test.each([
  ['free', 1000],
  ['standard', 2000],
  ['professional', 5000],
  ['premium', 10_000],
])('the plan %s has %i calls a day', async (plan, limit) => {
  const desk = await open();
  desk.act('books.plan', { plan });
  desk.act('books.calls', { used: limit - 1 });
  expect((await desk.books('GET', '/users/me')).status).toBe(200);
  expect(await desk.books('GET', '/users/me')).toMatchObject({
    status: 429,
    code: 45,
    message: `The API call for this organization has exceeded the maximum call rate limit of ${limit}.`,
  });
  desk.clock.pass(86_400_000);
  // The access token lived an hour; a new one is needed the next day.
  await desk.connect('ZohoBooks.fullaccess.all');
  expect((await desk.books('GET', '/users/me')).status).toBe(200);
});

test('the free plan answers five calls at once, the others ten', async () => {
  const desk = await open();
  desk.switches['books.serviceMs'] = 100;
  desk.act('books.plan', { plan: 'free' });
  const calls = Array.from({ length: 6 }, () => desk.books('GET', '/users/me'));
  expect(await calls[5]).toMatchObject({ status: 429, code: 1070 });
  desk.clock.pass(100);
  expect((await Promise.all(calls)).filter(({ status }) => status === 200)).toHaveLength(5);
});

test('faults of the wire befall Books too: a reply that is lost after the save', async () => {
  const desk = await open();
  desk.world.faults.arm({ match: { method: 'POST', path: '/books/v3/contacts' }, action: { type: 'drop-after' } });
  await expect(desk.books('POST', '/contacts', { contact_name: 'Lost reply' })).rejects.toThrow('connection reset');
  expect(await desk.rows('/contacts?contact_name=Lost%20reply', 'contacts')).toHaveLength(1);
});
