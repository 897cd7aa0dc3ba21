// Xero's records as a person sees and edits them. It works through the vendor's actions alone; `xero-lists.ts` says what is offered.

import type { Vendor } from '../world.ts';
import { escapeHtml } from '../zoho/html.ts';
import { changedIn, type Column, control, goTo, notices, page, searchBar, shortTime, table } from './page.ts';
import { type Button, type Field, type Json, type Listing, listings } from './xero-lists.ts';

const LISTED = 200;
const PREFIX = '/people/xero';

export function xeroOverview(xero: Vendor): string {
  const items = listings.map(({ name, title }) => {
    const count = rowsOf(xero, name).length;
    return `<li><a href="${PREFIX}/${name}">${escapeHtml(title)}</a><span class="soft">${count}</span></li>`;
  });
  return `<section class="card"><h2>Xero</h2><ul>${items.join('')}</ul></section>`;
}

export function xeroList(xero: Vendor, url: URL, name: string): Response | undefined {
  const listing = named(name);
  if (!listing) return undefined;
  const wanted = (url.searchParams.get('search') ?? '').toLowerCase();
  const rows = rowsOf(xero, name).filter((row) => !wanted || JSON.stringify(row).toLowerCase().includes(wanted));
  const columns: Column[] = listing.columns.map(([title, path]) => ({ title, of: (row) => at(row, path) }));
  const shown = table(columns, rows.slice(0, LISTED), (row) => `${PREFIX}/${listing.name}/${String(row[listing.id])}`);
  const more = rows.length > LISTED ? `<p class="soft">The first ${LISTED} of ${rows.length}.</p>` : '';
  const title = `Xero: ${listing.title}`;
  const create = listing.make && `${PREFIX}/${listing.name}/new`;
  return page(title, `${notices(url)}<h1>${escapeHtml(title)}</h1>${searchBar(url, create)}${shown}${more}`);
}

/** One record to look at and edit, or an empty form under the id `new`. */
export function xeroRecord(
  xero: Vendor,
  url: URL,
  name: string,
  id: string,
  typed?: URLSearchParams,
  complaint?: string,
) {
  const listing = named(name);
  const record = listing && (id === 'new' ? (listing.make ? {} : undefined) : read(xero, listing.name, id));
  if (!listing || !record) return undefined;
  const fresh = id === 'new';
  const fields = (fresh ? listing.make?.fields : listing.edit?.fields) ?? [];
  const title = fresh ? 'New' : String(record[listing.called] || id);
  const controls = fields.map((field) => fieldControl(xero, field, record, typed));
  const save = fields.length ? '<button class="main" name="do" value="save">Save</button>' : '';
  const offered = fresh ? [] : listing.buttons.filter(({ when }) => when(record));
  const asked = offered.flatMap(({ asks = [] }) => asks).map((field) => fieldControl(xero, field, {}, typed));
  const buttons = offered.map(
    ({ label, action }) => `<button name="do" value="${action}" formnovalidate>${escapeHtml(label)}</button>`,
  );
  const raw = `<details><summary>All of it</summary><pre>${escapeHtml(JSON.stringify(record, null, 2))}</pre></details>`;
  return page(
    `Xero: ${title}`,
    `${notices(url, complaint)}<p><a href="${PREFIX}/${listing.name}">${escapeHtml(listing.title)}</a></p><h1>${escapeHtml(title)}</h1>
    <form method="post" class="card"><div class="grid">${controls.join('')}${asked.join('')}</div>
    <div class="actions">${save}${buttons.join('')}</div></form>${fresh ? '' : raw}`,
    complaint === undefined ? 200 : 400,
  );
}

