// What a new invoice belongs to beside its customer: the order or quote that it was made from, that one's deal and contact, else the
// customer's primary contact. Found by our own marks, in one query each; what isn't found is left out.

import type { RecordId } from '../../../core/record.ts';
import type { Json } from '../../../mapping/place.ts';
import { query, quoted, type ZohoAccess } from '../api.ts';
import { documentForms, purposeIn } from '../dialects/modules.ts';
import { ownField, type ZohoFacts } from '../facts.ts';
import { idIn } from '../ids.ts';
import { LIST_ROWS, QUERY_IDS } from '../spec.ts';

interface Attaching {
  readonly access: ZohoAccess;
  readonly facts: ZohoFacts;
  readonly pair: string;
}

/** A new document, and what it was made of on either side. */
interface Attached {
  readonly source: RecordId;
  readonly origin?: RecordId | undefined;
  readonly record: Json;
}

/** Each new document with the members that attach it, in the order given. */
export async function attached(how: Attaching, module: string, drafts: readonly Attached[]): Promise<readonly Json[]> {
  const sales = module === 'Invoices' ? await salesBehind(how, drafts) : noSales;
  const contacts =
    module === 'Purchase_Orders'
      ? none
      : await primaryContacts(
          how,
          drafts.map(({ record }) => record),
        );
  return drafts.map((draft) => {
    const { record } = draft;
    const [order, quote] = [of(sales.orders, draft), of(sales.quotes, draft)];
    const sale = order ?? quote;
    const contact = idIn(sale?.Contact_Name) ?? contacts.get(idIn(record.Account_Name) ?? '')?.contact;
    return {
      ...(typeof contact === 'string' && { Contact_Name: { id: contact } }),
      ...(order && { Sales_Order: { id: order.id } }),
      ...(idIn(sale?.Deal_Name) !== null && { Deal_Name__s: { id: idIn(sale?.Deal_Name) } }),
      ...record,
    };
  });
}

type Found = ReadonlyMap<string, Json>;
const none: Found = new Map();

function ownId(id: RecordId): string {
  return id.slice(id.indexOf(':') + 1);
}

interface Sales {
  readonly orders: Found;
  readonly quotes: Found;
}

const noSales: Sales = { orders: none, quotes: none };

/**
 * Orders and quotes by their own id, and by that of the accounting document that they became: a mark names them before they themselves
 * show what they became.
 */
async function salesBehind({ access, facts, pair }: Attaching, drafts: readonly Attached[]): Promise<Sales> {
  const behind = async (kind: 'sales-order' | 'accepted-quote'): Promise<Found> => {
    const form = documentForms[kind];
    const { module } = form;
    const field = ownField(facts, module, pair, purposeIn(form, 'accountingId'));
    const columns = ['Deal_Name', 'Contact_Name', ...(field === null ? [] : [field])];
    const named = drafts.flatMap(({ origin }) => (origin?.startsWith(`crm.${module}:`) ? [ownId(origin)] : []));
    const unnamed = drafts.flatMap(({ origin, source }) => (origin === undefined ? [ownId(source)] : []));
    const found = [
      ...(await among(access, module, columns, 'id', named)),
      ...(field === null ? [] : await among(access, module, columns, field, unnamed)),
    ];
    return new Map(found.flatMap((sale) => namesOf(sale, field).map((name) => [name, sale] as const)));
  };
  return { orders: await behind('sales-order'), quotes: await behind('accepted-quote') };
}

function namesOf(sale: Json, field: string | null): string[] {
  const became = field === null ? null : sale[field];
  return [String(sale.id), ...(typeof became === 'string' ? [became.toLowerCase()] : [])];
}

function of(found: Found, { source, origin }: Attached): Json | undefined {
  return found.get(origin === undefined ? ownId(source).toLowerCase() : ownId(origin));
}

/** By company: its primary contact, where our look-up names one. */
async function primaryContacts({ access, facts }: Attaching, records: readonly Json[]): Promise<Found> {
  const field = ownField(facts, 'Accounts', 'shared', 'primaryContact');
  const companies = records.flatMap(({ Account_Name: company }) => idIn(company) ?? []);
  if (field === null || companies.length === 0) return none;
  const found = await among(access, 'Accounts', [field], 'id', [...new Set(companies)]);
  return new Map(found.map((company) => [String(company.id), { contact: idIn(company[field]) }]));
}

/** Records whose field has one of the values; none where that can't be asked: a document may well stand without them. */
async function among(
  access: ZohoAccess,
  module: string,
  columns: readonly string[],
  field: string,
  values: readonly string[],
): Promise<readonly Json[]> {
  const records: Json[] = [];
  for (let at = 0; at < values.length; at += QUERY_IDS) {
    const list = values
      .slice(at, at + QUERY_IDS)
      .map(quoted)
      .join(', ');
    const text = `select ${columns.join(', ')} from ${module} where ${field} in (${list}) limit ${LIST_ROWS}`;
    const page = await query(access, text);
    if (page.ok) records.push(...page.value.records);
  }
  return records;
}
