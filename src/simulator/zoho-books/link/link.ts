// Zoho's own link between the CRM and Books: whether it runs for an organisation, which way, and what it has copied so far. It needs no
// call of anybody: an administrator of both switches it on in Books' pages (Zoho's docs).

import type { Crm } from '../../zoho/crm.ts';
import type { Books } from '../books.ts';

export interface Link {
  on: boolean;
  direction: 'both' | 'to-books' | 'to-crm';
  /** A contact or item of the same name is there already: it is linked (`overwrite`), left (`skip`), or made twice (`clone`). */
  duplicates: 'skip' | 'clone' | 'overwrite';
}

/** What the link has seen of a record and its twin: when each was last changed, epoch ms. */
export interface Seen {
  crmAt: number;
  booksAt: number;
}

const standard: Link = { on: false, direction: 'both', duplicates: 'skip' };

export function linkOf(books: Books): Link {
  return books.collection<Link>('link').get('link') ?? standard;
}

export function setLink(books: Books, link: Partial<Link>): Link {
  return books.collection<Link>('link').set('link', { ...linkOf(books), ...link });
}

export function seenOf(books: Books) {
  return books.collection<Seen>('linkSeen');
}

/** The CRM that the organisation's users belong to. */
export function crmOf(books: Books): Crm | undefined {
  const { zoho } = books.finance;
  for (const { zohoUserId } of books.users.all()) {
    const user = zoho.users.get(zohoUserId);
    if (user) return zoho.crm(user.orgId);
  }
  return undefined;
}
