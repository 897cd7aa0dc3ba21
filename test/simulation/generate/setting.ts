// How a history is set up: pairs, sizes, clocks, how the vendors behave where the facts are not certain, and the settings to go live with.

import type { Chance } from '../../../src/simulator/chance.ts';
import type { Setting } from '../history.ts';
import { peopleOfAllKinds } from '../people/index.ts';

/** Switches that one history in four sets, each to one of these. */
const vendorSwitches = {
  xero: {
    unchangedWriteBumps: [false],
    contactNameSpaces: ['trim'],
    slotsMergeMembers: [true],
    modifiedSinceInclusive: [true],
    idsIncludeArchived: [true],
    webhookBatchSize: [1, 3],
    pageBeyondEnd: [404],
    elementsListOnlyFailures: [false],
    idempotentInFlight: ['conflict', 'run'],
    retryAfterOnConcurrent: [3],
  },
  zoho: {
    mixedStatus: [200],
    trimText: [false],
    unchangedSaveModifies: [false],
    notModifiedStatus: [204],
    missingRecordStatus: [400],
    unmodifiedSince: ['request'],
    severalErrors: ['first'],
    uniqueCountsRecycleBin: [true],
    mergedListedAs: ['recycle'],
    mergeModifiesMoved: [true],
    notifyOwnWrites: [false],
    notifyPerRecord: [true],
    emitNumericIds: [true],
    triggerSuppressesNotifications: [true],
    restoreModifies: [true],
    restoreNotifies: ['update', 'none'],
    notificationRetriesMs: [[1_000, 60_000]],
    searchLagMs: [60_000],
    idsPerList: [10],
  },
} as const;

/** What our client tidies by its own lights may still be refused. */
const always = { countryHolds: 'letters' } as const;

export function inventSetting(chance: Chance): Setting {
  const pairs = chance.happens(0.15) ? 2 : 1;
  return {
    pairs,
    customers: chance.happens(0.75) ? 'accounts' : chance.pick(['contacts', 'both'] as const),
    provision: chance.happens(0.9),
    profile: chance.happens(0.75) ? 'free' : 'paid',
    page: chance.pick([2, 3, 5, 100, 100, 100, 100, 100]),
    records: chance.pick([1, 3, 25, 25, 25, 25, 25, 25]),
    latencyMs: chance.pick([20, 80, 200, 400, 900]),
    // Far off are few: by such a clock everything is young for minutes, and the same is read over and over.
    skewMs: chance.happens(0.6)
      ? 0
      : chance.pick(chance.happens(0.9) ? [-1_500, 1_500, -20_000, 20_000] : [-300_000, 300_000]),
    switches: {
      xero: { ...always, ...inventSwitches(chance, vendorSwitches.xero) },
      zoho: inventSwitches(chance, vendorSwitches.zoho),
    },
    settings: Array.from({ length: pairs }, () => inventSettings(chance)),
  };
}

function inventSwitches(chance: Chance, known: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(known)) if (chance.happens(0.12)) set[name] = chance.pick(values);
  return set;
}

/** A part of the settings, as somebody saves it. */
export function inventSettings(chance: Chance): object {
  const authorities = ['newest', 'newest', 'crm', 'accounting', 'ask'] as const;
  const kinds: Record<string, unknown> = {};
  for (const { kind, filters } of peopleOfAllKinds) {
    const direction = (side: 'crm' | 'accounting') => ({
      on: !chance.happens(0.05),
      create: !chance.happens(0.08),
      update: !chance.happens(0.08),
      delete: chance.pick(['propose', 'propose', 'apply', 'off']),
      filter: chance.happens(0.15)
        ? { all: [{ field: filters[side].field, op: 'not', value: filters[side].outside }] }
        : null,
    });
    kinds[kind] = {
      on: !chance.happens(0.03),
      toAccounting: direction('crm'),
      toCrm: direction('accounting'),
      settleS: chance.happens(0.1) ? 5 : 0,
      everyMinutes: chance.pick([1, 3, 5, 10, 10]),
    };
  }
  const conflicts = {
    default: chance.pick(authorities),
    ...(chance.happens(0.3) && {
      kinds: { customer: { fields: { phone: chance.pick(authorities), email: chance.pick(authorities) } } },
    }),
  };
  return { conflicts, kinds, ...(chance.happens(0.4) && { mappings: inventMappings(chance) }) };
}

/** Rows that are switched off and on, travel one way, clear blanks, or stand in one another's places. */
function inventMappings(chance: Chance): object {
  const row = () => ({
    off: chance.happens(0.2),
    flow: chance.pick(['both', 'both', 'both', 'to-crm', 'to-accounting']),
    blank: chance.pick(['keep', 'keep', 'clear']),
  });
  const rows = { phone: row(), billingCity: row(), email: row() };
  const swapped = chance.happens(0.3);
  const at = (place: string) => ({ places: { accounting: `Phones[${place}]` } });
  const people = { ...rows, mobile: at(swapped ? 'FAX' : 'MOBILE'), fax: at(swapped ? 'MOBILE' : 'FAX') };
  return { customer: people, vendor: rows };
}
