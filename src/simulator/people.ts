// The pages on which a person plays both vendors: look at what is there, edit a customer on one side, see it appear on the other.
// They work through the vendors' actions alone and need no script.

import { booksList, booksOverview, booksRecord, booksSave } from './people/books.ts';
import { goTo, page } from './people/page.ts';
import { xeroList, xeroOverview, xeroRecord, xeroSave } from './people/xero.ts';
import { zohoList, zohoOverview, zohoRecord, zohoSave } from './people/zoho.ts';
import type { World } from './world.ts';

/** Answers `/` and `/people/…`; undefined for any other address. */
export async function people(world: World, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const [, top, vendorName, list, id, ...rest] = url.pathname.split('/').map(decoded);
  if (url.pathname === '/') return overview(world);
  if (top !== 'people' || rest.length) return undefined;
  if (!vendorName) return goTo('/');
  const { zoho, xero } = world.vendors;
  const form = request.method === 'POST' ? new URLSearchParams(await request.text()) : undefined;
  if (vendorName === 'zoho' && zoho && list) {
    if (!id) return zohoList(zoho, url, list) ?? nothing();
    return (form ? zohoSave(zoho, url, list, id, form) : zohoRecord(zoho, url, list, id)) ?? nothing();
  }
  if (vendorName === 'books' && zoho && list) {
    if (!id) return booksList(zoho, url, list) ?? nothing();
    return (form ? booksSave(zoho, url, list, id, form) : booksRecord(zoho, url, list, id)) ?? nothing();
  }
  if (vendorName === 'xero' && xero && list) {
    if (!id) return xeroList(xero, url, list) ?? nothing();
    return (form ? xeroSave(xero, url, list, id, form) : xeroRecord(xero, url, list, id)) ?? nothing();
  }
  return nothing();
}

function overview({ vendors: { zoho, xero } }: World): Response {
  const sides = [zoho && zohoOverview(zoho), zoho && booksOverview(zoho), xero && xeroOverview(xero)].filter(Boolean);
  return page(
    'Simulated vendors',
    `<h1>Two vendors, simulated</h1>
    <p>Edit a customer here as a sales person or an accountant would, and watch it arrive on the other side.</p>
    <div class="sides">${sides.join('')}</div>`,
  );
}

function nothing(): Response {
  return page('Not found', '<h1>Not found</h1><p>There is nothing of that name.</p>', 404);
}

/** A part of a path; one that is badly escaped is left as it is, and names nothing. */
function decoded(part: string): string {
  return /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part);
}
