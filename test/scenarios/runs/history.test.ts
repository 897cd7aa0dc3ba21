// Given a year of invoices from before the start date, some paid, one void; when a historical run is planned, tried on ten, and let go;
// then all of them and only they stand in the CRM once, nothing was mailed, and what was linked already was not touched.

import { beforeAll, describe, expect, test } from 'vitest';
import { Desk } from '../../simulation/desk.ts';
import type { Json } from '../../simulation/desk-documents.ts';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly sample: number | null;
  readonly kinds: readonly string[];
  readonly estimate: { records: number; calls: Record<string, number>; seconds: number } | null;
  readonly progress: { linked: number; held: number };
}

const OLD = 40;

/** Numbers of the invoices that stand in the CRM. */
const inCrm = (desk: Desk) => desk.crm('Invoices').map(({ subject }) => String(subject));

async function oldInvoices(): Promise<Desk> {
  const desk = await Desk.open({ settings: { startDate: '2026-11-01' } });
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut', SalesDetails: { UnitPrice: 2.5, AccountCode: '200' } });
  const invoice = (date: string, more: Json = {}) =>
    desk.xero<{ InvoiceID: string }>('invoice.create', {
      Type: 'ACCREC',
      Contact: { ContactID },
      Date: date,
      DueDate: date,
      Status: 'AUTHORISED',
      LineItems: [
        { ItemCode: 'NUT', Description: 'Nuts', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' },
      ],
      ...more,
    });
  for (let at = 0; at < OLD; at++) invoice(`2026-0${1 + (at % 9)}-1${at % 10}`);
  invoice('2025-12-30');
  invoice('2026-11-15');
  await desk.settle();
  return desk;
}

async function until(desk: Desk, id: string, states: readonly string[]): Promise<Run> {
  for (let tries = 0; tries < 60; tries++) {
    const run = await desk.ask<Run>('GET', `runs/${id}`);
    if (states.includes(run.state)) return run;
    await desk.wait(1);
  }
  throw new Error(`the run did not come to be ${states.join(' or ')}`);
}

describe('a historical run', () => {
  let desk: Desk;
  let run: Run;
  const plan = (more: Json = {}) =>
    desk.ask<Run>('POST', 'runs', {
      kinds: ['invoice'],
      direction: 'to-crm',
      from: '2026-01-01',
      to: '2026-10-31',
      ...more,
    });

  beforeAll(async () => {
    desk = await oldInvoices();
    desk.written();
  });

  test('without one only what is from after the start date travels', () => {
    expect(inCrm(desk).length).toBe(1);
  });

  test('is counted first: what it brings over, what it needs, what it costs; and nothing is written', async () => {
    run = await plan({ sample: 10 });
    expect(run).toMatchObject({ state: 'estimating', kinds: ['customer', 'item', 'invoice'], sample: 10 });
    run = await until(desk, run.id, ['draft']);
    expect(run.estimate?.records).toBe(OLD);
    expect(run.estimate?.calls.crm).toBeGreaterThan(0);
    expect(run.estimate?.seconds).toBeGreaterThan(0);
    expect(desk.written()).toEqual([]);
  });

  test('stops after its sample, for a person to look at', async () => {
    await desk.ask('PATCH', `runs/${run.id}`, { state: 'queued' });
    run = await until(desk, run.id, ['paused']);
    expect(run).toMatchObject({ sample: null, progress: { linked: 10, held: 0 } });
    expect(inCrm(desk).length).toBe(1 + 10);
    await desk.wait(60);
    expect(inCrm(desk).length).toBe(1 + 10);
  });

  test('goes on to its end, and brings over each of its range once', async () => {
    await desk.ask('PATCH', `runs/${run.id}`, { state: 'queued' });
    run = await until(desk, run.id, ['done']);
    expect(run.progress).toMatchObject({ linked: OLD, held: 0 });
    const names = inCrm(desk);
    expect(names.length).toBe(1 + OLD);
    expect(new Set(names).size).toBe(names.length);
    expect(desk.crm('Invoices').map(({ date }) => date)).not.toContain('2025-12-30');
  });

  test('mailed nothing, and is named in the log as the cause', async () => {
    expect(desk.written().filter((call) => /email|send_mail/i.test(call))).toEqual([]);
    const { items } = await desk.ask<{ items: { trigger: string; code: string; kind: string }[] }>(
      'GET',
      'audit?limit=200',
    );
    const made = items.filter(({ kind, code }) => kind === 'invoice' && code.startsWith('create.'));
    expect(made.filter(({ trigger }) => trigger === 'run').length).toBe(OLD);
  });

  test('a second run of the same range has nothing to do', async () => {
    const again = await plan();
    expect((await until(desk, again.id, ['draft'])).estimate?.records).toBe(0);
    await desk.ask('PATCH', `runs/${again.id}`, { state: 'queued' });
    await until(desk, again.id, ['done']);
    expect(desk.written()).toEqual([]);
  });

  test('runs that are done are cleared away, and one that is not there says so', async () => {
    expect(await desk.ask('DELETE', 'runs?state=done')).toEqual({ removed: 2 });
    await expect(desk.ask('GET', `runs/${run.id}`)).rejects.toThrow('run.unknown');
  });
});

describe('a run that is stopped', () => {
  test('keeps what it has, and goes on where it was', async () => {
    const desk = await oldInvoices();
    const planned = await desk.ask<Run>('POST', 'runs', { kinds: ['invoice'], direction: 'to-crm' });
    await until(desk, planned.id, ['draft']);
    await desk.ask('PATCH', `runs/${planned.id}`, { state: 'queued' });
    await desk.ask('PATCH', `runs/${planned.id}`, { state: 'paused' });
    await expect(desk.ask('PATCH', `runs/${planned.id}`, { state: 'paused' })).rejects.toThrow('run.state');
    await desk.ask('PATCH', `runs/${planned.id}`, { state: 'queued' });
    await until(desk, planned.id, ['done']);
    expect(inCrm(desk).length).toBe(1 + OLD + 1);
  });

  test('by a vendor that fails goes on by itself, and makes nothing twice', async () => {
    const desk = await oldInvoices();
    const planned = await desk.ask<Run>('POST', 'runs', { kinds: ['invoice'], direction: 'to-crm' });
    await until(desk, planned.id, ['draft']);
    desk.loseReply('zoho', 'POST', '/Invoices');
    await desk.ask('PATCH', `runs/${planned.id}`, { state: 'queued' });
    await until(desk, planned.id, ['done']);
    await desk.wait(30);
    expect(inCrm(desk).length).toBe(1 + OLD + 1);
  });
});
