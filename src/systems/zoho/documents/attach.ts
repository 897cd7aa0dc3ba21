// What a new invoice belongs to beside its customer: the order or quote that it was made from, that one's deal and contact, else the
// customer's primary contact. Found by our own marks, in one query each; what isn't found is left out.

import type { RecordId } from '../../../core/record.ts';
import type { Json } from '../../../mapping/place.ts';
import { query, quoted, type ZohoAccess } from '../api.ts';
import { ownField, type ZohoFacts } from '../facts.ts';
import { idIn } from '../ids.ts';
import { LIST_ROWS, QUERY_IDS } from '../spec.ts';

interface Attaching {
  readonly access: ZohoAccess;
  readonly facts: ZohoFacts;
  readonly pair: string;
}

/** Each new document with the members that attach it, in the order given. */
export async function attached(
  how: Attaching,
  module: string,
  drafts: readonly { readonly source: RecordId; readonly record: Json }[],
): Promise<readonly Json[]> {
  const orders =
    module === 'Invoices'
      ? await ordersBehind(
          how,
          drafts.map(({ source }) => ownId(source)),
        )
      : none;
  const contacts =
    module === 'Purchase_Orders'
      ? none
      : await primaryContacts(
          how,
          drafts.map(({ record }) => record),
        );
  return drafts.map(({ source, record }) => {
    const order = orders.get(ownId(source).toLowerCase());
    const contact = idIn(order?.Contact_Name) ?? contacts.get(idIn(record.Account_Name) ?? '')?.contact;
    return {
      ...(typeof contact === 'string' && { Contact_Name: { id: contact } }),
      ...(order && { Sales_Order: { id: order.id } }),
      ...(idIn(order?.Deal_Name) !== null && { Deal_Name__s: { id: idIn(order?.Deal_Name) } }),
      ...record,
    };
  });
}

type Found = ReadonlyMap<string, Json>;
const none: Found = new Map();

function ownId(id: RecordId): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Sales orders by the accounting document that they became, in lower case. */
async function ordersBehind({ access, facts, pair }: Attaching, sources: readonly string[]): Promise<Found> {
  const field = ownField(facts, 'Sales_Orders', pair, 'accountingId');
  if (field === null) return none;
  const found = await among(access, 'Sales_Orders', ['Deal_Name', 'Contact_Name', field], field, sources);
  return new Map(found.map((order) => [String(order[field]).toLowerCase(), order]));
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
