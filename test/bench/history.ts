// What a historical run costs, on virtual time, with both vendors' own limits on and a D1 that counts: calls, time, rows, memory; whether any
// of them grows with the run; and how many records a free account brings over in a day by each of its budgets.

import type { Figures } from './figures.ts';
import { Counted } from './counted.ts';
import { Legs } from './legs.ts';
import { Office, type Used } from './office.ts';
import { type Run, startRun } from './running.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LATENCY_MS = 200;
/** Zoho has no edition that gives less to whoever has so many customers. */
const AT_MOST_MS = 12 * DAY_MS;

/**
 * A long run writes ahead of itself, and then reads what it wrote some thousands later. Its legs are cut where that reading has come to
 * its end: else one leg has the writing of those records and the next the reading.
 */
const LONG = 10_000;
/** Of a step in which nobody was brought over: the run waits for a next day's calls. */
const WAITING_MS = 5 * MINUTE_MS;

type Way = 'to-accounting' | 'to-crm';

interface Order {
  readonly profile: 'free' | 'paid';
  readonly direction: Way;
  readonly count: number;
  readonly mostXeroCalls?: number;
}

/** What a record of these costs at most of D1's rows: links, keys, log and the pass's own. */
const MOST_ROWS = 9;
/** What Cloudflare's free plan and Xero's starter tier give in a day, of which runs leave others a part. */
const FREE_A_DAY = {
  rowsWritten: 100_000,
  rowsRead: 5_000_000,
  queueOperations: 10_000,
  xeroCalls: 700,
  grants: 100_000,
};
const FREE_RECORDS_A_DAY = 10_000;

export async function history(figures: Figures, full: boolean): Promise<void> {
  const most = full ? 700 : 80;
  await bringOver(figures, {
    profile: 'paid',
    direction: 'to-accounting',
    count: full ? 30_000 : 3_000,
    mostXeroCalls: most,
  });
  await bringOver(figures, { profile: 'paid', direction: 'to-crm', count: full ? 100_000 : 3_000 });
  await bringOver(figures, { profile: 'free', direction: 'to-accounting', count: full ? FREE_RECORDS_A_DAY : 1_000 });
}

async function bringOver(figures: Figures, order: Order): Promise<void> {
  const { profile, direction, count } = order;
  const words = direction === 'to-accounting' ? 'Zoho → Xero' : 'Xero → Zoho';
  figures.title(`A run of ${count} customers ${words}, profile ${profile}, vendors answering in ${LATENCY_MS} ms`);
  const sqlite = new Counted();
  const office = await Office.open({
    profile,
    sqlite,
    latencyMs: LATENCY_MS,
    agedMs: DAY_MS,
    before: (act) => Array.from({ length: count }, (_, at) => makeOne(act, direction, at)),
  });
  try {
    await office.goLiveLeavingOld();
    await office.run(10 * MINUTE_MS);
    await play(figures, office, sqlite, order);
  } finally {
    await sqlite.close();
  }
}

function makeOne(act: Office['act'], direction: Way, at: number): void {
  if (direction === 'to-crm') {
    const contact = { Name: `Customer ${at}`, EmailAddress: `c${at}@old.example`, FirstName: 'Ann', LastName: 'Lee' };
    act('xero', 'contact.create', contact);
    return;
  }
  const fields = { Account_Name: `Customer ${at}`, Phone: `+64 9 555 ${at}`, Billing_City: 'Auckland' };
  act('zoho', 'record.create', { module: 'Accounts', fields });
}

