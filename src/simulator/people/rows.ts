// The lines of a document in a form: those that are there, each with a box to take it away, and an empty one to add another.

import type { Vendor } from '../world.ts';
import { escapeHtml } from '../zoho/html.ts';
import { type Choice, options } from './page.ts';
import { choicesOf, type Json, type Meta } from './zoho-parts.ts';

const columns = ['Product_Name', 'Quantity', 'List_Price', 'Discount', 'Line_Tax', 'Description'] as const;

export function rowsFieldset(zoho: Vendor, subform: Meta, rows: readonly Json[]): string {
  const products = choicesOf(zoho, 'Products');
  const taxes = taxChoices(zoho);
  const lines = rows.map((row) => line(String(row.id), shownRow(row), products, taxes));
  const fresh = line('new', {}, products, taxes);
  return `<fieldset><legend>${escapeHtml(subform.field_label)}</legend>${lines.join('')}${fresh}</fieldset>`;
}

/** What a form says of the lines, in the API's shape: only lines that changed. */
export function rowsIn(form: URLSearchParams): Json[] {
  const ids = new Set([...form.keys()].flatMap((key) => /^row:(\w+):/.exec(key)?.[1] ?? []));
  return [...ids].flatMap((id) => {
    if (form.get(`row:${id}:remove`)) return [{ id, _delete: null }];
    const changed = columns.filter((name) => form.get(`row:${id}:${name}`) !== form.get(`was:row:${id}:${name}`));
    if (!changed.length || (id === 'new' && !form.get('row:new:Product_Name'))) return [];
    const values = changed.map((name) => [name, written(name, form.get(`row:${id}:${name}`) ?? '')]);
    return [{ ...(id !== 'new' && { id }), ...Object.fromEntries(values) }];
  });
}

function line(id: string, row: Record<string, string>, products: readonly Choice[], taxes: readonly Choice[]): string {
  const cells = columns.map((name) => {
    const key = `row:${id}:${name}`;
    const value = row[name] ?? '';
    const was = `<input type="hidden" name="was:${key}" value="${escapeHtml(value)}">`;
    const choices = name === 'Product_Name' ? products : name === 'Line_Tax' ? taxes : undefined;
    const number = ['Quantity', 'List_Price', 'Discount'].includes(name);
    const input = choices
      ? `<select name="${key}">${options(choices, value)}</select>`
      : `<input name="${key}" value="${escapeHtml(value)}"${number ? ' type="number" step="any"' : ''}>`;
    return `<label>${was}${name.replaceAll('_', ' ')}${input}</label>`;
  });
  const remove = `<label><input type="checkbox" name="row:${id}:remove" value="1">Remove</label>`;
  return `<div class="row">${cells.join('')}${id === 'new' ? '<small>a new line</small>' : remove}</div>`;
}

function shownRow(row: Json): Record<string, string> {
  const [tax] = (row.Line_Tax as { name?: string }[] | undefined) ?? [];
  const product = row.Product_Name as { id?: string } | null;
  return {
    Product_Name: product?.id ?? '',
    Quantity: String(row.Quantity ?? ''),
    List_Price: String(row.List_Price ?? ''),
    Discount: String(row.Discount ?? ''),
    Line_Tax: tax?.name ?? '',
    Description: String(row.Description ?? ''),
  };
}

function written(name: (typeof columns)[number], value: string): unknown {
  switch (name) {
    case 'Product_Name':
      return value ? { id: value } : null;
    case 'Line_Tax':
      return value ? [{ name: value }] : [];
    case 'Description':
      return value || null;
    default:
      return value === '' ? undefined : Number(value);
  }
}

function taxChoices(zoho: Vendor): Choice[] {
  const taxes = zoho.act('taxes', {}) as { name: string; value: number }[];
  return taxes.map(({ name, value }) => ({ value: name, label: `${name} ${value} %` }));
}
