// The desk of customers: records that are put together from several of Zoho's.

import { done, type Result } from '../../../core/problem.ts';
import { none, type Seen, type Sight } from '../../../core/record.ts';
import type { Translator } from '../../../mapping/translate.ts';
import { isJson, type Json } from '../../../mapping/place.ts';
import { type Desk, type DeskSetup, editorOf, mappedIn, readerOf } from '../desk.ts';
import { ownField } from '../facts.ts';
import { fieldNames } from '../module.ts';
import { recycle } from '../remove.ts';
import { foundMade } from '../stamp.ts';
import { updateCustomers } from './change.ts';
import { asAccount, loneNames, type LoneNames } from './lone.ts';
import { changedCustomers } from './look.ts';
import { bodyOf, createCustomers, type CustomerWriter } from './make.ts';
import { type CustomerReader, mainModuleOf, readCustomers, wholesOf } from './read.ts';
import { walkCustomers } from './walk.ts';
import { alone, type CustomerModule, partsOf, toSeen, type Whole } from './whole.ts';

export function customerDesk(setup: DeskSetup, customers: CustomerReader['customers']): Desk {
  const { access, facts, pair, translator, traits, now } = setup;
  const module = mainModuleOf({ customers });
  const stampField = ownField(facts, module, pair, 'accountingId');
  const primaryField = ownField(facts, 'Accounts', 'shared', 'primaryContact');
  const lone = customers === 'both' ? loneNames(facts, pair) : {};
  const reader: CustomerReader = {
    customers,
    primaryField,
    modules: {
      Accounts: readerOf(
        setup,
        'Accounts',
        accountFields(translator, [stampField, primaryField, ...editorOf(facts)], traits),
      ),
      Contacts: readerOf(
        setup,
        'Contacts',
        contactFields(translator, stampField, traits, { customers, lone, editor: editorOf(facts) }),
      ),
    },
  };
  const writer: CustomerWriter = { access, module, stampField, primaryField, translator, lone };
  const seen = (whole: Whole): Seen =>
    toSeen(whole, {
      translator,
      stampField,
      madeFrom: 'accounting.Contacts',
      traits,
      owners: facts.owners ?? [],
      userId: facts.userId,
      now: now(),
      accountOf: (contact) => (customers === 'both' ? asAccount(lone, contact) : {}),
    });
  // Where a Contact may be a customer by itself, one that was may have joined a company.
  const partsIn = (wholes: readonly Whole[]) => (customers === 'both' ? wholes.flatMap(partsOf) : []);
  const sightOf = (whole: Whole | null): Sight => (whole ? { is: 'present', seen: seen(whole) } : none);
  return {
    modules: customers === 'both' ? ['Accounts', 'Contacts'] : [module],

    changed: async (asked) => {
      const found = await changedCustomers(reader, asked);
      if (!found.ok) return found;
      const { wholes } = found.value;
      return done({ ...found.value, seen: wholes.map(seen), parts: partsIn(wholes) });
    },

    walk: async (cursor, rows) => {
      const walked = await walkCustomers(reader, cursor, rows);
      if (!walked.ok) return walked;
      const { wholes, cursor: next } = walked.value;
      return done({ seen: wholes.map(seen), parts: partsIn(wholes), cursor: next });
    },

    read: async (asked) => {
      const found = await readCustomers(reader, asked);
      return found.ok ? done(new Map([...found.value].map(([id, whole]) => [id, sightOf(whole)]))) : found;
    },

    made: async (drafts, since) => {
      const sent = drafts.map((draft) => {
        const record = bodyOf(writer, draft)[module];
        return { source: draft.source, record: isJson(record) ? record : {} };
      });
      const nameField = module === 'Accounts' ? 'Account_Name' : 'Last_Name';
      const found = await foundMade(
        { reader: reader.modules[module], stampField, nameField, since, userId: facts.userId },
        sent,
      );
      if (!found.ok) return found;
      const wholes = await wholesById(reader, module, [...found.value.values()].flat());
      if (!wholes.ok) return wholes;
      const seenOf = (records: readonly Json[]) => records.flatMap(({ id }) => wholes.value.get(String(id)) ?? []);
      return done(new Map([...found.value].map(([source, records]) => [source, seenOf(records).map(seen)])));
    },

    create: (drafts) => createCustomers(writer, drafts),
    update: (patches) => updateCustomers(writer, reader, patches),
    archive: (records) => recycle(access, records),
  };
}

async function wholesById(
  reader: CustomerReader,
  module: CustomerModule,
  records: readonly Json[],
): Promise<Result<Map<string, Whole>>> {
  const wholes = module === 'Contacts' ? done(records.map(alone)) : await wholesOf(reader, records);
  if (!wholes.ok) return wholes;
  return done(new Map(wholes.value.map((each) => [String((each.account ?? each.primary)?.id), each])));
}

function accountFields(translator: Translator, own: readonly (string | null)[], traits: readonly string[]): string[] {
  return fieldNames(
    [...mappedIn(translator, 'Accounts'), ...own.filter((name) => name !== null), ...traits],
    ['Account_Name', 'Modified_Time'],
  );
}

function contactFields(
  translator: Translator,
  stampField: string | null,
  traits: readonly string[],
  {
    customers,
    lone,
    editor,
  }: {
    readonly customers: CustomerReader['customers'];
    readonly lone: LoneNames;
    readonly editor: readonly string[];
  },
): string[] {
  const person = ['First_Name', 'Last_Name', 'Email', 'Account_Name', 'Created_Time', 'Modified_Time', ...editor];
  const single = ['Full_Name', ...(stampField === null ? [] : [stampField]), ...traits];
  const asAccounts = mappedIn(translator, 'Accounts').flatMap((name) => lone[name] ?? []);
  return fieldNames(
    [...mappedIn(translator, 'Contacts'), ...asAccounts, ...(customers === 'accounts' ? [] : single)],
    person,
  );
}
