// Fills an empty Zoho with a company: one CRM organisation with its people, vendors and products.

import { type Address, companyNamed, type Party, type Person, type Product } from '../company.ts';
import { Vault } from './accounts/vault.ts';
import type { Crm } from './crm.ts';
import type { Json } from './json.ts';
import { openOrg } from './open.ts';
import { compareIds } from '../sorted.ts';
import { createRecord, type Saving } from './records/write.ts';
import { addCurrency, currencyNamed } from './settings/currencies.ts';
import type { Zoho } from './state.ts';

const DAY_MS = 86_400_000;

/** The client that a demo signs in with. Its redirect URIs are taken from the switch `anyLocalhostRedirect`. */
export const demoClient = {
  id: '1000.DEMOZOHOCLIENT',
  secret: 'demo-zoho-secret',
  name: 'Ledgerline',
  redirectUris: [],
};

/** Returns the organisation that it opened. */
export function seed(zoho: Zoho, name: string): Crm {
  const company = companyNamed(name);
  zoho.forgetDerived();
  new Vault(zoho).clients.set(demoClient.id, demoClient);
  const crm = openOrg(zoho, { name: company.crmOrganisation, region: company.region, currency: company.currency });
  for (const code of company.currencies) if (!currencyNamed(crm, code)) addCurrency(crm, code);
  const inCrm = ({ where }: { where: string }) => where !== 'accounting';
  const customers = company.customers.filter(inCrm).map(asCrmShows);
  const vendors = company.vendors.filter(inCrm).map(asCrmShows);
  if (company.currencies.length) zoho.orgs.set(crm.org.id, { ...crm.org, multiCurrency: true });
  if (customers.some(({ taxNumber }) => taxNumber)) addTaxNumber(crm, 'Accounts');
  if (vendors.some(({ taxNumber }) => taxNumber)) addTaxNumber(crm, 'Vendors');
  for (const vendor of vendors) save(crm, 'Vendors', vendorFields(vendor));
  for (const product of company.products.filter(inCrm)) save(crm, 'Products', productFields(product));
  for (const customer of customers) saveCustomer(crm, customer);
  backdate(crm);
  crm.searchLag.settle();
  return crm;
}

/** Saves a record quietly, as if it had always been there. A refusal is a fault of the data. */
export function save(crm: Crm, moduleName: string, input: Json): string {
  const module = crm.metadata.recordModule(moduleName);
  if (!module) throw new RangeError(`no module ${moduleName}`);
  const saving: Saving = { crm, module, actor: crm.person, zone: crm.org.timeZone, changes: [] };
  const outcome = createRecord(saving, input, '$');
  if ('refused' in outcome) throw new RangeError(`${moduleName}: ${JSON.stringify(outcome.refused)}`);
  return String(outcome.done.details.id);
}

/** Dates what was seeded a minute apart, up to a day ago, so that nothing looks fresh and the first came first. */
function backdate(crm: Crm): void {
  const records = crm.metadata.modules().flatMap(({ apiName }) => crm.records.all(apiName));
  records.sort((one, other) => compareIds(one.id, other.id));
  const first = crm.savingAt - DAY_MS - records.length * 60_000;
  for (const [index, record] of records.entries()) {
    const at = first + index * 60_000;
    crm.records.set({ ...record, createdAt: at, modifiedAt: at });
  }
}

function asCrmShows({ inCrm, ...party }: Party): Party {
  return { ...party, ...inCrm };
}

function addTaxNumber(crm: Crm, module: string): void {
  crm.metadata.add(module, { apiName: 'Tax_Number', label: 'Tax Number', type: 'text', length: 50 }, true);
}

function saveCustomer(crm: Crm, party: Party): void {
  const account = save(crm, 'Accounts', accountFields(crm, party));
  const people = [party.person, ...(party.others ?? [])].filter((person) => person !== undefined);
  for (const person of people) save(crm, 'Contacts', { ...contactFields(person), Account_Name: { id: account } });
}

function accountFields(crm: Crm, party: Party): Json {
  return {
    Account_Name: party.name,
    ...(party.phone && { Phone: party.phone }),
    ...(party.website && { Website: party.website }),
    ...(party.taxNumber && { Tax_Number: party.taxNumber }),
    ...(crm.org.multiCurrency && { Currency: party.currency ?? crm.org.currency }),
    ...addressFields('Billing_', 'Code', party.address),
    ...addressFields('Shipping_', 'Code', party.shipping),
  };
}

function contactFields({ first, last, email, phone, mobile }: Person): Json {
  return {
    ...(first && { First_Name: first }),
    Last_Name: last ?? first ?? email ?? 'Unknown',
    ...(email && { Email: email }),
    ...(phone && { Phone: phone }),
    ...(mobile && { Mobile: mobile }),
  };
}

function vendorFields(party: Party): Json {
  return {
    Vendor_Name: party.name,
    ...(party.person?.email && { Email: party.person.email }),
    ...(party.phone && { Phone: party.phone }),
    ...(party.website && { Website: party.website }),
    ...(party.taxNumber && { Tax_Number: party.taxNumber }),
    ...addressFields('', 'Zip_Code', party.address),
  };
}

function productFields({ code, name, description, salePrice }: Product): Json {
  return {
    Product_Name: name,
    ...(code && { Product_Code: code }),
    ...(description && { Description: description }),
    ...(salePrice && { Unit_Price: Number(salePrice) }),
  };
}

function addressFields(prefix: string, code: string, address?: Address): Json {
  if (!address) return {};
  const { street, city, region, postcode, country } = address;
  return {
    [`${prefix}Street`]: street,
    [`${prefix}City`]: city,
    ...(region && { [`${prefix}State`]: region }),
    ...(postcode && { [`${prefix}${code}`]: postcode }),
    [`${prefix}Country`]: country,
  };
}
