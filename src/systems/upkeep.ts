// What keeps a connection in order: the probe when it is made, what we set up inside it, the daily look whether it is still there.

import type { KindName } from '../core/record.ts';
import type { Settings } from '../kinds/settings.ts';
import type { Result } from '../core/problem.ts';
import { done } from '../core/problem.ts';
import type { References } from '../core/reference.ts';
import type { Line } from './http.ts';
import type { BooksFacts } from './books/facts.ts';
import { booksLists, probe as probeBooks } from './books/probe.ts';
import { booksScripts } from './books/scripts.ts';
import { probe as probeXero } from './xero/probe.ts';
import type { Prerequisite } from './prerequisites.ts';
import type { XeroFacts } from './xero/dialect.ts';
import { prerequisites as xeroPrerequisites } from './xero/prerequisites.ts';
import { readReferences } from './xero/references.ts';
import { editionNamed, type Less, lessIn } from './zoho/editions.ts';
import type { ZohoFacts } from './zoho/facts.ts';
import { learnFurther, modulesFor } from './zoho/further.ts';
import { listsOf } from './zoho/lists.ts';
import { closeChannel, isOpen, RENEW_WITHIN_MS, renewChannel } from './zoho/notifications.ts';
import { channelId, channelItem, channelModules, withChannel, withOpenChannel } from './zoho/own-channel.ts';
import { probe as probeZoho } from './zoho/probe.ts';
import { prerequisites as zohoPrerequisites } from './zoho/prerequisites.ts';
import { listProvision, provision, type Provisioned, type ProvisionItem, unprovision } from './zoho/provision.ts';
import { type Hook, type Script, scriptsFor } from './zoho/scripts.ts';
import { listRules, makeRules, removeRules, ruledModules, type SaveOrder } from './zoho/rules.ts';
import { wantedFields } from './zoho/wanted.ts';
import { addWords, listWords } from './zoho/words.ts';

