// Filters live in the address: they can be shared, bookmarked, and gone back to.

import { useLocation } from 'preact-iso/router';

export interface Query {
  get(name: string): string;
  /** An address with these values; an empty one is left out. */
  href(changes: Readonly<Record<string, string>>): string;
  /** Goes there. A filter that is typed replaces the address; a choice adds one to go back from. */
  set(changes: Readonly<Record<string, string>>, options?: { readonly replace?: boolean }): void;
}

export function useQuery(): Query {
  const { path, query, route } = useLocation();
  const href = (changes: Readonly<Record<string, string>>) => {
    const filled = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
    const text = new URLSearchParams(filled).toString();
    return text === '' ? path : `${path}?${text}`;
  };
  return {
    get: (name) => query[name] ?? '',
    href,
    set: (changes, { replace = false } = {}) => route(href(changes), replace),
  };
}