/** Saves, creates, or presses a button, and goes back to the record; or shows the form again with what Xero said. */
export function xeroSave(
  xero: Vendor,
  url: URL,
  name: string,
  id: string,
  form: URLSearchParams,
): Response | undefined {
  const listing = named(name);
  if (!listing) return undefined;
  const button = listing.buttons.find(({ action }) => action === form.get('do'));
  try {
    if (button) {
      xero.act(button.action, { ...answers(button, form), [button.names]: id });
      return goTo(`${PREFIX}/${listing.name}/${id}?said=Done`);
    }
    const saved = save(xero, listing, id, form);
    return saved && goTo(`${PREFIX}/${listing.name}/${String(saved[listing.id] ?? id)}?said=Saved`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return xeroRecord(xero, url, name, id, form, error.message);
  }
}

function save(
  xero: Vendor,
  { name, id: idMember, make, edit }: Listing,
  id: string,
  form: URLSearchParams,
): Json | undefined {
  const work = id === 'new' ? make : edit;
  if (!work) return undefined;
  const changed = changedIn(form);
  const record = id === 'new' ? {} : (read(xero, name, id) ?? {});
  const input: Json = {};
  for (const field of work.fields) {
    const value = changed[keyOf(field)];
    if (value !== undefined) put(input, field, field.type === 'number' ? Number(value) : value, record);
  }
  const built = id === 'new' && make ? make.build(input) : { ...input, [idMember]: id };
  return xero.act(work.action, built) as Json;
}

/** Puts a value at its path; a slot is sent whole, with what it held. */
function put(input: Json, { path, slot }: Field, value: unknown, record: Json): void {
  if (slot) {
    const entries = (input[slot.list] as Json[] | undefined) ?? [];
    const known = entries.find((entry) => holds(entry, slot.key));
    if (known) known[path] = value;
    else input[slot.list] = [...entries, { ...entryOf(record, slot), ...slot.key, [path]: value }];
    return;
  }
  const [head = '', member] = path.split('.');
  input[head] = member ? { ...(input[head] as Json | undefined), [member]: value } : value;
}

function fieldControl(xero: Vendor, field: Field, record: Json, typed?: URLSearchParams): string {
  const { label, type = 'text', required, from, slot, path } = field;
  const name = keyOf(field);
  const value = slot ? at(entryOf(record, slot), path) : at(record, path);
  const choices =
    from && rowsOf(xero, from.list).map((row) => ({ value: at(row, from.id), label: at(row, from.name) }));
  const it = { name, label, value, type, ...(required && { required }), ...(choices && { choices }) };
  return control(it, typed?.get(name) ?? undefined);
}

function answers({ asks = [] }: Button, form: URLSearchParams): Json {
  const given = asks.flatMap((field): [string, unknown][] => {
    const text = form.get(keyOf(field)) ?? '';
    return text ? [[field.path, field.type === 'number' ? Number(text) : text]] : [];
  });
  return Object.fromEntries(given);
}

/** The name of a field in a form: its path, and for a slot which one. */
function keyOf({ path, slot }: Field): string {
  return slot ? `${slot.list}.${Object.values(slot.key).join()}.${path}` : path;
}

function entryOf(record: Json, { list, key }: NonNullable<Field['slot']>): Json {
  const entries = (record[list] as Json[] | undefined) ?? [];
  return entries.find((entry) => holds(entry, key)) ?? {};
}

function holds(entry: Json, key: Json): boolean {
  return Object.entries(key).every(([name, value]) => entry[name] === value);
}

function named(name: string): Listing | undefined {
  return listings.find((one) => one.name === name.toLowerCase());
}

function rowsOf(xero: Vendor, collection: string): Json[] {
  return xero.act('list', { collection }) as Json[];
}

function read(xero: Vendor, collection: string, id: string): Json | undefined {
  try {
    return xero.act('get', { collection, id }) as Json;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The value at a dotted path, as text; Xero's own way of writing times as a short one. */
function at(record: Json, path: string): string {
  const value = path.split('.').reduce<unknown>((found, part) => {
    return typeof found === 'object' && found !== null ? (found as Json)[part] : undefined;
  }, record);
  const ms = typeof value === 'string' ? /^\/Date\((\d+)/.exec(value)?.[1] : undefined;
  if (ms) return shortTime(new Date(Number(ms)).toISOString());
  return value === null || value === undefined ? '' : String(value);
}
