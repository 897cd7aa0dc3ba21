// Xero's records as a person sees and edits them. It works through the vendor's actions alone.

import type { Vendor } from '../world.ts';
import { escapeHtml } from '../zoho/html.ts';
import { changedIn, type Column, control, goTo, notices, page, searchBar, table } from './page.ts';

type Json = Record<string, unknown>;

interface Field {
  /** Dotted path in Xero's shape. */
  path: string;
  label: string;
  required?: true;
}

interface Button {
  label: string;
  action: string;
  /** The member of the action's input that takes the record's id. */
  names: string;
  /** Offered for a record that is like this. */
  when: (record: Json) => boolean;
}

interface Collection {
  name: string;
  title: string;
  /** The member that holds a record's id. */
  id: string;
  /** The member that people call it by. */
  called: string;
  columns: readonly [title: string, path: string][];
  /** What can be edited, and by which actions. */
  edit?: { fields: readonly Field[]; create: string; save: string };
  buttons: readonly Button[];
}

const LISTED = 200;
const PREFIX = '/people/xero';

const collections: readonly Collection[] = [
  {
    name: 'contacts',
    title: 'Contacts',
    id: 'ContactID',
    called: 'Name',
    columns: [
      ['Contact', 'Name'],
      ['E-mail', 'EmailAddress'],
      ['Status', 'ContactStatus'],
      ['Changed', 'UpdatedDateUTC'],
    ],
    edit: {
      fields: [
        { path: 'Name', label: 'Name', required: true },
        { path: 'FirstName', label: 'First name' },
        { path: 'LastName', label: 'Last name' },
        { path: 'EmailAddress', label: 'E-mail' },
        { path: 'AccountNumber', label: 'Account number' },
        { path: 'TaxNumber', label: 'Tax number' },
        { path: 'Website', label: 'Website' },
      ],
      create: 'contact.create',
      save: 'contact.edit',
    },
    buttons: [
      {
        label: 'Archive',
        action: 'contact.archive',
        names: 'contact',
        when: ({ ContactStatus }) => ContactStatus === 'ACTIVE',
      },
      {
        label: 'Unarchive',
        action: 'contact.unarchive',
        names: 'contact',
        when: ({ ContactStatus }) => ContactStatus === 'ARCHIVED',
      },
    ],
  },
];

export function xeroOverview(xero: Vendor): string {
  const items = collections.map(({ name, title }) => {
    const count = rowsOf(xero, name).length;
    return `<li><a href="${PREFIX}/${name}">${escapeHtml(title)}</a><span class="soft">${count}</span></li>`;
  });
  return `<section class="card"><h2>Xero</h2><ul>${items.join('')}</ul></section>`;
}

export function xeroList(xero: Vendor, url: URL, name: string): Response | undefined {
  const collection = collections.find((one) => one.name === name.toLowerCase());
  if (!collection) return undefined;
  const wanted = (url.searchParams.get('search') ?? '').toLowerCase();
  const rows = rowsOf(xero, name).filter((row) => !wanted || JSON.stringify(row).toLowerCase().includes(wanted));
  const columns: Column[] = collection.columns.map(([title, path]) => ({ title, of: (row) => at(row, path) }));
  const shown = table(
    columns,
    rows.slice(0, LISTED),
    (row) => `${PREFIX}/${collection.name}/${String(row[collection.id])}`,
  );
  const more = rows.length > LISTED ? `<p class="soft">The first ${LISTED} of ${rows.length}.</p>` : '';
  const title = `Xero: ${collection.title}`;
  const create = collection.edit && `${PREFIX}/${collection.name}/new`;
  return page(title, `${notices(url)}<h1>${escapeHtml(title)}</h1>${searchBar(url, create)}${shown}${more}`);
}

export function xeroRecord(
  xero: Vendor,
  url: URL,
  name: string,
  id: string,
  typed?: URLSearchParams,
  complaint?: string,
): Response | undefined {
  const collection = collections.find((one) => one.name === name.toLowerCase());
  const record = collection && (id === 'new' && collection.edit ? {} : read(xero, collection.name, id));
  if (!collection || !record) return undefined;
  const title = id === 'new' ? 'New' : String(record[collection.called] ?? id);
  const controls = (collection.edit?.fields ?? []).map(({ path, label, required }) =>
    control(
      { name: path, label, value: at(record, path), type: 'text', ...(required && { required }) },
      typed?.get(path) ?? undefined,
    ),
  );
  const save = collection.edit ? '<button class="main" name="do" value="save">Save</button>' : '';
  const buttons = collection.buttons
    .filter(({ when }) => id !== 'new' && when(record))
    .map(({ label, action }) => `<button name="do" value="${action}" formnovalidate>${escapeHtml(label)}</button>`);
  const raw =
    id === 'new'
      ? ''
      : `<details><summary>All of it</summary><div class="card wide"><pre>${escapeHtml(JSON.stringify(record, null, 2))}</pre></div></details>`;
  return page(
    `Xero: ${title}`,
    `${notices(url, complaint)}<p><a href="${PREFIX}/${collection.name}">${escapeHtml(collection.title)}</a></p><h1>${escapeHtml(title)}</h1>
    <form method="post" class="card"><div class="grid">${controls.join('')}</div><div class="actions">${save}${buttons.join('')}</div></form>${raw}`,
    complaint === undefined ? 200 : 400,
  );
}

export function xeroSave(
  xero: Vendor,
  url: URL,
  name: string,
  id: string,
  form: URLSearchParams,
): Response | undefined {
  const collection = collections.find((one) => one.name === name.toLowerCase());
  if (!collection) return undefined;
  const asked = form.get('do') ?? 'save';
  const button = collection.buttons.find(({ action }) => action === asked);
  try {
    if (button) {
      xero.act(button.action, { [button.names]: id });
      return goTo(`${PREFIX}/${collection.name}/${id}?said=Done`);
    }
    const { edit } = collection;
    if (!edit) return undefined;
    const fields = nested(changedIn(form));
    const saved = xero.act(id === 'new' ? edit.create : edit.save, {
      ...fields,
      ...(id !== 'new' && { [collection.id]: id }),
    }) as Json;
    return goTo(`${PREFIX}/${collection.name}/${String(saved[collection.id] ?? id)}?said=Saved`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return xeroRecord(xero, url, name, id, form, error.message);
  }
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

/** The value at a dotted path, as text. */
function at(record: Json, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (found, part) => (typeof found === 'object' && found !== null ? (found as Json)[part] : undefined),
      record,
    );
  return value === null || value === undefined ? '' : String(value);
}

function nested(flat: Record<string, string>): Json {
  const fields: Json = {};
  for (const [path, value] of Object.entries(flat)) {
    const [head = '', ...rest] = path.split('.');
    const inner = rest.join('.');
    fields[head] = inner ? { ...(fields[head] as Json | undefined), ...nested({ [inner]: value }) } : value;
  }
  return fields;
}
