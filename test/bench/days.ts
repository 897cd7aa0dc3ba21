// What a day takes of the free limits of both platforms: one on which nobody does anything, in two pairs, and one of a thousand changes.

import { Chance } from '../../src/simulator/chance.ts';
import type { Figures } from './figures.ts';
import { Office, type Used } from './office.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CUSTOMERS = 60;
const CHANGES = 1_000;

/**
 * Free limits of a day (Xero's starter tier, Zoho's free edition, Cloudflare's free plan). Entries of indexes are rows in D1 too: of what it
 * allows half is left to them.
 */
const FREE = {
  xero: 1_000,
  zohoCredits: 5_000,
  queueOperations: 10_000,
  rows: 50_000,
  grants: 100_000,
  requests: 100_000,
};
/** Documents need Zoho's professional edition. */
const IDLE = { ...FREE, xero: 150, zohoCredits: 50_000 };
/** The watch over ways that went quiet ends this long after the last change. */
const AT_REST_MS = 4 * DAY_MS;
const CATCHING_UP_MS = 2 * HOUR_MS;

const everything = {
  sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
  kinds: Object.fromEntries(
    ['customer', 'vendor', 'item', 'quote', 'invoice', 'purchase-order', 'payment', 'credit'].map((kind) => [
      kind,
      { on: true },
    ]),
  ),
};

export async function days(figures: Figures): Promise<void> {
  figures.title('An idle day of two pairs, every module on, profile free, nightly comparison included (virtual time)');
  const office = await openFor(everything, 2);
  await office.run(CATCHING_UP_MS);
  // Then nobody works, and nothing runs: what lapsed meanwhile is caught up with before the day is counted.
  office.bench.clock.advance(AT_REST_MS - CATCHING_UP_MS);
  await office.run(CATCHING_UP_MS);
  await day(office, figures, 'idle', IDLE, async () => undefined);
  figures.title(`A busy day of ${CHANGES} changes to customers, half on each side, profile free (virtual time)`);
  const busy = await openFor({});
  await busy.run(6 * HOUR_MS);
  await day(busy, figures, 'busy', FREE, () => people(busy));
}

async function openFor(settings: object, pairs = 1): Promise<Office> {
  const office = await Office.open({
    settings,
    pairs,
    // Monday, an hour past midnight in New Zealand.
    start: Date.UTC(2026, 10, 22, 12),
    before: (act) => {
      for (let at = 0; at < CUSTOMERS; at++)
        act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: `Customer ${at}` } });
    },
  });
  await office.goLive();
  return office;
}

async function day(
  office: Office,
  figures: Figures,
  name: string,
  most: Used,
  work: () => Promise<void>,
): Promise<void> {
  const used = office.count();
  await work();
  await office.run(DAY_MS);
  const spent = used();
  figures.add(`${name} day: Xero calls of an organisation`, spent.xero, '', { most: most.xero });
  figures.add(`${name} day: Zoho credits`, spent.zohoCredits, '', { most: most.zohoCredits });
  figures.add(`${name} day: queue operations`, spent.queueOperations, '', { most: most.queueOperations });
  figures.add(`${name} day: rows written (without indexes)`, spent.rows, '', { most: most.rows });
  figures.add(`${name} day: calls of the grants’ holders`, spent.grants, '', { most: most.grants });
  figures.add(`${name} day: calls that came in, the timetable’s included`, spent.requests, '', { most: most.requests });
}

/** A thousand changes at random times between eight and six, half of them in each system. */
async function people({ bench, act }: Office): Promise<void> {
  const chance = new Chance(7);
  const accounts = (act('zoho', 'list', { module: 'Accounts', limit: 200 }) as { items: { id: string }[] }).items;
  const contacts = act('xero', 'list', { collection: 'Contacts' }) as { ContactID: string }[];
  for (let change = 0; change < CHANGES; change++) {
    const at = bench.clock.now() + chance.below(10 * HOUR_MS);
    const [account, contact] = [chance.pick(accounts), chance.pick(contacts)];
    const phone = `+64 9 555 ${1_000 + change}`;
    bench.at(at, () => {
      if (change % 2 === 0)
        act('zoho', 'record.edit', { module: 'Accounts', id: account.id, fields: { Phone: phone } });
      else act('xero', 'contact.edit', { ContactID: contact.ContactID, FirstName: `Ann ${change}` });
    });
  }
}
