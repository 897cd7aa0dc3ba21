// Which fields a module has, by its metadata: a query that names another is refused as a whole, so nothing else is asked for.

import type { Json } from '../../mapping/place.ts';
import type { ZohoFacts } from './facts.ts';

export function namesOf(fields: readonly Json[]): string[] {
  return fields.flatMap(({ api_name: name }) => (typeof name === 'string' ? [name] : []));
}

/** Whether any of the modules has the field. Where the metadata of one is not known, it may. */
export function hasColumn({ columns = {} }: ZohoFacts, modules: readonly string[], name: string): boolean {
  return modules.some((module) => columns[module]?.includes(name) ?? true);
}
