// What each edition of the CRM lets us set up: it is asked for all the same, makes what it can, names what it can't with what takes over,
// and never ends half way. And what the pages say of an edition, against what the edition is.

import { describe, expect, test } from 'vitest';
import type { KindName } from '../../src/core/record.ts';
import { say } from '../../src/sentences.ts';
import { type EditionName, editionOf } from '../../src/simulator/zoho/limits/editions.ts';
import { type Edition, editionNamed, editions, lessIn } from '../../src/systems/zoho/editions.ts';
import { wantedFields } from '../../src/systems/zoho/wanted.ts';
import { type Setup, type Upkeep, upkeepOf } from '../../src/systems/upkeep.ts';
import { Stand } from '../contract/stand.ts';
import { must } from '../contract/steps.ts';
import { PAIR } from '../contract/vendors.ts';

const upkeep = upkeepOf('zoho-crm') as Required<Upkeep>;
const kinds: readonly KindName[] = ['customer', 'vendor', 'item', 'quote', 'sales-order', 'invoice', 'purchase-order'];
const wishes = [{ pair: PAIR, number: 1, customers: 'accounts' as const, kinds }];

/** A CRM of that edition, connected, with nothing of ours. */
async function connected(edition: EditionName): Promise<Stand> {
  const stand = new Stand({ system: 'zoho-crm' });
  stand.act('edition.set', { edition });
  await stand.consent();
  stand.facts = { ...stand.facts, ...must(await upkeep.probe(stand.kept())) };
  return stand;
}

async function setUp(stand: Stand): Promise<Setup> {
  const order = {
    notifyUrl: 'https://hook.example/hooks/zoho/notify/c1',
    token: 'channel',
    now: stand.clock.now(),
    saves: { url: 'https://hook.example/hooks/zoho/save/c1', token: 'secret' },
  };
  const made = must(await upkeep.setUp(stand.kept(), wishes, order));
  stand.facts = made.facts;
  return made;
}

/** How many pieces of each sort stand how. */
const tally = ({ items }: Setup) => {
  const counts: Record<string, number> = {};
  for (const { what, state } of items) counts[`${what} ${state}`] = (counts[`${what} ${state}`] ?? 0) + 1;
  return counts;
};
const told = (stand: Stand) =>
  (stand.act('channels') as unknown as { module: string }[]).map(({ module }) => module).toSorted();
const lacking = ({ items }: Setup) => items.filter(({ what }) => what === 'module').map(({ module }) => module);

const documents = ['Quotes', 'Sales_Orders', 'Invoices', 'Purchase_Orders'];
/** All that is wanted. */
const fields = wantedFields(PAIR, 1, 'accounts', kinds).length;
const every = ['Accounts', 'Contacts', 'Vendors', 'Products', ...documents];

test.each<[EditionName, Record<string, number>, string[], string[]]>([
  [
    'free',
    { 'field refused': 4, 'rule refused': 4, 'module refused': 6, 'channel exists': 1 },
    ['Vendors', 'Products', ...documents],
    ['Accounts', 'Contacts'],
  ],
  [
    'standard',
    { 'field exists': 10, 'rule refused': 6, 'module refused': 5, 'channel exists': 1 },
    ['Vendors', ...documents],
    ['Accounts', 'Contacts', 'Products'],
  ],
  ['professional', { 'field exists': fields, 'rule exists': 16, 'values exists': 2, 'channel exists': 1 }, [], every],
  ['enterprise', { 'field exists': fields, 'rule exists': 16, 'values exists': 2, 'channel exists': 1 }, [], every],
])('%s: what it lets us is made, what it can’t is named', async (edition, pieces, modules, channel) => {
  const stand = await connected(edition);
  const made = await setUp(stand);
  expect(tally(made)).toEqual(pieces);
  expect(lacking(made)).toEqual(modules);
  expect(told(stand)).toEqual(channel.toSorted());
  // Each piece that is not there says what is missed without it, in words.
  const absent = made.items.filter(({ state }) => state !== 'exists');
  for (const { without = '', label } of absent) expect(say('en', without, { module: label })).not.toBe(without);
  // Nothing is half done: a second time finds the same, and asks for it in vain again.
  expect(tally(await setUp(stand))).toEqual(pieces);
  expect(tally(must(await upkeep.list(stand.kept(), wishes)))).toEqual(pieces);
  const removed = must(await upkeep.takeDown(stand.kept(), wishes));
  expect(removed.items.filter(({ what, state }) => what !== 'module' && state === 'exists')).toEqual([]);
  expect(told(stand)).toEqual([]);
  expect(stand.act('automation')).toMatchObject({ rules: [], webhooks: [] });
});

test('an organisation that goes up gets the rest, one that goes down keeps what it may', async () => {
  const stand = await connected('free');
  await setUp(stand);
  stand.act('edition.set', { edition: 'enterprise' });
  expect((await setUp(stand)).items.every(({ state }) => state === 'exists')).toBe(true);
  stand.act('edition.set', { edition: 'standard' });
  const less = await setUp(stand);
  expect(lacking(less)).toEqual(['Vendors', ...documents]);
  expect(told(stand)).toEqual(['Accounts', 'Contacts', 'Products']);
});

describe('what the pages say of an edition', () => {
  const says = (edition: Edition) => lessIn(edition).map(({ lacks }) => lacks.replace('edition.', ''));

  test.each(editions)('%s: is what the edition is', (name) => {
    const own = editionOf(name);
    const isTrue: Readonly<Record<string, boolean>> = {
      documents: own.lacks.includes('Invoices'),
      items: own.lacks.includes('Products'),
      'no-fields': own.customFieldsPerModule === 0,
      'few-fields': own.customFieldsPerModule > 0 && own.customFieldsPerModule < 50,
      'few-unique': own.customFieldsPerModule > 0 && own.uniqueFieldsPerModule < 5,
      rules: !own.workflows,
      'few-rules': own.workflows && own.rulesPerModule < 20,
      buttons: !own.functions,
      credits: own.credits.most < 50_000,
      currencies: !own.multiCurrency,
    };
    expect(says(name)).toEqual(Object.keys(isTrue).filter((point) => isTrue[point]));
  });

  test('is told in every language, with what takes over', () => {
    for (const edition of editions)
      for (const { lacks, instead } of lessIn(edition))
        for (const language of ['en', 'fr', 'de'])
          for (const code of [lacks, instead]) expect(say(language, code, {}), `${language} ${code}`).not.toBe(code);
  });

  test.each([
    ['free', 'free'],
    ['Zoho One', 'enterprise'],
    ['crmplus', 'ultimate'],
    ['starter', 'standard'],
    ['trial', null],
    [undefined, null],
  ])('%s is known as %s', (licence, edition) => expect(editionNamed(licence)).toBe(edition));
});
