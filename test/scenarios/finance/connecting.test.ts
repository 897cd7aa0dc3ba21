// Given a Zoho login that has an organisation of Zoho Books; when it is connected and paired; then documents live there unless somebody says
// otherwise, and no choice is taken that could not work.

import { expect, test } from 'vitest';
import { Bench } from '../../simulation/bench.ts';
import { consent } from '../../simulation/connect.ts';
import { Ledger } from './ledger.ts';

interface Settings {
  readonly settings: { readonly finance: string; readonly booksConnection?: string };
}

async function paired(names: readonly string[]) {
  const bench = new Bench({});
  const [first] = names;
  const connected = await bench.connect('empty', first === undefined ? {} : { finance: { name: first, region: 'NZ' } });
  for (const name of names.slice(1)) bench.vendors.vendors.zoho?.act('books.open', { name, region: 'NZ' });
  const settings = async (pair: string) => (await bench.ask<Settings>('GET', `/api/pairs/${pair}/settings`)).settings;
  return { bench, connected, settings };
}

test('the one organisation of Books that a login reaches is where a new pair keeps its documents', async () => {
  const { bench, connected, settings } = await paired(['Harbour Books']);
  const { items } = await bench.ask<{ items: { id: string; system: string; organisation: { name: string } }[] }>(
    'GET',
    '/api/connections',
  );
  const books = items.find(({ system }) => system === 'zoho-books');
  expect(books?.organisation.name).toBe('Harbour Books');
  expect(await settings(connected.pair)).toMatchObject({ finance: 'books', booksConnection: books?.id });
});

test('a login without Books keeps documents in the CRM; Books that comes later changes no pair that is there', async () => {
  const { bench, connected, settings } = await paired([]);
  expect(await settings(connected.pair)).toMatchObject({ finance: 'crm' });
  bench.vendors.vendors.zoho?.act('books.open', { name: 'Late Books', region: 'NZ' });
  await consent(bench, 'zoho');
  expect(await settings(connected.pair)).toMatchObject({ finance: 'crm' });
});

test('a choice needs an organisation of Books, and is over once documents are linked', async () => {
  const ledger = await Ledger.open();
  const wrong = (part: object) => ledger.ask('PUT', 'settings', part as Record<string, unknown>).catch(String);
  expect(await wrong({ booksConnection: 'nobody' })).toContain('booksConnection');
  ledger.sell(1);
  await ledger.pass();
  expect(await wrong({ finance: 'crm' })).toContain('finance');
  expect(await wrong({ language: 'de' })).not.toContain('Error');
});

test('a webhook that was pasted into Books tells of a document by its token alone', async () => {
  const { bench, connected } = await paired(['Harbour Books']);
  const { items } = await bench.ask<{ items: { id: string; system: string }[] }>('GET', '/api/connections');
  const id = items.find(({ system }) => system === 'zoho-books')?.id ?? '';
  const { token, scripts } = await bench.ask<{ token: string; scripts: { module: string; code: string }[] }>(
    'POST',
    `/api/connections/${id}/hook-secret`,
  );
  expect(scripts.find(({ module }) => module === 'Invoices')?.code).toContain(`/hooks/books/${id}`);
  const post = (headers: Record<string, string>, body: unknown) => {
    const path = `http://localhost:8787/hooks/books/${id}`;
    const request = new Request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return bench.serve(request, bench.begin('hook', path));
  };
  expect((await post({}, { module: 'invoices', id: '1' })).status).toBe(401);
  expect((await post({ 'x-ledgerline-token': token }, { module: 'cats', id: '1' })).status).toBe(400);
  expect((await post({ 'x-ledgerline-token': token }, { module: 'invoices', id: '1' })).status).toBe(202);
  expect((await post({ 'x-ledgerline-token': token }, { invoice: { invoice_id: '7' } })).status).toBe(202);
  expect(connected.pair).not.toBe('');
});
