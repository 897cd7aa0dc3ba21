// Filters by custom fields: a client can't count on them, so a switch lets them in.

import type { Books } from '../books.ts';
import { fieldsOf, type FieldValues } from '../settings/field.ts';
import { type Filter, text } from './filters.ts';

/** A filter for each custom field of a module, where the switch lets them be filtered by. */
export function fieldFilters<T extends { fields: FieldValues }>(books: Books, module: 'contact' | 'item'): Filter<T>[] {
  if (!books.switches.filterByField) return [];
  return fieldsOf(books, module).map((field) => text(field.apiName, ({ fields }) => String(fields[field.id] ?? '')));
}
