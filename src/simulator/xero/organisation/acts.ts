// What a person does to a whole organisation, and Xero to a demo company: found, lock, rename, reset.

import { type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { addCurrency, found } from '../seed/organisation.ts';
import { seedCompany } from '../seed/world.ts';
import type { Books } from '../store/books.ts';
import { readDate } from '../wire/dates.ts';
import { type Organisation, type Region, regions } from './organisation.ts';

export const organisationActs: Acts = {
  'organisation.list': ({ xero }) => xero.organisations.values(),
  'organisation.add': add,
  'organisation.rename': (stage, input) => change(stage, input, { name: input.text('name') }),
  'organisation.plan': (stage, input) => change(stage, input, { plan: input.text('plan') as Organisation['plan'] }),
  'organisation.lock': (stage, input) =>
    change(stage, input, {
      periodLockDate: lockDate(input, 'periodLockDate'),
      endOfYearLockDate: lockDate(input, 'endOfYearLockDate'),
    }),
  'currency.remove': (stage, input) => {
    const books = booksOf(stage, input);
    books.currencies.delete(input.text('code'));
    books.commit();
    return { removed: input.text('code') };
  },
  'currency.add': (stage, input) => {
    const books = booksOf(stage, input);
    addCurrency(books, input.text('code'));
    books.commit();
  },
  'demo.reset': reset,
};

function add({ xero }: Stage, input: Input): Organisation {
  const company = input.optional('company');
  if (company !== undefined) return seedCompany(xero, company).organisation;
  const region = input.optional('region') ?? 'NZ';
  if (!Object.hasOwn(regions, region)) throw new RangeError(`no region ${region}: ${Object.keys(regions).join(', ')}`);
  const home = { AU: 'AUD', NZ: 'NZD', UK: 'GBP', US: 'USD' }[region as Region];
  return found(xero, {
    name: input.text('name'),
    region: region as Region,
    currency: input.optional('currency') ?? home,
    currencies: input.texts('currencies') ?? [],
  }).organisation;
}

function change(stage: Stage, input: Input, changes: Partial<Organisation>): Organisation {
  const { organisation } = booksOf(stage, input);
  return stage.xero.organisations.set(organisation.id, { ...organisation, ...changes, updatedAt: stage.xero.now() });
}

function lockDate(input: Input, name: string): string | undefined {
  const text = input.optional(name);
  if (text === undefined) return undefined;
  const date = readDate(text);
  if (!date) throw new RangeError(`${name} is no date`);
  return date;
}

/** A demo company starts anew under a new tenant id; the old one is gone, and with it every connection (seen live). */
function reset(stage: Stage, input: Input): Organisation {
  const { xero } = stage;
  const before: Books = booksOf(stage, input);
  const { id, name, region, currency, plan, company } = before.organisation;
  const currencies = before.currencies.all().flatMap(({ Code }) => (Code === currency ? [] : [Code]));
  before.erase();
  xero.organisations.delete(id);
  for (const connection of xero.grants.connections.values()) {
    if (connection.tenantId === id) xero.grants.disconnect(connection);
  }
  const after =
    company === undefined ? found(xero, { name, region, currency, currencies, plan }) : seedCompany(xero, company);
  return xero.organisations.set(after.tenantId, { ...after.organisation, name, plan });
}
