// How long a change takes from the call that tells of it to the write on the other side, by vendors that answer at once and in a fifth of
// a second, while nothing else is to be done and behind a historical run. Virtual time: the vendors' answers and our waits, not our code.

import { Chance } from '../../src/simulator/chance.ts';
import type { Figures } from './figures.ts';
import { Office } from './office.ts';

const MINUTE_MS = 60_000;
const CHANGES = 30;
/** One so often: fewer than strain the day's calls. */
const EVERY_MS = 10_000;
const CUSTOMERS = 40;
/** Invoices that a run has to bring over meanwhile. */
const OLD_INVOICES = 1_500;
const MOST_S = { idle: 2, busy: 5 } as const;

type Towards = 'xero' | 'zoho';

export async function signals(figures: Figures): Promise<void> {
  for (const latencyMs of [0, 200]) {
    for (const load of ['idle', 'busy'] as const) {
      figures.title(
        `From the call that tells of a change to its write, vendors answering in ${latencyMs} ms, ${load === 'idle' ? 'nothing else to do' : 'behind a historical run'} (virtual time, profile free)`,
      );
      for (const towards of ['xero', 'zoho'] as const) {
        const times = await travel(latencyMs, load === 'busy', towards);
        const bound = latencyMs === 200 ? { most: MOST_S[load] } : undefined;
        const name = towards === 'xero' ? 'a save in Zoho, written in Xero' : 'a change in Xero, written in Zoho';
        figures.add(`${name}: arrived`, times.length, '');
        figures.add(`${name}: p50`, share(times, 0.5), 's');
        figures.add(`${name}: p95`, share(times, 0.95), 's', bound);
      }
    }
  }
}

/** The time within which that part of them had arrived; endless for none. */
export function share(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
}

/** Seconds of each change from the first call that tells of it to the write that has its value. */
async function travel(latencyMs: number, behindRun: boolean, towards: Towards): Promise<number[]> {
  const told = new Map<string, number>();
  const written = new Map<string, number>();
  const pending = new Map<string, string>();
  const office = await Office.open({
    latencyMs,
    settings: { startDate: '2026-11-01', kinds: { item: { on: true }, invoice: { on: true } } },
    before: (act) => {
      for (let at = 0; at < CUSTOMERS; at++)
        act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: `Customer ${at}` } });
      if (behindRun) oldInvoices(act);
    },
  });
  Object.assign(office.bench.vendors.vendors.xero?.switches ?? {}, { dayLimit: 100_000 });
  const { bench } = office;
  await office.goLive();
  await office.run(20 * MINUTE_MS);
  hearCalls(office, told, pending);
  if (behindRun) await startRun(office);
  const chance = new Chance(11);
  const ids = recordsOf(office, towards);
  for (let change = 0; change < CHANGES; change++) {
    const id = ids[change % ids.length] ?? '';
    const value = `+64 9 ${7_000_000 + change}`;
    bench.at(bench.clock.now() + change * EVERY_MS + chance.below(EVERY_MS / 2), () => {
      pending.set(value.slice(-7), id);
      if (towards === 'xero') office.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Phone: value } });
      else
        office.act('xero', 'contact.edit', { ContactID: id, Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: value }] });
    });
  }
  bench.vendors.logBodies = true;
  for (let minute = 0; minute < (CHANGES * EVERY_MS) / MINUTE_MS + 2; minute++) {
    bench.vendors.calls = [];
    await office.run(MINUTE_MS);
    noteWrites(office, towards, pending, written);
  }
  return [...pending.keys()].flatMap((value) => {
    const [from, to] = [told.get(value), written.get(value)];
    return from === undefined || to === undefined ? [] : [(to - from) / 1_000];
  });
}

/** Notes the first write that carries each value. */
export function noteWrites(
  { bench }: Office,
  towards: Towards,
  pending: ReadonlyMap<string, string>,
  written: Map<string, number>,
): void {
  const writes = bench.vendors.calls.filter(
    ({ vendor, method, status }) => vendor === towards && method !== 'GET' && status < 300,
  );
  for (const { at, requestBody = '' } of writes)
    for (const value of pending.keys()) if (requestBody.includes(value) && !written.has(value)) written.set(value, at);
}

/** Notes when a call tells of a record whose change is on its way. */
export function hearCalls({ bench }: Office, told: Map<string, number>, pending: ReadonlyMap<string, string>): void {
  const serve = bench.serve.bind(bench);
  bench.serve = async (request, run) => {
    if (new URL(request.url).pathname.startsWith('/hooks/')) {
      const body = await request.clone().text();
      for (const [value, id] of pending) if (body.includes(id) && !told.has(value)) told.set(value, bench.clock.now());
    }
    return serve(request, run);
  };
}

function recordsOf(office: Office, towards: Towards): string[] {
  if (towards === 'xero')
    return (office.act('zoho', 'list', { module: 'Accounts', limit: 200 }) as { items: { id: string }[] }).items.map(
      ({ id }) => id,
    );
  return (office.act('xero', 'list', { collection: 'Contacts' }) as { ContactID: string }[])
    .slice(0, CUSTOMERS)
    .map(({ ContactID }) => ContactID);
}

function oldInvoices(act: Office['act']): void {
  const { ContactID } = act('xero', 'contact.create', { Name: 'Tall Pines' }) as { ContactID: string };
  act('xero', 'item.create', { Code: 'NUT', Name: 'Nut', SalesDetails: { UnitPrice: 2.5, AccountCode: '200' } });
  const line = {
    ItemCode: 'NUT',
    Description: 'Nuts',
    Quantity: 1,
    UnitAmount: 10,
    AccountCode: '200',
    TaxType: 'OUTPUT2',
  };
  for (let at = 0; at < OLD_INVOICES; at++) {
    const Date = `2026-0${1 + (at % 9)}-1${at % 10}`;
    const header = { Type: 'ACCREC', Contact: { ContactID }, Date, DueDate: Date, Status: 'AUTHORISED' };
    act('xero', 'invoice.create', { ...header, LineItems: [line] });
  }
}

async function startRun({ bench, connected: { pair } }: Office): Promise<void> {
  const path = `/api/pairs/${pair}/runs`;
  const { id } = await bench.ask<{ id: string }>('POST', path, { kinds: ['invoice'], direction: 'to-crm' });
  for (let tries = 0; tries < 60; tries++) {
    await bench.run(MINUTE_MS, 1_000_000);
    if ((await bench.ask<{ state: string }>('GET', `${path}/${id}`)).state === 'draft') break;
  }
  await bench.ask('PATCH', `${path}/${id}`, { state: 'queued' });
}
