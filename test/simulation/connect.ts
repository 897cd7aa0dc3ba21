// Connecting as a person does, through the product's own doors: a consent for each organisation, pairs, and what is set up inside the
// CRM. The vendors ask nothing back.

import { migrate, type Migration } from '../../src/db/migrate.ts';
import type { Bench } from './bench.ts';
import { readMigrations } from './migrations.ts';

export interface ConnectOptions {
  /** Organisations in Xero, each a pair of its own with the one CRM. Default 1. */
  readonly pairs?: number;
  /** Whether fields and channels are made in the CRM. Default false. */
  readonly provision?: boolean;
  readonly customers?: 'accounts' | 'contacts' | 'both';
  /** Whether vendors travel too. Default false. */
  readonly vendors?: boolean;
  /**
   * An organisation of Zoho Books beside the CRM, as its simulator opens one; `linked`: Zoho's own link has run for it; `switches`: how
   * it behaves where that is not certain. Default none.
   */
  readonly finance?: Readonly<Record<string, unknown>>;
  /** Whether items and invoices travel too. Default false. */
  readonly documents?: boolean;
}

export interface PairMade {
  readonly pair: string;
  readonly accounting: string;
  /** The organisation in Xero. */
  readonly tenant: string;
}

export interface Connected {
  /** The first pair. */
  readonly pair: string;
  readonly crm: string;
  readonly accounting: string;
  readonly pairs: readonly PairMade[];
}

const migrations: readonly Migration[] = readMigrations();

export async function connect(bench: Bench, company: string, options: ConnectOptions): Promise<Connected> {
  const { pairs: wanted = 1, provision = false, customers, finance } = options;
  bench.vendors.reset(company);
  if (finance) openBooks(bench, finance);
  await migrate(bench.house().db, migrations);
  const accounting = [await consent(bench, 'xero')];
  while (accounting.length < wanted) {
    const name = `Branch ${accounting.length + 1}`;
    bench.vendors.vendors.xero?.act('organisation.add', { name, region: 'NZ' });
    accounting.push(await consent(bench, 'xero', name));
  }
  const crm = await consent(bench, 'zoho');
  const pairs: PairMade[] = [];
  for (const [at, { id, organisation }] of accounting.entries()) {
    const fresh = { name: `Test ${at + 1}`, crm: crm.id, accounting: id };
    const { id: pair } = await bench.ask<{ id: string }>('POST', '/api/pairs', fresh);
    if (customers) await bench.ask('PUT', `/api/pairs/${pair}/settings`, { customers, ...kindsOf(options) });
    pairs.push({ pair, accounting: id, tenant: organisation });
  }
  if (provision) await bench.ask('POST', `/api/connections/${crm.id}/provision`);
  const [first] = pairs;
  if (!first) throw new RangeError('a bench needs a pair');
  return { pair: first.pair, crm: crm.id, accounting: first.accounting, pairs };
}

function openBooks(bench: Bench, { linked, switches, ...books }: Readonly<Record<string, unknown>>): void {
  const zoho = bench.vendors.vendors.zoho;
  Object.assign(zoho?.switches ?? {}, switches);
  zoho?.act('books.open', books);
  if (linked !== true) return;
  zoho?.act('record.create', { module: 'Accounts', fields: { Account_Name: 'Harbour Light' } });
  zoho?.act('books.link', { on: true, now: true });
}

/** The kinds that travel, and what documents need to do so. */
function kindsOf({ vendors = false, documents = false }: ConnectOptions): object {
  const on = { on: true };
  const kinds = { ...(vendors && { vendor: on }), ...(documents && { item: on, invoice: on }) };
  return { kinds, ...(documents && { startDate: '2026-01-01', values: { taxes: { GST: 'OUTPUT2' } } }) };
}

interface Consented {
  readonly id: string;
  readonly organisation: string;
}

/** Gives the consent that a person would give in a browser; in Xero for the organisation of that name, else for the first. */
export async function consent(bench: Bench, vendor: 'xero' | 'zoho', tenant?: string): Promise<Consented> {
  const simulated = bench.vendors.vendors[vendor];
  if (!simulated) throw new RangeError(`no vendor ${vendor}`);
  simulated.switches.consent = 'allow';
  if (vendor === 'xero') simulated.switches.consentTenants = tenant === undefined ? null : [tenant];
  const away = await bench.knock('GET', `/connect/${vendor}`);
  const asked = await bench.callVendor(new Request(away.headers.get('location') ?? '', { redirect: 'manual' }));
  const back = new URL(asked.headers.get('location') ?? '');
  const { connections } = await bench.ask<{ connections: Made[] }>('GET', back.pathname + back.search);
  const made = connections.find(({ organisation }) => tenant === undefined || organisation.name === tenant);
  if (!made) throw new Error(`${vendor} reached no organisation`);
  return { id: made.id, organisation: made.organisation.id };
}

interface Made {
  readonly id: string;
  readonly organisation: { readonly id: string; readonly name: string };
}
