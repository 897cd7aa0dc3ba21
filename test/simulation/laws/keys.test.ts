// No idempotency key is used after its life. Customers and vendors are safe without that law, since their names and our marks are unique
// in accounting; what is done once and leaves no mark is not: a mail. Its reply is lost for longer than a key lives.

import { expect, test } from 'vitest';
import { Bench, type BenchOptions } from '../bench.ts';
import { tampered } from './tampered.ts';

const MINUTE_MS = 60_000;
/** Every reply to a mail is lost for this long: more than a key lives. */
const LOST_FOR_MS = 10 * MINUTE_MS;

/** What is known of a key that the vendor has long forgotten: that it still protects. */
const keysForEver = () =>
  tampered({ system: (system) => ({ ...system, spec: { ...system.spec, replayMs: system.spec.replayMs * 1_000 } }) });

/** An invoice that is mailed when it is made; the replies to the mail are lost for longer than a key lives. Answers with what is asked. */
async function mailed(options: Pick<BenchOptions, 'tamper'>): Promise<string[]> {
  const bench = new Bench(options);
  const { pair, crm } = await bench.connect('empty');
  const settings = {
    startDate: '2026-01-01',
    kinds: { item: { on: true }, invoice: { on: true } },
    sequence: { invoice: { status: 'AUTHORISED', email: 'accounting', account: '200' } },
    values: { taxes: { GST: 'OUTPUT2' } },
  };
  await bench.ask('PUT', `/api/pairs/${pair}/settings`, settings);
  await bench.ask('POST', `/api/connections/${crm}/provision`);
  await bench.goLive(pair);
  await bench.run(5 * MINUTE_MS, 100_000);
  // The vendor mails once: a second time is refused, and so is seen.
  Object.assign(bench.vendors.vendors.xero?.switches ?? {}, { emailLimit: 1 });
  const match = { vendor: 'xero', method: 'POST', path: 'Email' };
  bench.vendors.faults.arm({ match, action: { type: 'drop-after' }, times: null });
  const save = (module: string, fields: object) =>
    (bench.vendors.vendors.zoho?.act('record.create', { module, fields }) as { id: string }).id;
  const id = save('Accounts', { Account_Name: 'Harbour Light' });
  save('Contacts', { Last_Name: 'Keeper', Email: 'keeper@harbour.test', Account_Name: { id } });
  const product = save('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, Tax: ['GST'] });
  const line = { Product_Name: { id: product }, Quantity: 2, List_Price: 10, Line_Tax: [{ name: 'GST' }] };
  const dates = { Invoice_Date: '2026-11-19', Due_Date: '2026-12-19' };
  save('Invoices', { Subject: 'Bolts', Account_Name: { id }, ...dates, Invoiced_Items: [line] });
  await bench.markAll(pair, 'crm');
  // However seldom it is asked after meanwhile, it is asked after once more when the vendor has forgotten the key.
  await bench.run(LOST_FOR_MS, 100_000);
  bench.vendors.faults.clear();
  await bench.run(60 * MINUTE_MS, 100_000);
  const { items } = await bench.ask<{ items: { code: string }[] }>('GET', `/api/pairs/${pair}/issues`);
  return items.map(({ code }) => code);
}

test('a mail of which nobody can know any more is not sent again: a person is told', async () => {
  expect(await mailed({})).toEqual(['mail.unknown']);
});

test('without the law that no key is used after its life it is mailed twice', async () => {
  expect(await mailed({ tamper: keysForEver() })).toEqual(['mail.refused']);
});