async function play(figures: Figures, office: Office, sqlite: Counted, order: Order): Promise<void> {
  const { bench, connected } = office;
  const { profile, direction, count, mostXeroCalls } = order;
  let run: Run = await startRun(office, { kinds: ['customer'], direction });
  const used = await office.count();
  bench.reports.length = 0;
  const began = bench.clock.now();
  const legs = new Legs(office, sqlite);
  let memory = 0;
  const isLong = count >= LONG;
  const isLookingBack = () =>
    bench.sqlite.run("SELECT 1 FROM looks WHERE side = 'crm' AND sort = 'changes' AND cursor IS NOT NULL").length > 0;
  let wasLookingBack = false;
  while (run.state !== 'done' && bench.clock.now() < began + AT_MOST_MS) {
    const before = run.progress.linked;
    const step = stepAfter(bench.clock.now() - began, isLong ? 'paid' : profile);
    await office.run(step);
    run = await bench.ask<Run>('GET', `/api/pairs/${connected.pair}/runs/${run.id}`);
    memory = Math.max(memory, process.memoryUsage().rss);
    const { linked } = run.progress;
    if (linked === before && step >= WAITING_MS) await legs.waited(linked);
    else if (!isLong || (wasLookingBack && !isLookingBack())) await legs.reached(linked);
    wasLookingBack = isLookingBack();
    progress(run, order);
  }
  const hours = (bench.clock.now() - began) / 3_600_000;
  // What was written last is still to be read once, which costs as much of a short run as of a long one.
  await proven(office);
  await legs.end(run.progress.linked);
  const spent = await used();
  figures.add('records brought over, of those asked for', run.progress.linked - count, 'too few', { least: 0 });
  figures.add('Xero calls', spent.xero, '', mostXeroCalls === undefined ? undefined : { most: mostXeroCalls });
  figures.add('calls refused for a limit', spent.refused, '', { most: 0 });
  figures.add('Zoho credits in a day', spent.zohoCredits, '');
  figures.add('virtual time until it was done', hours, 'h', mostXeroCalls === undefined ? undefined : { most: 23 });
  figures.add('processor time a record, database included', legs.sum('ms') / count, 'ms');
  figures.add('rows written per record', legs.sum('rowsWritten') / count, '', { most: MOST_ROWS });
  figures.add('rows read per record', legs.sum('rowsRead') / count, '');
  figures.add('largest batch sent to the database', sqlite.sums.largest / 1e6, 'MB', { most: 2 });
  figures.add('memory of the process, both vendors’ books included', memory / 1e6, 'MB');
  legs.compare(figures);
  const passes = bench.reports as unknown as { statements?: number; calls?: number }[];
  figures.add('statements of one invocation, most', Math.max(...passes.map(({ statements = 0 }) => statements)), '', {
    most: 40,
  });
  figures.add('external calls of one invocation, most', Math.max(...passes.map(({ calls = 0 }) => calls)), '', {
    most: 40,
  });
  if (profile === 'free') aDay(figures, spent, count);
}

/** On the paid profile thousands are over in a minute: what the last of them cost is to show all the same. */
function stepAfter(ms: number, pace: Order['profile']): number {
  if (pace === 'paid' && ms < 120 * MINUTE_MS) return MINUTE_MS / 20;
  return ms < 120 * MINUTE_MS ? MINUTE_MS / 2 : WAITING_MS;
}

/** Waits until nothing that was written waits for the read that shows it. */
async function proven(office: Office): Promise<void> {
  const waiting = 'SELECT count(*) AS count FROM links WHERE settling IS NOT NULL';
  for (let tries = 0; office.bench.sqlite.run(waiting)[0]?.count !== 0; tries++) {
    if (tries === 600) throw new Error('what was written does not come to rest');
    await office.run(MINUTE_MS / 6);
  }
}

/** On a terminal of its own: the long ones take many minutes. */
function progress({ progress: { linked } }: Run, { count }: Order): void {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${linked} of ${count}`);
}

function aDay(figures: Figures, { xero, ...spent }: Used, count: number): void {
  const used = { ...spent, xeroCalls: xero };
  const suffices = (name: keyof typeof FREE_A_DAY) => Math.floor((FREE_A_DAY[name] / used[name]) * count);
  for (const name of ['rowsWritten', 'rowsRead', 'queueOperations', 'xeroCalls', 'grants'] as const)
    figures.add(`records that a free day’s ${words[name]} suffice for`, suffices(name), '', {
      least: FREE_RECORDS_A_DAY,
    });
}

const words = {
  rowsWritten: 'rows written',
  rowsRead: 'rows read',
  queueOperations: 'queue operations',
  xeroCalls: 'calls to Xero',
  grants: 'calls of the grants’ holders',
} as const;
