// What a day takes of the free limits of both platforms: one on which nobody does anything, in two pairs, and one of a thousand changes.

import { Chance } from '../../src/simulator/chance.ts';
import { Counted } from './counted.ts';
import type { Figures } from './figures.ts';
import { Office, type Used } from './office.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CUSTOMERS = 60;
const CHANGES = 1_000;

/** Free limits of a day: Xero's starter tier, Zoho's free edition, Cloudflare's free plan. */
const FREE = {
  xeroDay: 1_000,
  refused: 0,
  zohoCredits: 5_000,
  queueOperations: 10_000,
  rowsWritten: 100_000,
  rowsRead: 5_000_000,
  grants: 100_000,
  requests: 100_000,
  logged: 200_000,
} as const satisfies Partial<Used>;
/** Documents need Zoho's professional edition, and what nobody does should cost next to nothing. */
const IDLE = { ...FREE, xero: 150, zohoCredits: 50_000 } as const;
const words: Readonly<Record<keyof Used, string>> = {
  xero: 'Xero calls of an organisation in 24 hours',
  xeroDay: 'Xero calls of an organisation’s own day',
  refused: 'calls refused for a limit',
  zohoCredits: 'Zoho credits',
  queueOperations: 'queue operations',
  rowsWritten: 'rows written',
  rowsRead: 'rows read',
  grants: 'calls of the grants’ holders',
  requests: 'requests, minutes and messages',
  logged: 'lines logged',
};
/** The watch over ways that went quiet ends this long after the last change. */
const AT_REST_MS = 4 * DAY_MS;
const CATCHING_UP_MS = 2 * HOUR_MS;

const withModules = (kinds: readonly string[]) => ({
  sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
  kinds: Object.fromEntries(kinds.map((kind) => [kind, { on: true }])),
});
const everything = withModules([
  'customer',
  'vendor',
  'item',
  'quote',
  'invoice',
  'purchase-order',
  'payment',
  'credit',
]);
const idle = [
  { who: 'a pair, every module on', pairs: 1, settings: everything },
  // Here an idle day has calls for a watch over the webhook, by day and night.
  {
    who: 'a pair with customers, items and invoices',
    pairs: 1,
    settings: withModules(['customer', 'item', 'invoice']),
  },
  { who: 'two pairs, every module on', pairs: 2, settings: everything, isLong: true },
];

export async function days(figures: Figures, full: boolean): Promise<void> {
  for (const { who, pairs, settings, isLong = false } of idle) {
    if (isLong && !full) continue;
    figures.title(`An idle day of ${who}, profile free, nightly comparison included (virtual time)`);
    await withOffice(settings, pairs, async (office) => {
      await office.run(CATCHING_UP_MS);
      // Then nobody works, and nothing runs: what lapsed meanwhile is caught up with before the day is counted.
      office.bench.clock.advance(AT_REST_MS - CATCHING_UP_MS);
      await office.run(CATCHING_UP_MS);
      await day(office, figures, IDLE, async () => undefined);
    });
  }
  figures.title(`A busy day of ${CHANGES} changes to customers, half on each side, profile free (virtual time)`);
  await withOffice({}, 1, async (office) => {
    await office.run(6 * HOUR_MS);
    const told = { crm: new Map<string, string>(), xero: new Map<string, string>() };
    await day(office, figures, FREE, () => people(office, told));
    figures.add('changes that are not on the other side at its end', notArrived(office, told), '', { most: 0 });
  });
}

async function withOffice(settings: object, pairs: number, work: (office: Office) => Promise<void>): Promise<void> {
  const sqlite = new Counted();
  try {
    const office = await Office.open({
      settings,
      pairs,
      sqlite,
      // Monday, an hour past midnight in New Zealand.
      start: Date.UTC(2026, 10, 22, 12),
      before: (act) => {
        for (let at = 0; at < CUSTOMERS; at++)
          act('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: `Customer ${at}` } });
      },
    });
    await office.goLive();
    await work(office);
  } finally {
    await sqlite.close();
  }
}

async function day(office: Office, figures: Figures, most: Partial<Used>, work: () => Promise<void>): Promise<void> {
  const used = await office.count();
  await work();
  await office.run(DAY_MS);
  const spent = await used();
  for (const name of keysOf(words)) {
    const bound = most[name];
    figures.add(words[name], spent[name], '', bound === undefined ? undefined : { most: bound });
  }
}

function keysOf<K extends string>(all: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(all) as K[];
}

/** What was entered last, by the id of the record that it was entered in. */
interface Told {
  readonly crm: Map<string, string>;
  readonly xero: Map<string, string>;
}

/** A thousand changes at random times between eight and six, half of them in each system. */
async function people({ bench, act }: Office, told: Told): Promise<void> {
  const chance = new Chance(7);
  const accounts = accountsOf(act);
  const contacts = contactsOf(act);
  for (let change = 0; change < CHANGES; change++) {
    const at = bench.clock.now() + chance.below(10 * HOUR_MS);
    const [account, contact] = [chance.pick(accounts), chance.pick(contacts)];
    const phone = `+64 9 555 ${1_000 + change}`;
    bench.at(at, () => {
      if (change % 2 === 0) {
        told.crm.set(account.Account_Name, phone);
        act('zoho', 'record.edit', { module: 'Accounts', id: account.id, fields: { Phone: phone } });
      } else {
        told.xero.set(contact.Name, `Ann ${change}`);
        act('xero', 'contact.edit', { ContactID: contact.ContactID, FirstName: `Ann ${change}` });
      }
    });
  }
}

type Act = Office['act'];
interface Account {
  readonly id: string;
  readonly Account_Name: string;
}
interface Contact {
  readonly ContactID: string;
  readonly Name: string;
  readonly Phones?: readonly { readonly PhoneNumber?: string }[];
}

function accountsOf(act: Act): readonly Account[] {
  return (act('zoho', 'list', { module: 'Accounts', limit: 200 }) as { items: Account[] }).items;
}

function contactsOf(act: Act): readonly Contact[] {
  return act('xero', 'list', { collection: 'Contacts' }) as Contact[];
}

/** How many of the last changes of each record the other side does not show. */
function notArrived({ act }: Office, { crm, xero }: Told): number {
  const phones = new Map(contactsOf(act).map(({ Name, Phones = [] }) => [Name, JSON.stringify(Phones)]));
  type Person = { First_Name?: string | null; Account_Name?: { name?: string } | null };
  const persons = (act('zoho', 'list', { module: 'Contacts', limit: 200 }) as { items: Person[] }).items;
  const firstNames = new Map(persons.map((each) => [each.Account_Name?.name ?? '', each.First_Name ?? '']));
  const missing = (all: Map<string, string>, shown: (name: string, value: string) => boolean) =>
    [...all].filter(([name, value]) => !shown(name, value)).length;
  return (
    missing(crm, (name, value) => (phones.get(name) ?? '').includes(value.slice(-4))) +
    missing(xero, (name, value) => firstNames.get(name) === value)
  );
}
