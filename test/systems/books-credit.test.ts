// Unused credit in Zoho Books: whose notes are ours, in which currency, and what is left alone.

import { expect, test } from 'vitest';
import { done } from '../../src/core/problem.ts';
import { keepCredit } from '../../src/systems/books/open-credit.ts';
import type { Office } from '../../src/systems/books/office.ts';
import { Twins } from '../../src/systems/books/twins.ts';
import type { Json } from '../../src/mapping/place.ts';

const pond = { id: 'crm.Accounts:7', name: 'Pond' };
const cn = (left: string, more: Json = {}) => ({ name: 'CN-1', on: '2026-11-20', left, currency: 'NZD', ...more });

/** A Books with one contact, Pond, and a list of credit notes that knows no filter. */
function office(currency: string | undefined = 'NZD', others: readonly Json[] = []) {
  const notes: Json[] = [...others];
  const contact = { contact_id: '1', contact_name: 'Pond', zcrm_account_id: '7', currency_code: currency };
  const writes: Json[] = [];
  const answer = (method: string, path: string, body: Json): Json => {
    if (path === '/contacts') return { contacts: [contact] };
    if (path === '/contacts/1') return { contact };
    if (method === 'GET') return { creditnotes: notes };
    if (method === 'DELETE') {
      notes.splice(
        notes.findIndex(({ creditnote_id: id }) => path.endsWith(`/${String(id)}`)),
        1,
      );
      return {};
    }
    writes.push(body);
    const total = (body.line_items as readonly Json[])[0]?.rate;
    const made = { ...body, creditnote_id: String(10 + notes.length), status: 'open', total, balance: total };
    notes.push(made);
    return { creditnote: made };
  };
  const access = {
    baseUrl: '',
    organisationId: '1',
    line: {
      send: ({ method, url, body }: { method: string; url: string; body?: string }) => {
        const { pathname } = new URL(url, 'http://books');
        const reply = answer(method, pathname.replace('/books/v3', ''), JSON.parse(body ?? '{}') as Json);
        return Promise.resolve(done({ status: 200, headers: new Headers(), text: JSON.stringify(reply) }));
      },
    },
  } as unknown as Office['access'];
  const facts = { organisation: { id: '1', currency: 'NZD' }, linked: true };
  const crm = { named: () => Promise.resolve(done([])) };
  const twins = () => new Twins({ access, facts, customers: 'accounts', crm, now: () => 0 });
  return {
    numbers: () => notes.map(({ creditnote_number: number }) => String(number)),
    notes,
    writes,
    keep: (credits: readonly ReturnType<typeof cn>[], owner = 'one') =>
      keepCredit({ access, facts, twins: twins() } as unknown as Office, pond, credits, owner),
  };
}

test('two organisations of accounting that give the same customer credit under the same number leave each other’s alone', async () => {
  const books = office();
  await books.keep([cn('10')]);
  await books.keep([cn('4')], 'other');
  expect(books.numbers()).toHaveLength(2);
  expect(await books.keep([])).toEqual(done({ before: '10', after: '0' }));
  expect(books.numbers()).toHaveLength(1);
  expect(await books.keep([cn('4')], 'other')).toEqual(done(null));
});

test('a name of any length keeps the mark by which it is found again', async () => {
  const books = office();
  const long = cn('10', { name: 'N'.repeat(255) });
  await books.keep([long]);
  expect(books.numbers()[0]).toHaveLength(100);
  expect(await books.keep([long])).toEqual(done(null));
});

test('what people of Books give, and what another customer has, stays', async () => {
  const theirs = { creditnote_id: '2', customer_id: '1', creditnote_number: 'CN-00001', total: 5, balance: 5 };
  const books = office('NZD', [theirs]);
  await books.keep([cn('10')]);
  const [, ours] = books.notes;
  books.notes.push({ ...ours, creditnote_id: '3', customer_id: '9' });
  await books.keep([]);
  expect(books.notes.map((note) => note.creditnote_id)).toEqual(['2', '3']);
});

test('a customer of another currency: at its rate, the other way round; never in a currency that is not theirs', async () => {
  const books = office('EUR');
  await books.keep([cn('10', { currency: 'EUR', rate: '0.5' })]);
  expect(books.writes).toMatchObject([{ exchange_rate: 2 }]);
  expect(await books.keep([cn('10')])).toEqual(done({ why: 'currency', credit: 'CN-1', currency: 'EUR' }));
  expect(books.numbers()).toHaveLength(1);
});
