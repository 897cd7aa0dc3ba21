// The probe at connect: what of a Books organisation is found by calls that change nothing.

import type { References } from '../../core/reference.ts';
import { formatDecimal, parseDecimal } from '../../core/money.ts';
import { done, type Problem, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { type BooksAccess, getRecord, listAll, listPage } from './api.ts';
import type { BooksCurrency, BooksFacts, BooksTax } from './facts.ts';
import { idIn } from './ids.ts';

/** What was found, laid over what is known; or the problem that stopped it. */
export async function probe(access: BooksAccess, known: BooksFacts): Promise<Result<BooksFacts>> {
  const taxes = await listAll(access, '/settings/taxes');
  if (!taxes.ok && stops(taxes.problem)) return taxes;
  const currencies = await listAll(access, '/settings/currencies');
  if (!currencies.ok && stops(currencies.problem)) return currencies;
  // Contacts that the native link has brought over are listed only where it runs.
  const linked = await listPage(access, '/contacts', { filter_by: 'Status.Crm', rows: 5 });
  if (!linked.ok && stops(linked.problem)) return linked;
  const linkRuns = linked.ok ? await isLinked(access, linked.value.records) : linked;
  if (!linkRuns.ok && stops(linkRuns.problem)) return linkRuns;
  const sorted = await listPage(access, '/invoices', { sort_column: 'last_modified_time', sort_order: 'A', rows: 1 });
  if (!sorted.ok && stops(sorted.problem)) return sorted;
  return {
    ok: true,
    value: {
      ...known,
      ...(taxes.ok && { taxes: taxes.value.flatMap(taxOf) }),
      ...(currencies.ok && { currencies: currencies.value.flatMap(currencyOf) }),
      ...(linkRuns.ok && { linked: linkRuns.value }),
      sortsByChange: sorted.ok,
    },
  };
}

/** A list that does not know the filter answers with whoever is there: the first of them says itself whether the link has brought it over. */
async function isLinked(access: BooksAccess, [first]: readonly Json[]): Promise<Result<boolean>> {
  if (!first) return done(false);
  const read = await getRecord(access, `/contacts/${String(first.contact_id)}`, 'contact');
  if (!read.ok) return read;
  const contact = { ...first, ...read.value };
  const isNamed = LINKS.some((member) => idIn(contact[member]) !== null);
  return done(isNamed || contact.is_linked_with_zohocrm !== false);
}

/** The members of a contact that name its record in the CRM (Zoho's docs). */
const LINKS = ['zcrm_account_id', 'zcrm_contact_id', 'zcrm_vendor_id'];

/** The organisation's own lists that settings name, as the probe last found them. */
export function booksLists({ taxes = [] }: BooksFacts): References {
  return {
    'tax-rates': taxes.map(({ id, name, rate }) => ({ key: id, code: name, name, state: 'active', facts: { rate } })),
  };
}

/** Whether a problem says nothing of the organisation, but that it can't be reached now. */
function stops(problem: Problem): boolean {
  return !['request.refused', 'permission.denied'].includes(problem.code);
}

function taxOf({ tax_id: id, tax_name: name, tax_percentage: share }: Json): BooksTax[] {
  const [own, rate] = [idIn(id), parseDecimal(String(share ?? ''))];
  return own !== null && typeof name === 'string' && rate ? [{ id: own, name, rate: formatDecimal(rate) }] : [];
}

function currencyOf({ currency_id: id, currency_code: code }: Json): BooksCurrency[] {
  const own = idIn(id);
  return own !== null && typeof code === 'string' ? [{ id: own, code }] : [];
}
