// Zoho's records as a person sees and edits them. It works through the vendor's actions alone.

import type { Vendor } from '../world.ts';
import { escapeHtml } from '../zoho/html.ts';
import { changedIn, type Column, control, goTo, notices, page, searchBar, shortTime, table } from './page.ts';
import { rowsFieldset, rowsIn } from './rows.ts';
import { controlOf, fieldsOf, type Json, modulesOf, textOf } from './zoho-parts.ts';

const LISTED = 200;
const PREFIX = '/people/zoho';

/** Further columns of a list, where a module has them. */
const telling = [
  'Email',
  'Account_Name',
  'Phone',
  'Product_Code',
  'Unit_Price',
  'Status',
  'Quote_Stage',
  'Grand_Total',
  'Modified_Time',
];

/** The modules and how many records each has. */
export function zohoOverview(zoho: Vendor): string {
  const items = modulesOf(zoho).map(({ api_name, plural_label }) => {
    const { count } = zoho.act('list', { module: api_name, limit: 1 }) as { count: number };
    return `<li><a href="${PREFIX}/${api_name}">${escapeHtml(plural_label)}</a><span class="soft">${count}</span></li>`;
  });
  return `<section class="card"><h2>Zoho CRM</h2><ul>${items.join('')}</ul></section>`;
}

export function zohoList(zoho: Vendor, url: URL, name: string): Response | undefined {
  const module = modulesOf(zoho).find(({ api_name }) => api_name === name);
  if (!module) return undefined;
  const search = url.searchParams.get('search') ?? '';
  const { count, items } = zoho.act('list', { module: name, search, limit: LISTED }) as {
    count: number;
    items: Json[];
  };
  const fields = fieldsOf(zoho, name);
  const columns: Column[] = [
    { title: module.singular_label, of: (row) => row.$name },
    ...telling.flatMap((apiName) => {
      const field = fields.find(({ api_name }) => api_name === apiName);
      return field && apiName !== module.nameField
        ? [
            {
              title: field.field_label,
              of: (row: Json) => (field.data_type === 'datetime' ? shortTime(row[apiName]) : textOf(row[apiName])),
            },
          ]
        : [];
    }),
  ];
  const shown = table(columns, items, (row) => `${PREFIX}/${name}/${String(row.id)}`);
  const more = count > items.length ? `<p class="soft">The newest ${items.length} of ${count}.</p>` : '';
  const title = `Zoho CRM: ${module.plural_label}`;
  return page(
    title,
    `${notices(url)}<h1>${escapeHtml(title)}</h1>${searchBar(url, `${PREFIX}/${name}/new`)}${shown}${more}`,
  );
}

/** One record to edit, or an empty form under the id `new`. */
export function zohoRecord(
  zoho: Vendor,
  url: URL,
  name: string,
  id: string,
  typed?: URLSearchParams,
  complaint?: string,
): Response | undefined {
  const module = modulesOf(zoho).find(({ api_name }) => api_name === name);
  const record = module && (id === 'new' ? {} : read(zoho, name, id));
  if (!module || !record) return undefined;
  const fields = fieldsOf(zoho, name).filter(({ read_only }) => !read_only);
  const controls = fields
    .filter(({ data_type }) => data_type !== 'subform')
    .map((field) => control(controlOf(zoho, field, record[field.api_name]), typed?.getAll(field.api_name).at(-1)));
  const subform = fields.find(({ data_type, associated_module }) => data_type === 'subform' && associated_module);
  const rows = subform ? rowsFieldset(zoho, subform, (record[subform.api_name] as Json[] | undefined) ?? []) : '';
  const facts =
    id === 'new'
      ? ''
      : `<p class="soft">Changed ${escapeHtml(shortTime(record.Modified_Time))} by ${escapeHtml(textOf(record.Modified_By))}</p>`;
  const remove = id === 'new' ? '' : '<button class="danger" name="do" value="delete" formnovalidate>Delete</button>';
  const title = id === 'new' ? `New ${module.singular_label}` : textOf(record[module.nameField]) || id;
  return page(
    `Zoho CRM: ${title}`,
    `${notices(url, complaint)}<p><a href="${PREFIX}/${name}">${escapeHtml(module.plural_label)}</a></p><h1>${escapeHtml(title)}</h1>${facts}
    <form method="post" class="card"><div class="grid">${controls.join('')}</div>${rows}
    <div class="actions"><button class="main" name="do" value="save">Save</button>${remove}</div></form>`,
    complaint === undefined ? 200 : 400,
  );
}

/** Saves, creates or deletes, and goes back to the record; or shows the form again with what Zoho said. */
export function zohoSave(
  zoho: Vendor,
  url: URL,
  name: string,
  id: string,
  form: URLSearchParams,
): Response | undefined {
  try {
    if (form.get('do') === 'delete') {
      zoho.act('record.delete', { module: name, id });
      return goTo(`${PREFIX}/${name}?said=Deleted`);
    }
    const subform = fieldsOf(zoho, name).find(
      ({ data_type, associated_module }) => data_type === 'subform' && associated_module,
    );
    const rows = subform ? rowsIn(form) : [];
    const input = {
      module: name,
      id,
      typed: changedIn(form),
      ...(subform && rows.length && { fields: { [subform.api_name]: rows } }),
    };
    const saved = zoho.act(id === 'new' ? 'record.create' : 'record.edit', input) as Json;
    return goTo(`${PREFIX}/${name}/${String(saved.id)}?said=Saved`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return zohoRecord(zoho, url, name, id, form, error.message);
  }
}

function read(zoho: Vendor, module: string, id: string): Json | undefined {
  try {
    return zoho.act('get', { module, id }) as Json;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
