// What goes wrong: with the vendors' replies, with the database, the queue and the holders of grants, with webhooks, and with us.

import type { Chance } from '../../../src/simulator/chance.ts';
import type { FaultAction, FaultRule } from '../../../src/simulator/faults.ts';
import type { Trouble } from '../history.ts';
import { peopleOfAllKinds } from '../people/index.ts';

const api = { xero: '/api/api\\.xro/2\\.0/', zoho: '/api/crm/v8/' } as const;
const html = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const json = { 'content-type': 'application/json' };
const page = { 'content-type': 'text/html' };

type Paths = Readonly<Record<'xero' | 'zoho', string>>;

/** Calls that write records: the rest of a vendor's calls read. */
const parties: Paths = {
  xero: '/api/api\\.xro/2\\.0/Contacts',
  zoho: '/api/crm/v8/(Accounts|Contacts|Vendors)(\\?|$)',
};

function actions(chance: Chance, vendor: 'xero' | 'zoho'): readonly FaultAction[] {
  const busy = vendor === 'xero' ? '{}' : '{"code":"TOO_MANY_REQUESTS","message":"too many calls","status":"error"}';
  const wait = {
    'retry-after': String(1 + chance.below(20)),
    ...(vendor === 'xero' && { 'x-rate-limit-problem': 'minute' }),
  };
  return [
    { type: 'respond', status: 429, headers: { ...json, ...wait }, body: busy },
    { type: 'respond', status: 429, headers: json, body: busy },
    { type: 'respond', status: 500, headers: json, body: '{"message":"internal error"}' },
    { type: 'respond', status: 503, headers: page, body: html },
    { type: 'drop-before' },
    { type: 'drop-after' },
    { type: 'drop-after' },
    { type: 'replace', status: 500, headers: json, body: '{"message":"it was done all the same"}' },
    { type: 'replace', status: 502, headers: page, body: html },
    { type: 'replace', status: 200, headers: json, body: '{"malformed": ' },
    { type: 'truncate', share: chance.next() },
    { type: 'delay', beforeMs: 500 + chance.below(14_000) },
    { type: 'delay', afterMs: 500 + chance.below(14_000) },
  ];
}

function fault(chance: Chance, records: Paths): Trouble {
  const vendor = chance.pick(['xero', 'zoho'] as const);
  // Xero makes by PUT and changes by POST; Zoho the other way round.
  const only = { path: records[vendor], method: chance.pick(['PUT', 'POST']) };
  const match: FaultRule['match'] = { vendor, path: api[vendor], ...(chance.happens(0.75) && only) };
  const times = chance.pick([1, 1, 1, 2, 4, 12]);
  const probability = chance.pick([1, 1, 0.5]);
  return {
    do: 'fault',
    rule: { match, after: chance.below(2), times, probability, action: chance.pick(actions(chance, vendor)) },
  };
}

function upset(chance: Chance): Trouble {
  const port = chance.pick(['vendor', 'vendor', 'database', 'database', 'queue', 'grant'] as const);
  const when = chance.pick(['before', 'after'] as const);
  const is =
    port === 'queue'
      ? chance.pick(['crash', 'fail'] as const)
      : chance.pick(['crash', 'crash', 'crash', 'fail', 'stall'] as const);
  const sort = chance.pick(['pass', 'pass', 'pass', 'pass', 'hook', 'cron', 'holder', 'any'] as const);
  const held = { vendor: 15_000, database: 120_000, grant: 120_000, queue: 1_000 }[port];
  // Held up, a pass only: hooks are taken one after the other.
  if (is === 'stall')
    return { do: 'upset', skip: chance.below(6), port, when, sort: 'pass', is, ms: 1_000 + chance.below(held) };
  return { do: 'upset', skip: chance.below(8), port, when, ...(sort !== 'any' && { sort }), is };
}

function deliveries(chance: Chance): Trouble {
  const knobs = chance.pick([
    { lose: 1 },
    { lose: 0.5 },
    { double: 1 },
    { delayMs: [0, 60_000] as [number, number] },
    { delayMs: [100_000, 200_000] as [number, number] },
    { hold: true },
  ]);
  return { do: 'deliveries', knobs, forMs: 5_000 + chance.below(300_000) };
}

/** One thing that goes wrong. `things` is how many records the history is about, `records` where they are written. */
export function inventTrouble(chance: Chance, things: number, records = parties): Trouble {
  const sort = chance.pick([
    'fault',
    'fault',
    'fault',
    'upset',
    'upset',
    'upset',
    'deliveries',
    'queue',
    'rest',
  ] as const);
  switch (sort) {
    case 'fault':
      return fault(chance, records);
    case 'upset':
      return upset(chance);
    case 'deliveries':
      return deliveries(chance);
    case 'queue':
      return { do: 'queue', copies: chance.pick([0, 2] as const), times: 1 + chance.below(4) };
    case 'rest':
      return chance.pick<Trouble>([
        {
          do: 'forge',
          vendor: chance.pick(['xero', 'zoho'] as const),
          thing: chance.below(things),
          kind: chance.pick(peopleOfAllKinds).kind,
        },
        { do: 'deploy' },
        { do: 'expire' },
      ]);
  }
}
