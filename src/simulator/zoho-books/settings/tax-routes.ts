// Taxes, groups, authorities and exemptions by API.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import { list, type ListSpec } from '../list/list.ts';
import { asNumber } from '../money.ts';
import type { Reader } from '../read/reader.ts';
import { inUse, invalid, missing, nameTaken } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { addTax, addTaxGroup, isTaxUsed, type Tax, taxNamed } from './tax.ts';

const taxes: ListSpec<Tax> = {
  key: 'taxes',
  report: 'Taxes',
  table: (books) => books.taxes,
  columns: { created_time: 'created_time', tax_name: ({ name }) => name },
  standard: ['created_time', 'A'],
  filters: [],
  since: false,
  show: showTax,
};

export function showTax(books: Books, tax: Tax): Json {
  const authority = books.authorities.get(tax.authorityId);
  return {
    tax_id: tax.id,
    tax_name: tax.name,
    tax_percentage: asNumber(tax.percentage),
    tax_type: tax.type,
    tax_factor: 'rate',
    tax_specific_type: '',
    tax_authority_id: authority?.id ?? '',
    tax_authority_name: authority?.name ?? '',
    is_value_added: books.organisation.region !== 'US',
    is_default_tax: tax.isDefault,
    is_editable: true,
    country_code: books.organisation.countryCode,
  };
}

function showGroup(books: Books, group: Tax): Json {
  const parts = (group.parts ?? []).flatMap((id) => books.taxes.get(id) ?? []);
  return {
    tax_group_id: group.id,
    tax_group_name: group.name,
    tax_group_percentage: asNumber(group.percentage),
    taxes: parts.map((tax) => showTax(books, tax)),
  };
}

function readTax(
  books: Books,
  body: Reader,
  before: Tax | undefined,
): Pick<Tax, 'name' | 'percentage' | 'type' | 'authorityId'> {
  const name = body.text('tax_name', 100) ?? before?.name ?? '';
  const percentage = body.amount('tax_percentage') ?? before?.percentage;
  const type = body.choice('tax_type', ['tax', 'compound_tax']) ?? before?.type ?? 'tax';
  const authorityId = body.id('tax_authority_id') || before?.authorityId;
  if (!name) body.faults.add(missing('tax_name'));
  const clash = taxNamed(books, name);
  if (clash && clash.id !== before?.id) body.faults.add(nameTaken(name));
  if (percentage === undefined) body.faults.add(missing('tax_percentage'));
  else if (Number(percentage) < 0 || Number(percentage) > 100) body.faults.add(invalid('tax_percentage'));
  if (authorityId && !books.authorities.get(authorityId)) body.faults.add(invalid('tax_authority_id'));
  return { name, percentage: percentage ?? '0', type, ...(authorityId && { authorityId }) };
}

function createTax(call: Call): Reply {
  const { books } = call;
  const body = reads(call);
  const { name, percentage, ...more } = readTax(books, body, undefined);
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  return good('The tax has been added.', { tax: showTax(books, addTax(books, name, percentage, more)) }, 201);
}

function updateTax(call: Call, tax: Tax): Reply {
  const { books } = call;
  const body = reads(call);
  const read = readTax(books, body, tax);
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const saved = books.taxes.set({ ...tax, ...read, modifiedAt: books.modifiedNow(tax) });
  return good('Tax information has been saved.', { tax: showTax(books, saved) });
}

function deleteTax({ books }: Call, tax: Tax): Reply {
  if (isTaxUsed(books, tax.id)) return bad(inUse);
  books.taxes.delete(tax.id);
  return good(tax.parts ? 'The tax group has been deleted.' : 'The record has been deleted.');
}

/** `taxes` holds the ids of the group's taxes, separated by commas (Zoho's docs). */
function saveGroup(call: Call, before: Tax | undefined): Reply {
  const { books } = call;
  const body = reads(call);
  const name = body.text('tax_group_name', 100) ?? before?.name ?? '';
  const sent = body
    .text('taxes')
    ?.split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const parts = sent ?? before?.parts ?? [];
  if (!name) body.faults.add(missing('tax_group_name'));
  const clash = taxNamed(books, name);
  if (clash && clash.id !== before?.id) body.faults.add(nameTaken(name));
  const plainTax = (id: string) => books.taxes.get(id)?.parts === undefined && books.taxes.get(id) !== undefined;
  if (parts.length < 2 || !parts.every(plainTax)) body.faults.add(invalid('taxes'));
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  return good('success', { tax_group: showGroup(books, addTaxGroup(books, name, parts, before)) }, before ? 200 : 201);
}

