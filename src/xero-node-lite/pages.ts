// Walking over all pages of a list, one call at a time, as fast as the reader takes them and no faster.

import type { Paged } from './query.ts';
import type { Page, Result } from './result.ts';

/** Quotes tell no counts: their pages have this many. */
const quotesPerPage = 100;

/**
 * Yields each page from the first (or `query.page`) to the last; after a problem it yields that and ends. Order by the id
 * (`order: 'ContactID'`): over an update time, records that change during the walk push others out of it. For what changed since,
 * don't walk: ask for the first page, and then again with the last time seen.
 */
export async function* pages<Element, Query extends Pick<Paged, 'page'>>(
  list: (query?: Query) => Promise<Result<Page<Element>>>,
  query: NoInfer<Query>,
): AsyncGenerator<Result<Page<Element>>> {
  for (let page = query.page ?? 1; ; page += 1) {
    const result = await list({ ...query, page });
    yield result;
    if (!result.ok) return;
    const { elements, pagination } = result.value;
    const isLast = pagination ? page >= pagination.pageCount : elements.length < quotesPerPage;
    if (isLast || elements.length === 0) return;
  }
}