export interface Kept {
  readonly line: Line;
  readonly apiUrl: string;
  readonly organisationId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Facts = Readonly<Record<string, unknown>>;

/** What a pair wants set up in a CRM connection. */
export interface Wish {
  readonly pair: string;
  /** Its place among the pairs of the connection, from 1. */
  readonly number: number;
  readonly customers: 'accounts' | 'contacts' | 'both';
  /** What it syncs; customers alone where nothing is said. */
  readonly kinds?: readonly KindName[];
  /** Where its invoices show what becomes of them: the CRM's own status where nothing is said. */
  readonly invoiceStatus?: Settings['values']['invoiceStatus'];
}

export interface ChannelOrder {
  readonly notifyUrl: string;
  readonly token: string;
  readonly now: number;
  /** Where workflow rules tell of saves. Left out: no rules are made. */
  readonly saves?: SaveOrder;
}

export interface Setup {
  readonly items: readonly ProvisionItem[];
  readonly facts: Facts;
}

/** What a system's folder offers for upkeep. Where a part is missing there is nothing to keep. */
export interface Upkeep {
  probe(kept: Kept): Promise<Result<Facts>>;
  /** The lists that documents name, and what follows from them for the facts: what the probe finds, and more. */
  references?(kept: Kept): Promise<Result<{ readonly references: References; readonly facts: Facts }>>;
  /** Lists that settings name and that need no reading: the connection's facts have them. */
  lists?(facts: Facts): References;
  /** What a kind's modules offer to a mapping beside what we use anyway. The facts as they are then. */
  fields?(kept: Kept, kind: KindName, customers: Wish['customers']): Promise<Result<Facts>>;
  /** What must be there for these kinds before a pair goes live. */
  prerequisites?(
    kept: Kept,
    kinds: readonly KindName[],
    customers: Wish['customers'],
  ): Promise<Result<readonly Prerequisite[]>>;
  list?(kept: Kept, wishes: readonly Wish[]): Promise<Result<Setup>>;
  setUp?(kept: Kept, wishes: readonly Wish[], order: ChannelOrder): Promise<Result<Setup>>;
  /** Functions for buttons in the system's own pages, ready to paste. */
  scripts?(hook: Hook): readonly Script[];
  /** What is said of them, as codes: why they are there, and where each goes. */
  readonly scriptWords?: { readonly text: string; readonly steps: string };
  takeDown?(kept: Kept, wishes: readonly Wish[]): Promise<Result<Setup>>;
  /** Renews what lapses. The facts as they are then. */
  renew?(kept: Kept, order: ChannelOrder): Promise<Result<Facts>>;
  /** When that was opened, epoch ms; undefined where it is not open. */
  openedAt?(facts: Facts): number | undefined;
  /** The organisation's edition, and what works less in it; null where it is not known. */
  edition?(facts: Facts): { readonly name: string; readonly less: readonly Less[] } | null;
}

/** The facts with where we are reached: the addresses that the CRM shows of us begin so. */
function reachedAt(facts: ZohoFacts, { notifyUrl }: Pick<ChannelOrder, 'notifyUrl'>): ZohoFacts {
  return { ...facts, servedAt: new URL(notifyUrl).origin };
}

const zoho: Upkeep = {
  probe: async ({ line, apiUrl, facts }) => asFacts(await probeZoho({ line, baseUrl: apiUrl }, facts as ZohoFacts)),

  lists: (facts) => listsOf(facts as ZohoFacts),

  scripts: scriptsFor,

  scriptWords: { text: 'script.text', steps: 'script.steps' },

  fields: async ({ line, apiUrl, facts }, kind, customers) =>
    asFacts(await learnFurther({ line, baseUrl: apiUrl }, facts as ZohoFacts, modulesFor(kind, customers))),

  prerequisites: ({ line, apiUrl, facts }, kinds, customers) =>
    zohoPrerequisites({ line, baseUrl: apiUrl }, facts as ZohoFacts, kinds, customers),

  list: async ({ line, apiUrl, facts }, wishes) => {
    const access = { line, baseUrl: apiUrl };
    const listed = await inTurn(facts as ZohoFacts, [
      (known) => listProvision(access, known, fieldsOf(wishes)),
      (known) => listWords(access, known, wordedKinds(wishes)),
      (known) => listRules(access, known, ruledBy(wishes)),
    ]);
    if (!listed.ok) return listed;
    const { items, facts: known } = listed.value;
    return done({ items: [...items, channelItem(known)], facts: asRecord(known) });
  },

  setUp: async ({ line, apiUrl, organisationId, facts }, wishes, order) => {
    const access = { line, baseUrl: apiUrl };
    const { saves } = order;
    const made = await inTurn(reachedAt(facts as ZohoFacts, order), [
      (known) => provision(access, known, fieldsOf(wishes)),
      async (known) => done(await withOpenChannel(access, known, { ...order, id: channelId(organisationId) })),
      (known) => addWords(access, known, wordedKinds(wishes)),
      (known) =>
        saves
          ? makeRules(access, known, ruledBy(wishes), { ...saves, now: order.now })
          : listRules(access, known, ruledBy(wishes)),
    ]);
    return made.ok ? done({ items: made.value.items, facts: asRecord(made.value.facts) }) : made;
  },

  takeDown: async ({ line, apiUrl, organisationId, facts }, wishes) => {
    const access = { line, baseUrl: apiUrl };
    const removed = await inTurn(facts as ZohoFacts, [
      (known) => removeRules(access, known, ruledBy(wishes)),
      (known) => unprovision(access, known, fieldsOf(wishes)),
    ]);
    if (!removed.ok) return removed;
    const closed = await closeChannel(access, channelId(organisationId));
    const { channels, ...rest } = removed.value.facts;
    const known = closed.ok ? rest : { ...rest, ...(channels && { channels }) };
    return done({ items: [...removed.value.items, channelItem(known)], facts: asRecord(known) });
  },

  renew: async ({ line, apiUrl, organisationId, facts: before }, order) => {
    const facts = reachedAt(before as ZohoFacts, order);
    const { channels } = facts;
    if (!channels?.records) return done(asRecord(facts));
    const access = { line, baseUrl: apiUrl };
    const wanted = { ...order, id: channelId(organisationId), modules: channelModules(facts) };
    const open = await isOpen(access, wanted);
    if (!open.ok) return open;
    if (open.value && channels.records.expiresAt - order.now > RENEW_WITHIN_MS) return done(asRecord(facts));
    const renewed = await renewChannel(access, wanted);
    return renewed.ok ? done(asRecord(withChannel(facts, renewed.value))) : renewed;
  },

  openedAt: (facts) => (facts as ZohoFacts).channels?.records?.openedAt,

  edition: (facts) => {
    const name = editionNamed((facts as ZohoFacts).organisation?.edition);
    return name && { name, less: lessIn(name) };
  },
};

const upkeeps: Readonly<Record<string, Upkeep>> = {
  xero: {
    probe: async ({ line, apiUrl, organisationId, facts }) =>
      asFacts(await probeXero({ line, baseUrl: apiUrl, tenantId: organisationId }, facts as XeroFacts)),

    prerequisites: ({ line, apiUrl, organisationId }, kinds) =>
      xeroPrerequisites({ line, baseUrl: apiUrl, tenantId: organisationId }, kinds),

    references: async ({ line, apiUrl, organisationId, facts }) => {
      const read = await readReferences({ line, baseUrl: apiUrl, tenantId: organisationId }, facts as XeroFacts);
      if (!read.ok) return read;
      return done({ references: read.value.references, facts: asRecord(read.value.facts) });
    },
  },
  'zoho-crm': zoho,
  'zoho-books': {
    probe: async ({ line, apiUrl, organisationId, facts }) =>
      asFacts(await probeBooks({ line, baseUrl: apiUrl, organisationId }, facts as BooksFacts)),

    lists: (facts) => booksLists(facts as BooksFacts),

    scripts: booksScripts,

    scriptWords: { text: 'script.books.text', steps: 'script.books.steps' },
  },
};

export function upkeepOf(system: string): Upkeep | undefined {
  return upkeeps[system];
}

function fieldsOf(wishes: readonly Wish[]) {
  const fields = wishes.flatMap(({ pair, number, customers, kinds, invoiceStatus }) =>
    wantedFields(pair, number, customers, kinds, invoiceStatus),
  );
  // Shared fields are wished for by every pair and made once.
  return [...new Map(fields.map((field) => [`${field.module}/${field.owner}/${field.purpose}`, field])).values()];
}

/** Kinds whose own status is to have words of ours: invoices need none where a field of ours shows what becomes of them. */
function wordedKinds(wishes: readonly Wish[]): KindName[] {
  const needs = ({ kinds = [], invoiceStatus }: Wish) =>
    kinds.filter((kind) => kind !== 'invoice' || invoiceStatus !== 'field');
  return [...new Set(wishes.flatMap(needs))];
}

function ruledBy(wishes: readonly Wish[]): string[] {
  return [...new Set(wishes.flatMap(({ kinds = [], customers }) => ruledModules(kinds, customers)))];
}

/** One part of the set-up after the other, each with what those before it found. */
async function inTurn(
  facts: ZohoFacts,
  parts: readonly ((known: ZohoFacts) => Promise<Result<Provisioned>>)[],
): Promise<Result<Provisioned>> {
  let known = facts;
  const items: ProvisionItem[] = [];
  for (const part of parts) {
    const ended = await part(known);
    if (!ended.ok) return ended;
    known = ended.value.facts;
    items.push(...ended.value.items);
  }
  return done({ items, facts: known });
}

function asFacts<T extends object>(result: Result<T>): Result<Facts> {
  return result.ok ? done(asRecord(result.value)) : result;
}

function asRecord(facts: object): Facts {
  return facts as Facts;
}