function createExemption(call: Call): Reply {
  const { books } = call;
  const body = reads(call);
  const code = body.text('tax_exemption_code', 50) ?? '';
  const description = body.text('description', 500) ?? '';
  const type = body.choice('type', ['customer', 'item']);
  if (!code) body.faults.add(missing('tax_exemption_code'));
  if (books.exemptions.having('code', code.toLowerCase()).length) body.faults.add(nameTaken(code));
  if (!type) body.faults.add(missing('type'));
  const fault = faultIn(books, body);
  if (fault || !type) return bad(fault ?? missing('type'));
  const exemption = books.exemptions.set({ ...books.born(), code, description, type });
  return good('Tax Exemption has been added.', { tax_exemption: showExemption(exemption) });
}

function showExemption({
  id,
  code,
  description,
  type,
}: {
  id: string;
  code: string;
  description: string;
  type: string;
}): Json {
  return { tax_exemption_id: id, tax_exemption_code: code, description, type };
}

function createAuthority(call: Call): Reply {
  const { books } = call;
  const body = reads(call);
  const name = body.text('tax_authority_name', 100) ?? '';
  const description = body.text('description', 500) ?? '';
  if (!name) body.faults.add(missing('tax_authority_name'));
  if (books.authorities.having('name', name.toLowerCase()).length) body.faults.add(nameTaken(name));
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const authority = books.authorities.set({ ...books.born(), name, description });
  return good('Tax Authority has been added.', { tax_authority: showAuthority(authority) }, 201);
}

function showAuthority({ id, name, description }: { id: string; name: string; description: string }): Json {
  return { tax_authority_id: id, tax_authority_name: name, description };
}

const one = (handle: (call: Call, tax: Tax) => Reply, group: boolean) => (call: Call) => {
  const found = call.books.taxes.get(call.params.id);
  const fits = found && (found.parts !== undefined) === group;
  return withRow(call, fits ? found : undefined, group ? 'Tax Group' : 'Tax', (tax) => handle(call, tax));
};

const [TAXES, GROUPS, EXEMPTIONS, AUTHORITIES] = ['taxes', 'taxgroups', 'taxexemptions', 'taxauthorities'].map(
  (name) => `/settings/${name}`,
) as [string, string, string, string];
const area = 'settings';

export const taxRoutes: Route[] = [
  { method: 'GET', path: TAXES, area, handle: (call) => list(call, taxes) },
  { method: 'POST', path: TAXES, area, admin: true, handle: createTax },
  {
    method: 'GET',
    path: `${TAXES}/:id`,
    area,
    handle: one(({ books }, tax) => good('success', { tax: showTax(books, tax) }), false),
  },
  { method: 'PUT', path: `${TAXES}/:id`, area, admin: true, handle: one(updateTax, false) },
  { method: 'DELETE', path: `${TAXES}/:id`, area, admin: true, handle: one(deleteTax, false) },
  { method: 'POST', path: GROUPS, area, admin: true, handle: (call) => saveGroup(call, undefined) },
  {
    method: 'GET',
    path: `${GROUPS}/:id`,
    area,
    handle: one(({ books }, tax) => good('success', { tax_group: showGroup(books, tax) }), true),
  },
  { method: 'PUT', path: `${GROUPS}/:id`, area, admin: true, handle: one(saveGroup, true) },
  { method: 'DELETE', path: `${GROUPS}/:id`, area, admin: true, handle: one(deleteTax, true) },
  {
    method: 'GET',
    path: EXEMPTIONS,
    area,
    handle: ({ books }) => good('success', { tax_exemptions: books.exemptions.all().map(showExemption) }),
  },
  { method: 'POST', path: EXEMPTIONS, area, admin: true, handle: createExemption },
  {
    method: 'GET',
    path: AUTHORITIES,
    area,
    handle: ({ books }) => good('success', { tax_authorities: books.authorities.all().map(showAuthority) }),
  },
  { method: 'POST', path: AUTHORITIES, area, admin: true, handle: createAuthority },
];
