// Given a historical run of three thousand customers that has only begun; when people save customers in the CRM, and one is asked for by a
// click; then each is in accounting within seconds, long before the run is through.

import { expect, test } from 'vitest';
import { Office } from '../../bench/office.ts';
import { type Run, startRun } from '../../bench/running.ts';

const OLD = 3_000;
const SAVES = 8;
/** Half a minute's calls are left to what is not the run's. */
const EVERY_MS = 10_000;
/** As `npm run bench -- signals` has it, for vendors that take a fifth of a second. */
const MOST_MS = 5_000;
const HOUR_MS = 3_600_000;

const customer = (name: string) => ({ module: 'Accounts', fields: { Account_Name: name } });

test('who saves while a run of thousands goes on does not wait for it', async () => {
  const office = await Office.open({
    latencyMs: 200,
    agedMs: HOUR_MS,
    before: (act) => {
      for (let at = 0; at < OLD; at++) act('zoho', 'record.create', customer(`Old Customer ${at}`));
    },
  });
  const { bench, act, connected } = office;
  await office.goLiveLeavingOld();
  const ids = Array.from(
    { length: SAVES + 1 },
    (_, at) => (act('zoho', 'record.create', customer(`Regular ${at}`)) as { id: string }).id,
  );
  await office.run(HOUR_MS);
  expect(await office.linked('customer')).toBe(ids.length);
  const { id } = await startRun(office, { kinds: ['customer'], direction: 'to-accounting' });
  await office.run(5_000);
  const saved: number[] = [];
  bench.vendors.logBodies = true;
  bench.vendors.calls = [];
  for (const [at, account] of ids.entries()) {
    bench.at(bench.clock.now() + at * EVERY_MS, async () => {
      const told = at < SAVES;
      saved.push(bench.clock.now());
      act('zoho', 'record.edit', { module: 'Accounts', id: account, fields: { Phone: `+64 9 ${7_000_000 + at}` } });
      const asked = { kind: 'customer', side: 'crm', ids: [account] };
      if (!told) await bench.ask('POST', `/api/pairs/${connected.pair}/sync`, asked);
    });
  }
  await office.run((SAVES + 1) * EVERY_MS);
  const { state, progress } = await bench.ask<Run>('GET', `/api/pairs/${connected.pair}/runs/${id}`);
  expect(state).toBe('running');
  const writes = bench.vendors.calls.filter(
    ({ vendor, method, status }) => vendor === 'xero' && method !== 'GET' && status < 300,
  );
  const took = saved.map((from, at) => {
    const write = writes.find(({ requestBody = '' }) => requestBody.includes(String(7_000_000 + at)));
    return (write?.at ?? Infinity) - from;
  });
  expect(took.length).toBe(SAVES + 1);
  for (const [at, ms] of took.entries()) expect(ms, `save ${at}: ${took.join()}`).toBeLessThanOrEqual(MOST_MS);
  // It goes on meanwhile, and is nowhere near its end.
  expect(progress.linked).toBeGreaterThan(100);
  expect(progress.linked).toBeLessThan(OLD / 2);
});
