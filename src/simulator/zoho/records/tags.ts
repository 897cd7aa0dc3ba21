// Tags of records: a name is made a tag when it is first used in a module.

import type { Crm } from '../crm.ts';
import { isObject, type Json } from '../json.ts';

/** The tags that a client named, by name or id. Entries without a name or a known id are dropped. */
export function tagsFrom(crm: Crm, module: string, given: readonly unknown[]): Json[] {
  const tags = crm.collection<{ id: string; name: string }>(`tags.${module}`);
  const found = given.filter(isObject).flatMap((entry) => {
    if (typeof entry.id === 'string') return tags.find(({ id }) => id === entry.id) ?? [];
    if (typeof entry.name !== 'string' || !entry.name.trim()) return [];
    const name = entry.name.trim();
    return tags.get(name.toLowerCase()) ?? tags.set(name.toLowerCase(), { id: crm.newId(), name });
  });
  return found.map(({ id, name }) => ({ name, id, color_code: null }));
}
