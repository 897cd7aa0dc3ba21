// Zoho Books as a person works in it: lists, one record whole, a new invoice, and what may be done with a record. It works through the
// vendor's action `books.do` alone, in the first organisation.

import type { Vendor } from '../world.ts';
import { escapeHtml } from '../zoho/html.ts';
import { booksLists, type BooksList } from './books-lists.ts';
import { control, goTo, notices, page, searchBar, table } from './page.ts';

type Json = Record<string, unknown>;

const PREFIX = '/people/books';
const LISTED = 200;

/** What there is and how much of it; nothing where the company has no books. */
export function booksOverview(zoho: Vendor): string | undefined {
  const [organisation] = zoho.act('books.organisations', {}) as { name: string }[];
  if (!organisation) return undefined;
  const items = booksLists.map((list) => {
    const count = rowsOf(zoho, list).length;
    return `<li><a href="${PREFIX}/${list.path}">${list.title}</a><span class="soft">${count}</span></li>`;
  });
  return `<section class="card"><h2>Zoho Books</h2><p class="soft">${escapeHtml(organisation.name)}</p><ul>${items.join('')}</ul></section>`;
}

export function booksList(zoho: Vendor, url: URL, path: string): Response | undefined {
  const list = listAt(path);
  if (!list) return undefined;
  const rows = rowsOf(zoho, list, url.searchParams.get('search') ?? '');
  const columns = list.columns.map((name) => ({ title: titled(name), of: (row: Json) => row[name] }));
  const shown = table(columns, rows, (row) => `${PREFIX}/${path}/${String(row[list.id])}`);
  const title = `Zoho Books: ${list.title}`;
  const create = path === 'invoices' ? `${PREFIX}/${path}/new` : undefined;
  return page(title, `${notices(url)}<h1>${escapeHtml(title)}</h1>${searchBar(url, create)}${shown}`);
}

/** One record with what may be done with it, or a form for a new invoice under the id `new`. */
export function booksRecord(
  zoho: Vendor,
  url: URL,
  path: string,
  id: string,
  complaint?: string,
): Response | undefined {
  const list = listAt(path);
  if (!list) return undefined;
  if (id === 'new' && path === 'invoices') return invoiceForm(zoho, url, complaint);
  const record = read(zoho, list, id);
  if (!record) return undefined;
  const title = String(record[list.columns[0] ?? ''] ?? id);
  const buttons = list.deeds.map(
    ({ name, label, danger }) =>
      `<button name="do" value="${name}"${danger ? ' class="danger"' : ''}>${label}</button>`,
  );
  const amount = list.path === 'invoices' ? amountOf(record) : '';
  const form = buttons.length
    ? `<form method="post" class="card">${amount}<div class="actions">${buttons.join('')}</div></form>`
    : '';
  return page(
    `Zoho Books: ${title}`,
    `${notices(url, complaint)}<p><a href="${PREFIX}/${path}">${list.title}</a></p><h1>${escapeHtml(title)}</h1>${form}
    <pre class="card">${escapeHtml(JSON.stringify(record, null, 2))}</pre>`,
    complaint === undefined ? 200 : 400,
  );
}

/** Does what was asked for, and goes back to the record; or shows it again with what Books said. */
export function booksSave(
  zoho: Vendor,
  url: URL,
  path: string,
  id: string,
  form: URLSearchParams,
): Response | undefined {
  const list = listAt(path);
  if (!list) return undefined;
  try {
    if (id === 'new') {
      const { invoice } = ask(zoho, 'POST', '/invoices', newInvoice(form));
      return goTo(`${PREFIX}/invoices/${String((invoice as Json).invoice_id)}?said=Saved`);
    }
    const deed = list.deeds.find(({ name }) => name === form.get('do'));
    const record = read(zoho, list, id);
    if (!deed || !record) return undefined;
    const { method, path: where, body } = deed.call(record, form);
    ask(zoho, method, where, body);
    return goTo(method === 'DELETE' ? `${PREFIX}/${path}?said=Deleted` : `${PREFIX}/${path}/${id}?said=Done`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return booksRecord(zoho, url, path, id, error.message);
  }
}

function listAt(path: string): BooksList | undefined {
  return booksLists.find((list) => list.path === path);
}

function ask(zoho: Vendor, method: string, path: string, body?: unknown, query = ''): Json {
  return zoho.act('books.do', { method, path, query, ...(body !== undefined && { body }) }) as Json;
}

function rowsOf(zoho: Vendor, { path }: BooksList, search = ''): Json[] {
  const query = new URLSearchParams({ per_page: String(LISTED), ...(search && { search_text: search }) });
  const found = ask(zoho, 'GET', `/${path}`, undefined, String(query));
  return (Object.values(found).find(Array.isArray) ?? []) as Json[];
}

function read(zoho: Vendor, { path }: BooksList, id: string): Json | undefined {
  try {
    const { code: _code, message: _message, ...found } = ask(zoho, 'GET', `/${path}/${id}`);
    return Object.values(found)[0] as Json;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function amountOf({ balance }: Json): string {
  const it = { name: 'amount', label: 'Amount received', type: 'number' as const, value: String(balance ?? '') };
  return `<div class="grid">${control(it)}</div>`;
}

function invoiceForm(zoho: Vendor, url: URL, complaint?: string): Response {
  const contacts = ask(zoho, 'GET', '/contacts', undefined, 'contact_type=customer').contacts as Json[];
  const choices = contacts.map((one) => ({ value: String(one.contact_id), label: String(one.contact_name) }));
  const controls = [
    { name: 'customer_id', label: 'Customer', type: 'choice' as const, value: '', choices, required: true },
    { name: 'name', label: 'What for', type: 'text' as const, value: '', required: true },
    { name: 'quantity', label: 'Quantity', type: 'number' as const, value: '1' },
    { name: 'rate', label: 'Price', type: 'number' as const, value: '', required: true },
  ];
  const form = `<form method="post" class="card"><div class="grid">${controls.map((one) => control(one)).join('')}</div>
    <div class="actions"><button class="main" name="do" value="save">Save</button></div></form>`;
  const status = complaint === undefined ? 200 : 400;
  return page('Zoho Books: New invoice', `${notices(url, complaint)}<h1>New invoice</h1>${form}`, status);
}

function newInvoice(form: URLSearchParams): Json {
  const given = (name: string) => form.get(name) ?? '';
  const line = { name: given('name'), quantity: given('quantity'), rate: given('rate') };
  return { customer_id: given('customer_id'), line_items: [line] };
}

/** `due_date` is `Due date`. */
function titled(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
